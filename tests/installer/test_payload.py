"""A package is held to its list of hashes, to where its files come from, and to its size."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from installer import payload
from installer.trouble import BuildFailed


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A small folder as a build makes it, with a link as PyInstaller makes them."""
    folder = tmp_path / "springplank"
    for name, content in (("programma", b"uitvoerbaar"), ("_internal/b.so", b"b" * 300), ("_internal/a.txt", b"")):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (folder / "_internal" / "link.so").symlink_to("b.so")
    return folder


def test_the_list_stands_in_order_and_sha256sum_can_check_it(made: Path) -> None:
    entries = payload.tree_hashes(made)
    assert [entry.path for entry in entries] == ["_internal/a.txt", "_internal/b.so", "_internal/link.so", "programma"]
    payload.write_hash_list(entries, made / payload.HASH_LIST)
    assert payload.differences(payload.read_hash_list(made / payload.HASH_LIST), entries) == []
    check = ["sha256sum", "--quiet", "-c", payload.HASH_LIST]
    assert subprocess.run(check, cwd=made, check=False).returncode == 0
    (made / "programma").write_bytes(b"iets anders")
    assert subprocess.run(check, cwd=made, capture_output=True, check=False).returncode == 1


def test_one_other_byte_or_one_file_more_is_a_difference(made: Path) -> None:
    before = payload.tree_hashes(made)
    assert payload.differences(before, payload.tree_hashes(made)) == []
    (made / "_internal" / "b.so").write_bytes(b"b" * 299 + b"c")
    (made / "nieuw").write_bytes(b"")
    assert payload.differences(before, payload.tree_hashes(made)) == ["_internal/b.so", "_internal/link.so", "nieuw"]


def test_a_file_that_nobody_brought_is_found(made: Path, tmp_path: Path) -> None:
    library = tmp_path / "bibliotheek"
    library.mkdir()
    (library / "elders genoemd.so").write_bytes(b"b" * 300)
    (library / "leeg.py").write_bytes(b"")
    known = payload.hashes_under(library)
    entries = payload.tree_hashes(made)
    assert payload.strangers(entries, known, frozenset({"programma"})) == []
    (made / "_internal" / "icuuc.dll").write_bytes(b"een invaller voor de proef")
    assert payload.strangers(payload.tree_hashes(made), known, frozenset({"programma"})) == ["_internal/icuuc.dll"]


def test_parts_of_qt_that_are_not_used_leave_with_their_links_and_empty_folders(tmp_path: Path) -> None:
    qt = tmp_path / "_internal" / "PySide6" / "Qt"
    keep = ("plugins/platforms/libqxcb.so", "translations/qtbase_nl.qm", "plugins/imageformats/libqsvg.so")
    leave = ("plugins/platforms/libqvnc.so", "translations/qtbase_de.qm", "plugins/tls/libqopensslbackend.so")
    for name in (*keep, *leave, "lib/libQt6Network.so.6"):
        (qt / name).parent.mkdir(parents=True, exist_ok=True)
        (qt / name).write_bytes(b"x" * 10)
    (tmp_path / "_internal" / "libQt6Network.so.6").symlink_to("PySide6/Qt/lib/libQt6Network.so.6")
    saved = payload.remove_unneeded(tmp_path)
    left = {entry.path.removeprefix("_internal/PySide6/Qt/") for entry in payload.tree_hashes(tmp_path)}
    assert left == set(keep)
    assert saved >= 40
    assert not (qt / "plugins" / "tls").exists()


def test_a_package_over_its_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    file = tmp_path / "pakket.deb"
    file.write_bytes(b"x" * 2_000_001)
    payload.within(file, 2_000_001)
    with pytest.raises(BuildFailed, match=r"pakket.deb is 2.0 MB; the limit is 2 MB"):
        payload.within(file, 2_000_000)


def test_the_table_names_the_largest_first_and_the_whole(made: Path) -> None:
    (made / "groot").write_bytes(b"x" * 1_500_000)
    rows = payload.size_table(payload.tree_hashes(made), most=2).splitlines()
    assert rows[2:] == ["| groot | 1.5 |", "| _internal/b.so | 0.0 |", "| all 5 files | 1.5 |"]
