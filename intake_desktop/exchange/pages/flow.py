"""Pieces that can be set on a page: text, a stack, pieces side by side; each knows its height and how to be split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Protocol

from reportlab.lib.colors import Color

from intake_desktop.exchange.pages.lines import Letters, Line, merged
from intake_desktop.exchange.pages.type_styles import LINE, Style
from intake_desktop.exchange.tagging.canvas import ARTIFACT, Artifact, TaggedCanvas
from intake_desktop.exchange.tagging.nodes import Node

Paint = Callable[[TaggedCanvas, tuple[float, float], float], None]


class Piece(Protocol):
    """Something with a height. `before` and `after` are the white beside neighbours; the larger of two counts."""

    @property
    def before(self) -> float: ...
    @property
    def after(self) -> float: ...
    @property
    def keep(self) -> bool:
        """Whether it stays on the page of what follows."""
        ...

    @property
    def head(self) -> Piece | None:
        """What is painted again above it, for the eye only, when it comes first on a page: the head of its table."""
        ...

    @property
    def height(self) -> float: ...
    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """A first part that fits in the room and the rest, or None when it cannot be split there."""
        ...

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of one element, perhaps with a mark (a dash or number) before the first of them."""

    node: Node | Artifact
    lines: Sequence[Line]
    style: Style
    indent: float = 0
    mark: tuple[Node, str] | None = None
    outline: tuple[str, int] | None = None
    """Title and level of an entry in the list of contents beside the pages."""
    head: Piece | None = None

    @property
    def before(self) -> float:
        return self.style.before

    @property
    def after(self) -> float:
        return self.style.after

    @property
    def keep(self) -> bool:
        return self.style.keep

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        fitting = int(room // self.style.leading)
        fitting = min(fitting, len(self.lines) - 2)
        if fitting < 2:
            return None
        first, rest = self.lines[:fitting], self.lines[fitting:]
        return replace(self, lines=first), replace(self, lines=rest, mark=None, outline=None)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        base = top - (self.style.leading - self.style.size) / 2 - self.style.size * 0.86
        if self.outline:
            title, level = self.outline
            key = f"kop-{canvas.getPageNumber()}-{base:.0f}"
            canvas.bookmarkHorizontal(key, 0, top + 8)
            canvas.addOutlineEntry(title, key, level)
        if self.mark:
            node, sign = self.mark
            with canvas.tag(node):
                self._write(canvas, x, base, [(Letters(sign, self.style.font),)])
        with canvas.tag(self.node):
            self._write(canvas, x + self.indent, base, self.lines)

    def _write(self, canvas: TaggedCanvas, x: float, base: float, lines: Sequence[Line]) -> None:
        canvas.setFillColor(self.style.colour)
        text = canvas.beginText(x, base)
        for line in lines:
            for piece in merged(line):
                text.setFont(piece.font, self.style.size, self.style.leading)
                text.textOut(piece.text)
            text.textLine()
        canvas.drawText(text)


@dataclass(frozen=True, slots=True)
class Stack:
    """Pieces below each other that stay together, with room around them and perhaps a tint and a bar at the left."""

    pieces: tuple[Piece, ...]
    before: float = 0
    after: float = 0
    keep: bool = False
    padding: tuple[float, float, float] = (0, 0, 0)
    """Above, below and at the left."""
    width: float = 0
    tint: Color | None = None
    bar: Color | None = None
    head: Piece | None = None

    @property
    def height(self) -> float:
        return self.padding[0] + stacked(self.pieces) + self.padding[1]

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.tint is not None:
            canvas.setFillColor(self.tint)
            canvas.rect(x, top - self.height, self.width, self.height, stroke=0, fill=1)
        if self.bar is not None:
            canvas.setFillColor(self.bar)
            canvas.rect(x, top - self.height, 2.5, self.height, stroke=0, fill=1)
        y = top - self.padding[0]
        for place, piece in enumerate(self.pieces):
            y -= gap(self.pieces[place - 1], piece) if place else 0
            piece.draw(canvas, x + self.padding[2], y)
            y -= piece.height


@dataclass(frozen=True, slots=True)
class Beside:
    """Pieces side by side, each at its distance from the left, perhaps with a line below."""

    parts: tuple[tuple[float, Piece], ...]
    before: float = 0
    after: float = 0
    keep: bool = False
    line_below: float = 0
    """Width of the line in points; 0 for none."""
    head: Piece | None = None
    least: float = 0
    """Least height; the parts then stand in the middle of it."""
    under: Paint | None = None
    """Painted first, for the eye only: it is given the left, the top and the height."""

    @property
    def height(self) -> float:
        inside = max(piece.height for _, piece in self.parts)
        return max(self.least, inside + 3) if self.least else inside + (6 if self.line_below else 0)

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.under:
            with canvas.tag(ARTIFACT):
                self.under(canvas, (x, top), self.height)
        for distance, piece in self.parts:
            drop = (self.height - piece.height) / 2 if self.least else 3 if self.line_below else 0
            piece.draw(canvas, x + distance, top - drop)
        if self.line_below:
            rule(canvas, (x, top - self.height), self.line_below)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of fixed height."""

    height: float
    paint: Callable[[TaggedCanvas, float, float], None]
    before: float = 0
    after: float = 0
    keep: bool = False
    head: Piece | None = None

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.paint(canvas, x, top)


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a page."""

    before: float = 0
    after: float = 0
    keep: bool = False
    height: float = 0
    head: Piece | None = None

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Nothing is painted."""


def rule(
    canvas: TaggedCanvas, start: tuple[float, float], width: float, thickness: float = 0.4, colour: Color = LINE
) -> None:
    """A thin line with square ends."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thickness)
    canvas.line(start[0], start[1], start[0] + width, start[1])


def gap(above: Piece, below: Piece) -> float:
    """White between two pieces."""
    return max(above.after, below.before)


def stacked(pieces: Sequence[Piece]) -> float:
    """Height of pieces below each other."""
    between = sum(gap(above, below) for above, below in pairwise(pieces))
    return sum(piece.height for piece in pieces) + between


@dataclass(slots=True)
class Page:
    """A page under construction: pieces with their distance from the top of the text."""

    placed: list[tuple[float, Piece]] = field(default_factory=list)
    used: float = 0

    @property
    def last(self) -> Piece | None:
        return self.placed[-1][1] if self.placed else None
