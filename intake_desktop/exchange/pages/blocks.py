"""What stands on the pages as plain values, from which both the drawing and the expected text are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from intake_desktop.exchange.pages.grids import Grid, Legend
from intake_desktop.exchange.pages.numbers import number

DASH = "–"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that belongs together. `style` is a name in type_styles."""

    runs: tuple[Run, ...]
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2; `style` makes a title out of a level 1."""

    text: str
    level: int = 2
    style: str = "heading"


@dataclass(frozen=True, slots=True)
class Listing:
    """Items with a dash or a number each."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False

    def mark(self, place: int) -> str:
        """What stands before the item at this place (from 0)."""
        return f"{place + 1}." if self.numbered else DASH


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts in three columns, each a label with a value below it, between two lines."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with a value beside each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, with who and when."""

    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Hours per week: now filled, goal outlined. `alt` says the same in words."""

    now: Decimal | None
    goal: Decimal | None
    alt: str

    @property
    def top(self) -> int:
        """The end of the scale: 24 hours, or 40 when there are more."""
        return 24 if max(self.now or 0, self.goal or 0) <= 24 else 40

    @property
    def labels(self) -> tuple[str, ...]:
        if self.now is not None and self.now == self.goal:
            return (f"nu en doel {number(self.now)}",)
        found = (("nu", self.now), ("doel", self.goal))
        return tuple(f"{word} {number(value)}" for word, value in found if value is not None)

    @property
    def ticks(self) -> tuple[tuple[int, str], ...]:
        step = 4 if self.top == 24 else 8
        return tuple((hour, "0 uur" if hour == 0 else str(hour)) for hour in range(0, self.top + 1, step))


@dataclass(frozen=True, slots=True)
class Columns:
    """Two stories side by side; the left one is read first."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of question, answer and where it comes from. Long answers stand below their row over the full width."""

    head: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]
    kept: frozenset[int] = frozenset()
    """Places (from 0) of the rows that stay on the page of the row below them."""

    LONGEST_CELL = 240
    LONGEST_WORD = 26

    def wide(self, row: tuple[str, str, str]) -> bool:
        """Whether the answer is too long for a cell, or a word in it is too long for the line of one.

        A cell without a source beside it is twice as wide.
        """
        room = 1 if row[2] else 2
        most = room * self.LONGEST_WORD
        return len(row[1]) > room * self.LONGEST_CELL or any(len(word) > most for word in row[1].split(" "))


@dataclass(frozen=True, slots=True)
class Boxes:
    """Choices with an empty box before each, to tick with a pen; so many beside each other."""

    items: tuple[tuple[Run, ...], ...]
    across: int = 1
    keep: bool = False
    """Whether they stay on the page of what follows."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on, for the eye only."""

    count: int


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page."""


Written = Boxes | Lines
Block = (
    Paragraph | Heading | Listing | Facts | Pairs | Quote | Bar | Columns | Table | Grid | Legend | Written | NewPage
)


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of every element that will be in the structure tree, in reading order."""
    for block in blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(runs=runs):
            yield _joined(runs)
        case Heading(text=text):
            yield text
        case Listing():
            for place, item in enumerate(block.items):
                yield block.mark(place)
                yield _joined(item)
        case Facts(pairs=pairs) | Pairs(pairs=pairs):
            for pair in pairs:
                yield from pair
        case Boxes(items=items):
            yield from map(_joined, items)
        case _:
            yield from _more_texts(block)


def _more_texts(block: Block) -> Iterator[str]:
    match block:
        case Quote():
            yield block.text
            yield block.note
        case Bar():
            yield " ".join((*block.labels, *(word for _, word in block.ticks)))
        case Columns():
            yield from texts(block.left)
            yield from texts(block.right)
        case Table():
            yield from block.head
            for row in block.rows:
                yield from (row[0], row[2], row[1]) if block.wide(row) else row
        case Grid():
            yield from block.head
            yield from (cell.text for line in block.rows for cell in line.cells)
        case Legend(signs=signs):
            yield " ".join(word for _, word in signs)


def _joined(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
