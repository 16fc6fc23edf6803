"""Makes the two programs that start Springplank on Windows, with icon and version, with the mingw-w64 compiler."""

from __future__ import annotations

import os
import subprocess
from io import BytesIO
from pathlib import Path

from installer.locked import ROOT
from installer.trouble import BuildFailed

SOURCES = ROOT / "installer" / "win"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ACCENT = "#74395F"
WINDOW, CONSOLE = "Springplank.exe", "intake-desktop.exe"
_LIBRARIES = {"KERNEL32.dll", "USER32.dll", "msvcrt.dll"}


def build(version: str, into: Path, work: Path, epoch: int) -> list[Path]:
    """Both programs in a folder. version: as in pyproject.toml. Raises BuildFailed with what the compiler said."""
    icon(work / "springplank.ico")
    window = _one(into / WINDOW, "Springplank", version, work, ("-mwindows",), epoch)
    return [window, _one(into / CONSOLE, "Springplank op de opdrachtregel", version, work, ("-DCONSOLE",), epoch)]


def _one(file: Path, what: str, version: str, work: Path, kind: tuple[str, ...], epoch: int) -> Path:  # noqa: PLR0913 - one line of a recipe
    names = {"VERSION_NUMBERS": numbers(version), "VERSION_TEXT": f'"{version}"'}
    names |= {"PROGRAM_FILE": f'"{file.name}"', "PROGRAM_WHAT": f'"{what}"'}
    resource = work / f"{file.stem}.res.o"
    # The names go in a file: windres hands words on through a shell, and quotes get lost there.
    head = work / f"{file.stem}.rc"
    text = "".join(f"#define {name} {value}\n" for name, value in names.items())
    head.write_text(f'{text}#include "{SOURCES / "launcher.rc"}"\n', encoding="utf-8")
    _run([RESOURCES, "-c", "65001", "-I", str(SOURCES), "-I", str(work), str(head), str(resource)], epoch)
    strict = ("-std=gnu11", "-Wall", "-Wextra", "-Werror", "-Wno-format", "-O2", "-s")
    made = ("-municode", "-static", "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va")
    _run([COMPILER, *strict, *kind, *made, "-o", str(file), str(SOURCES / "launcher.c"), str(resource)], epoch)
    return file


def numbers(version: str) -> str:
    """A version as the four numbers that Windows wants: "0.1.0" -> "0,1,0,0". Raises BuildFailed."""
    parts = version.split(".")
    if not all(part.isdecimal() for part in parts) or len(parts) > 4:
        raise BuildFailed(f"The version {version} has other things than numbers; Windows knows four numbers only.")
    return ",".join([*parts, "0", "0", "0"][:4])


def _run(command: list[str], epoch: int) -> None:
    around = os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C"}
    ran = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise BuildFailed(f"{command[0]} could not make the launcher: {' '.join(ran.stderr.split())[-600:]}")


def icon(file: Path) -> None:
    """Draw the logo in every size that Windows asks for into one .ico."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = (ROOT / "resources" / "icons" / "logo.svg").read_text(encoding="utf-8").replace("currentColor", ACCENT)
    renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
    pictures = []
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(held, "PNG")  # type: ignore[call-overload]  # the stubs want bytes for the name of the format
        pictures.append(Image.open(BytesIO(bytes(held.data().data()))))
    pictures[-1].save(file, format="ICO", sizes=[(size, size) for size in ICON_SIZES], append_images=pictures[:-1])
