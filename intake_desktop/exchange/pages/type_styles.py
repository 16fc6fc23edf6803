"""Fonts, sizes and colours of the pages (pdf.md 6), and which characters the fonts have."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import cast

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from intake_desktop import paths

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
SIDE, TOP, BOTTOM = 20 * MM, 24 * MM, 18 * MM
WIDTH = PAGE[0] - 2 * SIDE

TEXT, SOFT, ACCENT = HexColor("#2A2521"), HexColor("#5B534A"), HexColor("#74395F")
LINE, TINT, WHITE = HexColor("#CFC6BC"), HexColor("#F6EFF3"), HexColor("#FFFFFF")

REGULAR, BOLD, ITALIC = "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"


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
    "title": Style(18, 23, BOLD, ACCENT, after=6, keep=True),
    "heading": Style(12, 16, BOLD, ACCENT, before=8, after=2, keep=True),
    "body": Style(10.5, 15, after=2),
    "lead": Style(10.5, 15, BOLD, after=2, keep=True),
    "item": Style(10.5, 14.5, after=1),
    "note": Style(9, 12, colour=SOFT, before=1.5, after=2),
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


def _font(name: str) -> TTFont:
    """One of our fonts; reportlab's own type for it knows no characters."""
    return cast(TTFont, pdfmetrics.getFont(name))


@cache
def _known() -> frozenset[int]:
    """The characters that every one of our fonts has. Those beyond U+FFFF are left out: reportlab cannot name them."""
    register()
    charts = [_font(name).face.charToGlyph for name in (REGULAR, BOLD, ITALIC)]
    return frozenset(code for code in charts[0] if code <= 0xFFFF and all(code in chart for chart in charts))


def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed, each once, in order."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(letter for letter in composed if not _prints(letter)))


def printable(text: str) -> str:
    """The text as it can be printed: what the fonts lack becomes "[teken U+2603]", so that nothing goes unseen."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter if _prints(letter) else f"[teken U+{ord(letter):04X}]" for letter in composed)


def _prints(letter: str) -> bool:
    return letter in "\n\t" or (ord(letter) in _known() and unicodedata.category(letter) not in ("Cc", "Cf"))


def width(text: str, font: str, size: float) -> float:
    """Width of a text in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))
