"""The one typeface, shipped with the program so that every workstation measures the same."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from intake_desktop import paths

FAMILY = "Noto Sans"
_FACES = ("Regular", "Bold")
"""Nothing on the screen is in italics; pages on paper load their own faces."""


@cache
def load() -> tuple[int, ...]:
    """Make the shipped faces known to Qt, once; gives Qt's number of each (-1: that face cannot be read)."""
    folder = paths.resources() / "fonts"
    return tuple(QFontDatabase.addApplicationFont(str(folder / f"NotoSans-{face}.ttf")) for face in _FACES)


def font(pixels: int, bold: bool = False) -> QFont:
    """The typeface at this height in px, as regular or bold. A copy: changing it changes nothing else."""
    return QFont(_made(pixels, bold))


@cache
def _made(pixels: int, bold: bool) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
