"""What is in a package: files and their hashes, what is left out, what is large, and that nothing strange is in it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

from installer.trouble import BuildFailed

HASH_LIST = "inhoud.sha256"
MEGABYTE = 1_000_000

UNNEEDED = (
    # A program without network, web pages, 3D and devices of its own needs none of these of Qt.
    "**/PySide6/Qt/plugins/networkinformation",
    "**/PySide6/Qt/plugins/tls",
    "**/PySide6/Qt/plugins/egldeviceintegrations",
    "**/PySide6/Qt/plugins/generic",
    "**/PySide6/Qt/plugins/platforms/libqeglfs.so",
    "**/PySide6/Qt/plugins/platforms/libqlinuxfb.so",
    "**/PySide6/Qt/plugins/platforms/libqminimal*.so",
    "**/PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so",
    "**/PySide6/Qt/plugins/platforms/libqvnc.so",
    "**/PySide6/Qt/plugins/platforms/libqwayland-egl.so",
    "**/libQt6Network.so*",
    "**/libQt6EglF*.so*",
    "**/PySide6/Qt/plugins/wayland-shell-integration/lib[!x]*.so",
    "**/PySide6/Qt/plugins/wayland-graphics-integration-client/lib[!q]*.so",
    # It would bring GTK along; our own theme is drawn by Fusion.
    "**/PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "**/PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    # Pictures: icons are SVG and PNG, which Qt reads itself.
    "**/PySide6/Qt/plugins/imageformats/libqg*.so",
    "**/PySide6/Qt/plugins/imageformats/libqic*.so",
    "**/PySide6/Qt/plugins/imageformats/libqjpeg.so",
    "**/PySide6/Qt/plugins/imageformats/libqpdf.so",
    "**/PySide6/Qt/plugins/imageformats/libqt*.so",
    "**/PySide6/Qt/plugins/imageformats/libqw*.so",
    # Only the Dutch words of Qt's own dialogs.
    "**/PySide6/Qt/translations/qt*_[a-mo-z]*.qm",
    "**/PySide6/Qt/translations/qt_help_*.qm",
    "**/PySide6/Qt/translations/qt*_nn.qm",
)
"""Per target, globs of what the wheels bring and the program never loads."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package. Size in bytes; a link has the hash of the file it leads to, and no size of its own."""

    path: str
    sha256: str
    size: int


def tree_hashes(folder: Path) -> list[Entry]:
    """Every file and link under a folder, in order of path, with paths as seen from that folder."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return sorted((_entry(path, folder) for path in found), key=lambda entry: entry.path)


def _entry(path: Path, folder: Path) -> Entry:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return Entry(path.relative_to(folder).as_posix(), found, 0 if path.is_symlink() else path.stat().st_size)


def write_hash_list(entries: Iterable[Entry], file: Path) -> None:
    """Keep the list, one line per file as sha256sum writes and checks it."""
    lines = (f"{entry.sha256}  {entry.path}\n" for entry in entries)
    file.write_text("".join(lines), encoding="utf-8", newline="\n")


def read_hash_list(file: Path) -> list[Entry]:
    """What write_hash_list wrote; sizes are not in it and come back as 0."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [Entry(path, sha256, 0) for sha256, path in (line.split("  ", 1) for line in lines)]


def differences(one: Iterable[Entry], other: Iterable[Entry]) -> list[str]:
    """The paths that are not the same in both, in order; empty when two builds gave the same."""
    first, second = ({entry.path: entry.sha256 for entry in entries} for entries in (one, other))
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def hold_to(first: Path, entries: Sequence[Entry]) -> None:
    """Hold a second build to the hash list of the first, and say so. Raises BuildFailed on any difference."""
    other = differences(read_hash_list(first), entries)
    if other:
        raise BuildFailed(f"Two builds of one commit differ in {len(other)} files: {', '.join(other[:5])}.")
    print(f"two builds, {len(entries)} files, the same hashes")


def remove_unneeded(folder: Path) -> int:
    """Take out what UNNEEDED names and folders that became empty; gives the bytes that were saved.

    A link to what was taken out goes too.
    """
    saved = 0
    for pattern in UNNEEDED:
        for path in sorted(folder.glob(pattern)):
            saved += sum(entry.size for entry in tree_hashes(path)) if path.is_dir() else path.lstat().st_size
            _remove(path)
    for path in sorted(folder.rglob("*"), reverse=True):
        dangling = path.is_symlink() and not path.exists()
        if dangling or (path.is_dir() and not path.is_symlink() and not any(path.iterdir())):
            _remove(path)
    return saved


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path) if any(path.iterdir()) else path.rmdir()


def largest(entries: Iterable[Entry], most: int = 10) -> list[Entry]:
    """The largest files, the largest first."""
    return sorted(entries, key=lambda entry: (-entry.size, entry.path))[:most]


def size_table(entries: Iterable[Entry], most: int = 10) -> str:
    """The largest parts as a table of Markdown, with the sum of all."""
    every = list(entries)
    rows = [f"| {entry.path} | {entry.size / MEGABYTE:.1f} |" for entry in largest(every, most)]
    whole = sum(entry.size for entry in every) / MEGABYTE
    return "\n".join(["| part | MB |", "|---|---|", *rows, f"| all {len(every)} files | {whole:.1f} |"])


def hashes_under(*folders: Path) -> frozenset[str]:
    """The hashes of all files in these places: where a file of a package may come from."""
    return frozenset(entry.sha256 for folder in folders for entry in tree_hashes(folder))


def hashes_of(installed: Distribution) -> frozenset[str]:
    """The hashes of all files that one installed package brought."""
    files = (Path(str(installed.locate_file(file))) for file in installed.files or ())
    return frozenset(hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.is_file())


def strangers(entries: Iterable[Entry], known: frozenset[str], made_here: frozenset[str]) -> list[str]:
    """Paths whose content comes from no known place and that the build did not make itself.

    known: hashes from the locked packages, from Python and from our own data. made_here: paths that the build writes.
    """
    return [entry.path for entry in entries if entry.sha256 not in known and entry.path not in made_here]


def within(file: Path, most: int) -> None:
    """Hold a package to its limit in bytes. Raises BuildFailed."""
    size = file.stat().st_size
    if size > most:
        said = f"{file.name} is {size / MEGABYTE:.1f} MB; the limit is {most / MEGABYTE:.0f} MB."
        raise BuildFailed(f"{said} Look in the size table for what became large.")
