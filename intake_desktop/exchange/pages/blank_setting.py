"""Turns what is filled in with a pen into pieces: boxes to tick, and lines to write on."""

from __future__ import annotations

from collections.abc import Iterator

from intake_desktop.exchange.pages.blocks import Boxes, Lines
from intake_desktop.exchange.pages.flow import Beside, Drawing, Paint, Piece, Text, rule
from intake_desktop.exchange.pages.setting import set_text
from intake_desktop.exchange.pages.type_styles import SOFT, STYLES, WIDTH
from intake_desktop.exchange.tagging.canvas import TaggedCanvas
from intake_desktop.exchange.tagging.nodes import Node

_BOX, _INDENT, _BETWEEN = 8.5, 15.0, 10.0
_LINE_HEIGHT = 21.0
"""Room for a line of handwriting, in points: 7.4 mm."""


def to_fill_in(block: Boxes | Lines, parent: Node) -> Iterator[Piece]:
    """The pieces of boxes or lines; the words beside boxes become elements of the parent."""
    return _boxes(block, parent) if isinstance(block, Boxes) else _lines(block)


def _boxes(block: Boxes, parent: Node) -> Iterator[Beside]:
    """Rows of choices that stay on one page; the boxes themselves are for the eye."""
    room = WIDTH / block.across
    for first in range(0, len(block.items), block.across):
        row = block.items[first : first + block.across]
        parts: list[tuple[float, Text]] = []
        for place, runs in enumerate(row):
            words = parent.add("P")
            parts.append((place * room + _INDENT, set_text(words, runs, STYLES["item"], room - _INDENT - _BETWEEN)))
        more = block.keep or first + block.across < len(block.items)
        yield Beside(
            tuple(parts), before=2, after=2, keep=more, under=_squares([place * room for place in range(len(row))])
        )


def _squares(starts: list[float]) -> Paint:
    def under(canvas: TaggedCanvas, corner: tuple[float, float], _height: float) -> None:
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.9)
        for start in starts:
            canvas.rect(corner[0] + start, corner[1] - 3 - _BOX, _BOX, _BOX, stroke=1, fill=0)

    return under


def _lines(block: Lines) -> Iterator[Drawing]:
    """The lines stay on one page."""

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        rule(canvas, (x, top - _LINE_HEIGHT), WIDTH, 0.5)

    for place in range(block.count):
        last = place == block.count - 1
        yield Drawing(_LINE_HEIGHT, paint, after=4 if last else 0, keep=not last)
