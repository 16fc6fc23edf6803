"""What somebody unpacks or installs: the program with its links and rights, and the same for one commit."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

from installer import debian, frozen, linux
from tests.source import ROOT

COMMIT = frozen.Commit(ROOT, "0.1.0", 1_780_000_000)


def program(folder: Path) -> Path:
    """A folder as a build makes it, but small."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "intake-desktop").write_text("#!/bin/sh\necho Springplank\n", encoding="utf-8")
    (folder / "_internal" / "lib.so.1").write_bytes(b"bibliotheek")
    (folder / "_internal" / "lib.so").symlink_to("lib.so.1")
    return folder


def packed(work: Path, folder: Path) -> Path:
    """The tar.xz of that folder."""
    ready = work / "ready"
    ready.mkdir(parents=True)
    file = ready / "springplank-0.1.0-linux-x86_64.tar.xz"
    linux._archive(folder, COMMIT, file)
    return file


def test_the_tar_unpacks_anywhere_and_the_program_runs_from_there(tmp_path: Path) -> None:
    file = packed(tmp_path / "een", program(tmp_path / "springplank"))
    place = tmp_path / "map met spatie"
    with tarfile.open(file) as found:
        assert {(about.uid, about.gid, about.uname, about.mtime) for about in found} == {(0, 0, "root", COMMIT.epoch)}
        found.extractall(place)  # noqa: S202 - packed above; Python 3.11.2 of Debian 12 has no filter
    top = place / "springplank-0.1.0-linux-x86_64"
    ran = subprocess.run([top / "intake-desktop"], capture_output=True, text=True, check=True)
    assert ran.stdout == "Springplank\n"
    assert (top / "_internal" / "lib.so").readlink() == Path("lib.so.1")
    papers = {"LEES-MIJ.txt", "zet-in-menu.sh", "springplank.desktop", "springplank-mime.xml", "springplank.svg"}
    assert papers <= {path.name for path in top.iterdir()}


def test_one_commit_gives_the_same_tar(tmp_path: Path) -> None:
    first = packed(tmp_path / "een", program(tmp_path / "springplank"))
    second = packed(tmp_path / "twee", program(tmp_path / "elders"))
    assert first.read_bytes() == second.read_bytes()


def test_the_deb_has_its_command_menu_entry_type_and_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "ready").mkdir()
    file = tmp_path / "ready" / "springplank.deb"
    made = frozen.Frozen(program(tmp_path / "springplank"), ("libc6 (>= 2.35)", "libegl1"))
    debian.package(made, COMMIT, file)
    said = subprocess.run(["dpkg-deb", "-I", file], capture_output=True, text=True, check=True).stdout
    assert "Depends: libc6 (>= 2.35), libegl1\n" in said
    held = subprocess.run(["dpkg-deb", "-c", file], capture_output=True, text=True, check=True).stdout
    assert "./usr/bin/intake-desktop -> /opt/springplank/intake-desktop" in held
    wanted = ("applications/springplank.desktop", "mime/packages/springplank.xml", "scalable/apps/springplank.svg")
    assert all(name in held for name in wanted)
    assert {line.split()[1] for line in held.splitlines()} == {"root/root"}
