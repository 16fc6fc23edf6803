"""Makes the two programs that start Springplank on Windows, with icon and version, with the mingw-w64 compiler."""

from __future__ import annotations

from pathlib import Path

from installer import windows_pictures
from installer.frozen import Commit, run
from installer.trouble import BuildFailed

SOURCES = Path("installer") / "win"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
WINDOW, CONSOLE = "Springplank.exe", "intake-desktop.exe"


def build(commit: Commit, into: Path, work: Path) -> list[Path]:
    """Both programs in a folder, from the sources of a commit. Raises BuildFailed with what the compiler said."""
    windows_pictures.icon(commit.source, work / windows_pictures.ICON)
    window = _one(commit, into / WINDOW, work, ("Springplank", "-mwindows"))
    return [window, _one(commit, into / CONSOLE, work, ("Springplank op de opdrachtregel", "-DCONSOLE"))]


def _one(commit: Commit, file: Path, work: Path, kind: tuple[str, str]) -> Path:
    what, option = kind
    sources = commit.source / SOURCES
    names = {"VERSION_NUMBERS": numbers(commit.version), "VERSION_TEXT": f'"{commit.version}"'}
    names |= {"PROGRAM_FILE": f'"{file.name}"', "PROGRAM_WHAT": f'"{what}"'}
    resource, head = work / f"{file.stem}.res.o", work / f"{file.stem}.rc"
    # The names go in a file: windres hands words on through a shell, and quotes get lost there.
    text = "".join(f"#define {name} {value}\n" for name, value in names.items())
    head.write_text(f'{text}#include "launcher.rc"\n', encoding="utf-8")
    around = {"SOURCE_DATE_EPOCH": str(commit.epoch), "LC_ALL": "C"}
    run([RESOURCES, "-c", "65001", "-I", str(sources), "-I", str(work), str(head), str(resource)], around=around)
    strict = ("-std=gnu11", "-Wall", "-Wextra", "-Werror", "-Wno-format", "-O2", "-s")
    made = ("-municode", "-static", "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va")
    parts = (str(sources / "launcher.c"), str(resource))
    run([COMPILER, *strict, option, *made, "-o", str(file), *parts], around=around)
    return file


def numbers(version: str) -> str:
    """A version as the four numbers that Windows wants: "0.1.0" -> "0,1,0,0". Raises BuildFailed."""
    parts = version.split(".")
    if not all(part.isdecimal() for part in parts) or len(parts) > 4:
        raise BuildFailed(f"The version {version} has other things than numbers; Windows knows four numbers only.")
    return ",".join([*parts, "0", "0", "0"][:4])
