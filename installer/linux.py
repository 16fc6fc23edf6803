"""Makes the Linux packages: a .deb for Debian and Ubuntu, and a tar.xz that runs from any folder without installing."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path

from installer import debian, frozen, payload

LIMIT = 90_000_000
"""Bytes of one Linux package (issue 5)."""


def build(out: Path) -> list[Path]:
    """Make the packages and the list of hashes in out; gives the files. Raises BuildFailed, and then leaves nothing."""
    frozen.present("git", "tar", "strip", "objdump", "dpkg-deb", "dpkg-query")
    with tempfile.TemporaryDirectory(prefix="springplank-linux-") as place:
        work = Path(place)
        commit = frozen.checked_out(work)
        made = frozen.frozen(work, commit)
        name = f"springplank-{commit.version}-linux-x86_64"
        ready = work / "ready"
        ready.mkdir()
        debian.package(made, commit, ready / f"springplank_{commit.version}_amd64.deb")
        _archive(made.folder, commit, ready / f"{name}.tar.xz")
        for package in sorted(ready.iterdir()):
            payload.within(package, LIMIT)
        shutil.copyfile(made.folder / payload.HASH_LIST, ready / f"{name}.sha256")
        table = payload.size_table(payload.tree_hashes(made.folder))
        (ready / f"{name}.sizes.md").write_text(table + "\n", encoding="utf-8")
        return [_put(file, out) for file in sorted(ready.iterdir())]


def _put(file: Path, out: Path) -> Path:
    """Put a file in the folder whole or not at all."""
    half = out / f".{file.name}.half"
    try:
        shutil.copyfile(file, half)
        return half.replace(out / file.name)
    finally:
        half.unlink(missing_ok=True)


def again(out: Path) -> None:
    """Make the payload once more, in another place, and hold it against the list in out. Raises BuildFailed."""
    with tempfile.TemporaryDirectory(prefix="springplank-tweede-") as place:
        work = Path(place)
        commit = frozen.checked_out(work)
        made = frozen.frozen(work, commit)
        first = out / f"springplank-{commit.version}-linux-x86_64.sha256"
        payload.hold_to(first, payload.read_hash_list(made.folder / payload.HASH_LIST))


def _archive(folder: Path, commit: frozen.Commit, file: Path) -> None:
    """Pack the folder in order of name, owned by nobody in particular, with the time of the commit."""
    top = file.name.removesuffix(".tar.xz")
    papers = [commit.source / debian.DESKTOP / name for name in ("LEES-MIJ.txt", "zet-in-menu.sh")]
    papers += [commit.source / debian.DESKTOP / name for name in ("springplank.desktop", "springplank-mime.xml")]
    everything = [(path, path.relative_to(folder).as_posix()) for path in folder.rglob("*")]
    everything += [(path, path.name) for path in papers] + [
        (debian.icon(commit.source, file.parent.parent), "springplank.svg")
    ]
    with tarfile.open(file, "w:xz", preset=3) as packed:
        for path, name in sorted(everything, key=lambda one: one[1]):
            about = packed.gettarinfo(path, f"{top}/{name}")
            about.uid = about.gid = 0
            about.uname = about.gname = "root"
            about.mtime = commit.epoch
            about.mode = 0o755 if about.isdir() or name in {frozen.COMMAND, "zet-in-menu.sh"} else 0o644
            if about.isreg():
                with path.open("rb") as content:
                    packed.addfile(about, content)
            else:
                packed.addfile(about)
