"""Makes the installer from the folder that Windows gets, with NSIS; the list of files follows from that folder."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path, PurePosixPath

from installer import windows_pictures
from installer.frozen import Commit, run
from installer.payload import Entry
from installer.trouble import BuildFailed
from installer.windows_launcher import SOURCES, numbers

PROGRAM = "makensis"
SCRIPT = SOURCES / "setup.nsi"


def file_lines(entries: Iterable[Entry], folder: Path) -> str:
    """The lines of NSIS that place every file, in order of path, so that nothing depends on how a disk lists them."""
    lines = []
    for place, group in groupby(entries, key=lambda entry: str(PurePosixPath(entry.path).parent)):
        inside = "" if place == "." else "\\" + place.replace("/", "\\")
        lines.append(f'SetOutPath "$INSTDIR{_quoted(inside)}"')
        lines += [f'File "{_quoted(str(folder / entry.path))}"' for entry in group]
    return "\n".join(lines) + "\n"


def remove_lines(entries: Iterable[Entry]) -> str:
    """The lines of NSIS that take away what stands beside the launchers; folders go as a whole (setup.nsi)."""
    names = [entry.path for entry in entries if "/" not in entry.path]
    return "".join(f'Delete "$INSTDIR\\{_quoted(name)}"\n' for name in names)


def folders(entries: Iterable[Entry]) -> frozenset[str]:
    """The folders at the top; setup.nsi names each of them, so that a new one does not stay behind."""
    return frozenset(entry.path.split("/")[0] for entry in entries if "/" in entry.path)


def _quoted(text: str) -> str:
    if '"' in text or "\n" in text:
        raise BuildFailed(f"NSIS cannot place a file with this name: {text!r}")
    return text.replace("$", "$$")


def build(commit: Commit, entries: list[Entry], folder: Path, out: Path, sign: str) -> Path:
    """Write the installer of a folder to a file; gives it. Raises BuildFailed with what makensis said.

    sign: a command that signs the file given as its last word, or "".
    """
    work, script = folder.parent, commit.source / SCRIPT
    known = script.read_text(encoding="utf-8")
    left = [name for name in folders(entries) if f'RMDir /r "$INSTDIR\\{name}"' not in known]
    if left:
        raise BuildFailed(f"setup.nsi does not take away the folders {', '.join(left)}; add them to REMOVE_PROGRAM.")
    (work / "files.nsh").write_text(file_lines(entries, folder), encoding="utf-8")
    (work / "remove.nsh").write_text(remove_lines(entries), encoding="utf-8")
    windows_pictures.side(commit.source, work / windows_pictures.SIDE)
    hooks = f"!finalize '{sign} \"%1\"' = 0\n!uninstfinalize '{sign} \"%1\"' = 0\n" if sign else ""
    (work / "sign.nsh").write_text(hooks, encoding="utf-8")
    given = {
        "VERSION": commit.version,
        "NUMBERS": numbers(commit.version).replace(",", "."),
        "ICON": str(work / windows_pictures.ICON),
        "SIDE": str(work / windows_pictures.SIDE),
        "KILOBYTES": str(sum(entry.size for entry in entries) // 1024),
        "OUT": str(out),
    }
    words = ["-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in given.items())]
    around = {"SOURCE_DATE_EPOCH": str(commit.epoch), "LC_ALL": "C.UTF-8"}
    run(["env", "-C", str(work), PROGRAM, *words, str(script)], around=around)
    return out
