"""A build that cannot succeed says why in one sentence and leaves the folder as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from installer import debian, frozen, linux, making
from installer.trouble import BuildFailed
from intake_desktop.exchange.sealed_file import MAGIC
from tests.source import ROOT, text_of

DESKTOP = ROOT / debian.DESKTOP


def test_the_command_says_what_it_can_make() -> None:
    asked = [sys.executable, "build_installer.py"]
    help_text = subprocess.run([*asked, "--help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(words in help_text for words in ("--target", "--out", "--check-reproducible"))
    assert subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode == 2


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    assert making.main(["--target", "linux", "--out", str(tmp_path / "bestand" / "uit")]) == 1
    told = capsys.readouterr()
    assert "choose another folder with --out" in told.err
    assert (told.err.count("\n"), told.out) == (1, "")
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_a_full_disk_is_told_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="make room first"):
        making.ready(tmp_path / "uit", needed=10**18)


def test_a_missing_tool_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildFailed, match="dpkg-deb is not there"):
        frozen.run(["dpkg-deb", "--version"])
    with pytest.raises(BuildFailed, match="apt-get install -y binutils dpkg git tar"):
        linux.build(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_package_comes_into_the_folder_whole_or_not_at_all(tmp_path: Path) -> None:
    made, out = tmp_path / "pakket.deb", tmp_path / "uit"
    made.write_bytes(b"x" * 10)
    out.mkdir()
    assert linux._put(made, out) == out / "pakket.deb"
    (out / "map.deb").mkdir()
    (tmp_path / "map.deb").write_bytes(b"y")
    with pytest.raises(OSError, match="directory"):
        linux._put(tmp_path / "map.deb", out)
    assert sorted(path.name for path in out.iterdir()) == ["map.deb", "pakket.deb"]


def test_a_tool_that_fails_is_told_in_one_line() -> None:
    with pytest.raises(BuildFailed, match="sh failed: eerst dit dan dat"):
        frozen.run(["sh", "-c", "echo 'eerst dit' >&2; echo 'dan dat' >&2; exit 3"])


def test_a_library_of_the_system_that_nobody_named_stops_the_build(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    (made / "programma").write_bytes(Path("/usr/bin/true").read_bytes())
    assert [need.split()[0] for need in frozen.system_needs(made)] == ["libc6"]
    (made / "bibliotheek.so").write_bytes(Path("/usr/bin/openssl").read_bytes())
    with pytest.raises(BuildFailed, match=r"No Debian package is named for .*lib(ssl|crypto)"):
        frozen.system_needs(made)


def test_the_menu_entry_opens_pdf_and_sealed_files_by_their_first_bytes() -> None:
    entry, types = text_of(DESKTOP / "springplank.desktop"), text_of(DESKTOP / "springplank-mime.xml")
    assert "MimeType=application/pdf;application/x-springplank;" in entry
    assert "Exec=intake-desktop %f" in entry
    assert 'value="\\x8fSPRINGPLANK"' in types
    assert MAGIC.startswith(b"\x8fSPRINGPLANK")
    assert 'glob pattern="*.springplank"' in types


def test_the_icon_has_a_colour_of_its_own(tmp_path: Path) -> None:
    drawn = debian.icon(ROOT, tmp_path).read_text(encoding="utf-8")
    assert debian.ACCENT in drawn
    assert "currentColor" not in drawn
    assert f'"accent": "{debian.ACCENT}"' in text_of(ROOT / "resources" / "theme" / "tokens.json")


def test_somebody_without_rights_puts_it_in_the_menu_and_takes_it_out_again(tmp_path: Path) -> None:
    place = tmp_path / "map met 100% spatie"
    place.mkdir()
    for name in ("zet-in-menu.sh", "springplank.desktop", "springplank-mime.xml"):
        (place / name).write_bytes((DESKTOP / name).read_bytes())
    (place / "springplank.svg").write_text("<svg/>", encoding="utf-8")
    around = {"HOME": str(tmp_path / "thuis"), "PATH": "/usr/bin:/bin"}
    put = ["sh", str(place / "zet-in-menu.sh")]
    subprocess.run(put, env=around, capture_output=True, check=True)
    entry = tmp_path / "thuis" / ".local" / "share" / "applications" / "springplank.desktop"
    asked = f'Exec="{str(place).replace("%", "%%")}/intake-desktop" %f'
    assert asked in entry.read_text(encoding="utf-8").splitlines()
    subprocess.run([*put, "--weg"], env=around, capture_output=True, check=True)
    assert not entry.exists()
