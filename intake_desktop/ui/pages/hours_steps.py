"""The way from the hours of now to the goal, as numbers and dates that can be drawn and told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import numbers
from intake_desktop.form_engine.answers import AnswerKey, AnswerValue
from intake_desktop.form_engine.dates import MONTHS
from intake_desktop.form_engine.definition import Kind

_SHORT = {"maart": "mrt"}
NO_HOURS, BEGIN = "Nog geen uren", "Begin met wat nu lukt. Onbekend mag."
"""What stands there as long as nobody said anything about hours (content-messages.md, 3)."""


@dataclass(frozen=True, slots=True)
class Step:
    """Hours per week from a moment on; per day and days are None when only the total is known."""

    when: str
    per_week: Decimal
    per_day: Decimal | None = None
    days: Decimal | None = None

    @property
    def total(self) -> str:
        """ "14 uur"."""
        return f"{numbers.dutch(self.per_week)} uur"

    @property
    def make_up(self) -> str:
        """ "3,5 u × 4 d", or "" when that is not known or does not add up to the week."""
        if self.per_day is None or self.days is None or self.per_day * self.days != self.per_week:
            return ""
        return f"{numbers.dutch(self.per_day)} u × {numbers.dutch(self.days)} d"


@dataclass(frozen=True, slots=True)
class Way:
    """The steps in order of time, the first is now; the goal in hours per week and its date in words."""

    steps: tuple[Step, ...] = ()
    goal: Decimal | None = None
    goal_day: str = ""

    @property
    def title(self) -> str:
        """ "Opbouw naar 20 uur"; a goal below now is a way down."""
        if not self.steps and self.goal is None:
            return NO_HOURS
        if self.goal is None:
            return "Stappen"
        down = bool(self.steps) and self.goal < self.steps[0].per_week
        return f"{'Afbouw' if down else 'Opbouw'} naar {numbers.dutch(self.goal)} uur"

    @property
    def under(self) -> str:
        """What stands under the title: the day of the goal, or how to begin."""
        if not self.steps and self.goal is None:
            return BEGIN
        return f"doel: {self.goal_day}" if self.goal_day else "nog geen datum voor het doel"

    def sentence(self) -> str:
        """The drawing in words."""
        told = [f"{step.when} {step.total} per week" for step in self.steps]
        if self.goal is not None:
            on = f" op {self.goal_day}" if self.goal_day else ""
            told.append(f"doel {numbers.dutch(self.goal)} uur per week{on}")
        return f"{self.title}: {', '.join(told)}." if told else "Nog geen uren ingevuld."


def way_of(session: DossierSession) -> Way:
    """What the dossier says about now, the steps and the goal. Steps without a number of hours are left out."""
    now = tuple(_meant(session, means) for means in ("hours_per_week", "hours_per_day", "days_per_week"))
    first = (Step("nu", now[0], now[1], now[2]),) if now[0] is not None else ()
    day = _value(session, AnswerKey(session.catalog.meaning("goal_date")))
    words = _day_in_full(date.fromisoformat(day)) if isinstance(day, str) else ""
    return Way((*first, *_steps(session)), _meant(session, "goal_hours_per_week"), words)


def _steps(session: DossierSession) -> Iterator[Step]:
    table = session.catalog.question(session.catalog.meaning("build_up_steps"))
    rows = _value(session, AnswerKey(table.id))
    from_day = next(column.id for column in table.columns if column.kind is Kind.DATE)
    per_day, days = [column.id for column in table.columns if column.kind is Kind.NUMBER][:2]
    found = []
    for row in rows if isinstance(rows, tuple) else ():
        hours, times = _value(session, AnswerKey(per_day, row)), _value(session, AnswerKey(days, row))
        if isinstance(hours, Decimal) and isinstance(times, Decimal):
            day = _value(session, AnswerKey(from_day, row))
            found.append((str(day or "9999"), hours, times))
    for day, hours, times in sorted(found, key=lambda each: each[0]):
        yield Step(_short(day), hours * times, hours, times)


def _short(day: str) -> str:
    if day == "9999":
        return "later"
    on = date.fromisoformat(day)
    month = MONTHS[on.month - 1]
    return f"{on.day} {_SHORT.get(month, month[:3])}"


def _day_in_full(on: date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def _meant(session: DossierSession, means: str) -> Decimal | None:
    value = _value(session, AnswerKey(session.catalog.meaning(means)))
    return value if isinstance(value, Decimal) else None


def _value(session: DossierSession, key: AnswerKey) -> AnswerValue | None:
    answer = session.view.elsewhere(key)
    return answer.value if answer is not None else None
