"""One item over all measurements: a point per measurement, joined only where two may be held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from intake_desktop.dossier import comparing
from intake_desktop.dossier.comparing import COMPARED, NOT_SEEN, Measured, Seen, Way
from intake_desktop.dossier.comparing_moments import Moment
from intake_desktop.dossier.comparing_words import full_day
from intake_desktop.form_engine.definition import Kind, Question


@dataclass(frozen=True, slots=True)
class Point:
    """What one measurement says of the item."""

    day: date
    seen: Seen
    joined: bool = False
    """Whether a line goes back to the measurement before: both known and the same item."""
    changed: bool = False
    """Whether the item is another one than in the measurement before, so that no line may join them."""
    concept: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """All points of one item, the oldest first."""

    question: Question
    points: tuple[Point, ...]

    @property
    def drawable(self) -> bool:
        """Whether there are at least two levels or numbers to draw."""
        return sum(isinstance(point.seen.value, Decimal) for point in self.points) >= 2

    def sentences(self) -> tuple[str, ...]:
        """Every point in words."""
        return tuple(_told(point, self.question) for point in self.points)

    def spoken(self) -> str:
        """The same as one text, for who does not see the drawing."""
        return " ".join(self.sentences())


def of_item(moments: Sequence[Moment], question_id: str) -> Line:
    """The line of one item. Raises KeyError when no measurement asked it."""
    question = next(
        moment.measured.items[question_id].question
        for moment in reversed(moments)
        if question_id in moment.measured.items
    )
    ways = [None, *(_way(one.measured, two.measured, question_id) for one, two in pairwise(moments))]
    points = [_point(moment, question_id, way) for moment, way in zip(moments, ways, strict=True)]
    return Line(question, tuple(points))


def _point(moment: Moment, question_id: str, way: Way | None) -> Point:
    item = moment.measured.items.get(question_id)
    seen = item.seen if item is not None else NOT_SEEN
    joined = way in COMPARED and isinstance(seen.value, Decimal)
    changed = way in {Way.OTHER_VERSION, Way.OTHER_PERIOD}
    return Point(moment.day, seen, joined, changed, moment.concept)


def _way(one: Measured, two: Measured, question_id: str) -> Way:
    if question_id not in one.items and question_id not in two.items:
        return Way.NEITHER
    return comparing.row(one, two, question_id).way


def _told(point: Point, question: Question) -> str:
    nothing = "niet beoordeeld" if question.kind is Kind.SCALE else "niet bekend"
    words = point.seen.words or nothing
    if point.seen.why:
        words = f"{nothing}, {point.seen.why}"
    notes = [words]
    if point.changed and point.seen.known:
        notes.append("niet vergelijkbaar met de keer ervoor")
    if point.concept:
        notes.append("concept")
    return f"{full_day(point.day)}: {', '.join(notes)}."
