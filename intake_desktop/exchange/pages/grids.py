"""Tables of short cells with a drawing in each row, and what the signs of the drawing mean, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a cell of a grid looks; the words in it say the same."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    TINT = "tint"
    BOXED = "boxed"
    FILLED_DOT = "filled_dot"
    RING = "ring"
    DASHED_RING = "dashed_ring"


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in a grid, over one or more columns."""

    text: str
    look: Look = Look.PLAIN
    span: int = 1


@dataclass(frozen=True, slots=True)
class Levels:
    """The drawing of a row: its level among all levels, the goal, and how the participant sees it; from 1."""

    most: int
    now: int | None = None
    goal: int | None = None
    own: int | None = None
    stairs: bool = False
    """Boxes filled up to the level instead of dots on a line."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells of which the first names the row; a single one over the whole width belongs to the group of rows."""

    cells: tuple[Cell, ...]
    levels: Levels | None = None

    @property
    def is_group(self) -> bool:
        """Whether this is the head of a group of rows."""
        return len(self.cells) == 1 and self.cells[0].look is Look.STRONG


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of short cells; between the first and the second column there may be room for a drawing."""

    starts: tuple[float, ...]
    """Where each column begins, as a share of the width."""
    head: tuple[str, ...]
    rows: tuple[GridRow, ...]
    drawing: tuple[float, float] | None = None
    """Where the drawing begins and ends, as a share of the width."""
    names: tuple[tuple[str, str], ...] = ()
    """Above the drawing, per level: number and short name. The text above the grid says them too."""
    row_height: float = 0
    """Least height of a row in points."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs of a drawing mean: pairs of a sign (now, goal, own, off) and a word. `alt` says it in words."""

    signs: tuple[tuple[str, str], ...]
    alt: str
