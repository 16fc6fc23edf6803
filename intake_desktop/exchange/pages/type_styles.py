"""Fonts, sizes and colours of the pages (pdf.md 6)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from intake_desktop import paths
from intake_desktop.form_engine import on_paper

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
SIDE, TOP, BOTTOM = 20 * MM, 24 * MM, 18 * MM
WIDTH = PAGE[0] - 2 * SIDE

TEXT, SOFT, ACCENT = HexColor("#2A2521"), HexColor("#5B534A"), HexColor("#74395F")
LINE, TINT, WHITE = HexColor("#CFC6BC"), HexColor("#F6EFF3"), HexColor("#FFFFFF")

REGULAR, BOLD, ITALIC = on_paper.FACES


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; sizes in points."""

    size: float
    leading: float
    font: str = REGULAR
    colour: Color = TEXT
    before: float = 0
    after: float = 0
    keep: bool = False


STYLES = {
    "kicker": Style(9.5, 13, BOLD, ACCENT, after=1, keep=True),
    "name": Style(24, 29, BOLD, ACCENT, after=4, keep=True),
    "title": Style(18, 23, BOLD, ACCENT, before=20, after=6, keep=True),
    "heading": Style(12, 16, BOLD, ACCENT, before=8, after=2, keep=True),
    "body": Style(10.5, 15, after=2),
    "lead": Style(10.5, 15, BOLD, after=2, keep=True),
    "asked": Style(10.5, 15, BOLD, before=9, after=1, keep=True),
    "item": Style(10.5, 14.5, after=1),
    "small": Style(10, 14, after=2),
    "note": Style(9, 12, colour=SOFT, before=1.5, after=2),
    "source": Style(9, 12, colour=SOFT, after=1, keep=True),
    "quote": Style(12.5, 18, ITALIC),
    "label": Style(9, 11.5, colour=SOFT),
    "fact": Style(10.5, 14),
    "head": Style(8.5, 11, BOLD, SOFT),
    "cell": Style(9, 12),
    "edge": Style(8.5, 11, colour=SOFT),
    "edge_bold": Style(8.5, 11, BOLD, ACCENT),
}


@cache
def register() -> None:
    """Make the fonts known to reportlab, once per process."""
    for name in (REGULAR, BOLD, ITALIC):
        pdfmetrics.registerFont(TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf")))


def width(text: str, font: str, size: float) -> float:
    """Width of a text in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))
