"""Two measurements held against each other, item by item: higher, lower, equal, or why that cannot be said; pure.

There is no total and no judgment here. Levels are ordinal, so only the steps between two levels are counted
(domain/zrm-intake.md, 1.4); an item that is not the same in both measurements is not compared at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from intake_desktop.form_engine.definition import Kind, Option, Question


class Way(StrEnum):
    """What can be said of one item at two moments."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    OTHER = "other"
    """Another choice: choices have no higher and lower."""
    NEITHER = "neither"
    """Not known at both moments."""
    FIRST_ONLY = "first_only"
    SECOND_ONLY = "second_only"
    OTHER_VERSION = "other_version"
    """The item, its scale or its anchors changed, or the version of one of the two is no longer there."""
    OTHER_PERIOD = "other_period"
    """Counted over another number of weeks, or over a number that is not known."""


COMPARED = frozenset({Way.HIGHER, Way.LOWER, Way.SAME, Way.OTHER})
"""Ways in which both moments are known and may be held against each other."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one measurement says of one item."""

    value: Decimal | str | None = None
    """A level or number, the code of a choice, or None when it is not known: unknown is never a number."""
    words: str = ""
    """The level ("3"), number ("12,5 uur") or choice as people read it; "" when not known."""
    why: str = ""
    """Why it is not known, in words; "" when nothing was said about that."""

    @property
    def known(self) -> bool:
        """Whether there is a level, number or choice."""
        return self.value is not None


NOT_SEEN = Seen()


@dataclass(frozen=True, slots=True)
class Item:
    """What one measurement asked: the question as it was worded then, and what was seen."""

    question: Question
    seen: Seen
    group: str = ""
    """Title of the section it stands in."""
    counted_over: Decimal | None = None
    """Weeks over which this number was counted; None when that is not known."""
    counts: bool = False
    """Whether this is a number counted over weeks: then only equal numbers of weeks are compared."""
    off: bool = False
    """Whether it was not asked: off by itself, outside the core, its condition was not met, or nobody filled it in."""
    hidden: bool = False
    """Whether its condition was not met: then nobody could have asked it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement, ready to be held against another."""

    record_id: str
    version: tuple[str, int, str]
    """Form, version and digest it was made with."""
    items: Mapping[str, Item] = field(default_factory=lambda: MappingProxyType({}))
    """By question id, in the order of the form."""
    there: bool = True
    """False when the version it was made with is no longer here."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item at two moments."""

    question: Question
    """As it was asked the last time that it was asked."""
    group: str
    first: Seen
    second: Seen
    way: Way
    by: Decimal | None = None
    """How many levels, or how much of its unit, lie between them; None unless higher or lower."""


def compare(first: Measured, second: Measured) -> tuple[Row, ...]:
    """Every item of the second measurement in the order of its form, then what only the first one asked.

    The order never depends on what was found. Swapping the two mirrors higher and lower and changes nothing else.
    What was asked in neither of them is left out.
    """
    names = [*second.items, *(name for name in first.items if name not in second.items)]
    return tuple(row(first, second, name) for name in names if _asked(first, name) or _asked(second, name))


def left_out(first: Measured, second: Measured) -> tuple[Question, ...]:
    """What both could have asked and neither did, in the order of the form."""
    pairs = ((first.items[name], item) for name, item in second.items.items() if name in first.items)
    return tuple(two.question for one, two in pairs if one.off and two.off and not (one.hidden and two.hidden))


def row(first: Measured, second: Measured, question_id: str) -> Row:
    """One item at two moments. Raises KeyError when neither of them asked it."""
    one, two = first.items.get(question_id), second.items.get(question_id)
    asked = two or one
    if asked is None:
        raise KeyError(question_id)
    before, after = one.seen if one is not None else NOT_SEEN, two.seen if two is not None else NOT_SEEN
    way = _way(first, second, question_id)
    return Row(asked.question, asked.group, before, after, way, _apart(before, after, way))


def same_item(one: Question, two: Question) -> bool:
    """Whether two versions ask the same: kind, words, unit, and of every option its value, words and anchor."""
    return (one.id, one.kind, one.label, one.hint, one.bounds.unit, _anchors(one)) == (
        two.id,
        two.kind,
        two.label,
        two.hint,
        two.bounds.unit,
        _anchors(two),
    )


def _way(first: Measured, second: Measured, question_id: str) -> Way:
    one, two = first.items.get(question_id), second.items.get(question_id)
    known = (one is not None and one.seen.known, two is not None and two.seen.known)
    if known == (False, False):
        return Way.NEITHER
    if one is None or two is None or not _comparable(first, second, question_id):
        return Way.OTHER_VERSION
    if known != (True, True):
        return Way.FIRST_ONLY if known[0] else Way.SECOND_ONLY
    weeks_matter = (one.counts or two.counts) and first.record_id != second.record_id
    if weeks_matter and not _same_weeks(one, two):
        return Way.OTHER_PERIOD
    return _between(one.seen, two.seen)


def _asked(measured: Measured, question_id: str) -> bool:
    return question_id in measured.items and not measured.items[question_id].off


def _comparable(first: Measured, second: Measured, question_id: str) -> bool:
    """The same version always is; of another version only an item that did not change, when both are still here."""
    if first.version == second.version:
        return True
    one, two = first.items[question_id].question, second.items[question_id].question
    return first.there and second.there and same_item(one, two)


def _same_weeks(one: Item, two: Item) -> bool:
    return one.counted_over is not None and one.counted_over == two.counted_over


def _between(before: Seen, after: Seen) -> Way:
    if before.value == after.value:
        return Way.SAME
    if not (isinstance(before.value, Decimal) and isinstance(after.value, Decimal)):
        return Way.OTHER
    return Way.HIGHER if after.value > before.value else Way.LOWER


def _apart(before: Seen, after: Seen, way: Way) -> Decimal | None:
    if way not in {Way.HIGHER, Way.LOWER}:
        return None
    if not (isinstance(before.value, Decimal) and isinstance(after.value, Decimal)):
        return None
    return abs(after.value - before.value)


def _anchors(question: Question) -> tuple[tuple[str, str, str], ...]:
    return tuple((option.value, *_words_of(option)) for option in question.options)


def _words_of(option: Option) -> tuple[str, str]:
    return option.label, option.description


SCORED = frozenset({Kind.SCALE})
COUNTED = frozenset({Kind.NUMBER, Kind.CHOICE})
"""What a form without scored questions is compared on."""
