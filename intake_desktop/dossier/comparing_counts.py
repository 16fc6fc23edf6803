"""A comparison in short: of how many items what can be said, in words and always in the same order; never a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from intake_desktop.dossier.comparing import Row, Way
from intake_desktop.dossier.comparing_words import Teller
from intake_desktop.form_engine.definition import Kind


@dataclass(frozen=True, slots=True)
class Noun:
    """What the items of a form are called: "domein", "domeinen"."""

    one: str
    more: str

    def counted(self, number: int) -> str:
        """ "1 domein", "4 domeinen"."""
        return f"{number} {self.one if number == 1 else self.more}"


@dataclass(frozen=True, slots=True)
class Count:
    """One line: which sign stands before it, and the words."""

    way: Way
    words: str


_PLAIN = (
    ((Way.OTHER,), "met een ander antwoord"),
    ((Way.FIRST_ONLY, Way.SECOND_ONLY), "alleen één keer {known}"),
    ((Way.NEITHER,), "niet {known}, beide keren"),
    ((Way.OTHER_VERSION, Way.OTHER_PERIOD), "niet vergelijkbaar"),
)
"""Lines after higher, equal and lower; the order never depends on the numbers."""


def counts(rows: Sequence[Row], noun: Noun, teller: Teller) -> tuple[Count, ...]:
    """The lines that have something to count."""
    scored = any(row.question.kind is Kind.SCALE for row in rows)
    return tuple(_lines(rows, noun, teller, scored))


def _lines(rows: Sequence[Row], noun: Noun, teller: Teller, scored: bool) -> Iterator[Count]:
    yield from _steps(rows, Way.HIGHER, noun, teller)
    same = sum(row.way is Way.SAME for row in rows)
    if same:
        yield Count(Way.SAME, f"{noun.counted(same)} gelijk")
    yield from _steps(rows, Way.LOWER, noun, teller)
    for ways, words in _PLAIN:
        number = sum(row.way in ways for row in rows)
        if number:
            known = "beoordeeld" if scored else "bekend"
            yield Count(ways[0], f"{noun.counted(number)} {words.format(known=known)}")


def _steps(rows: Sequence[Row], way: Way, noun: Noun, teller: Teller) -> Iterator[Count]:
    """A line per number of levels; numbers with units are only more or less."""
    found = [row for row in rows if row.way is way]
    levels = [row for row in found if row.question.kind is Kind.SCALE]
    by = Counter(row.by or Decimal(0) for row in levels)
    for steps in sorted(by):
        example = next(row for row in levels if row.by == steps)
        yield Count(way, f"{noun.counted(by[steps])} {teller.step(example)}")
    if len(found) > len(levels):
        yield Count(way, f"{noun.counted(len(found) - len(levels))} {'meer' if way is Way.HIGHER else 'minder'}")
