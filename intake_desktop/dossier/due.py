"""What is to be done in a dossier and when: a new measurement after some months, and an advice to look at again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake_desktop.assessment.months import months_later
from intake_desktop.dossier.view import View
from intake_desktop.form_engine.answers import AnswerKey, Answers
from intake_desktop.form_engine.dates import MONTHS
from intake_desktop.form_engine.definition import Form

MEASURE, REVIEW = "Nieuwe meting ZRM", "Advies opnieuw bekijken"
MONTHS_VALID = 6
"""A measurement asks for a new one after six months, unless its form says otherwise (`reminder_after_months`)."""
_ZRM, _REVIEW, _MONTHS = "zrm_measured_on", "review_date", "reminder_after_months"


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One thing to do. On the day itself it is in time; from the day after it is late."""

    day: date
    what: str

    def late(self, today: date) -> bool:
        """Whether the day has passed."""
        return self.day < today


def of(view: View) -> tuple[Due, ...]:
    """What is to be done, the first first."""
    return tuple(sorted(_found(view)))


def told(due: Due, today: date) -> str:
    """ "Nieuwe meting ZRM: mei 2027", and once that has passed "Nieuwe meting ZRM sinds mei 2027"."""
    return f"{due.what} sinds {_when(due)}" if due.late(today) else f"{due.what}: {_when(due)}"


def measuring(day: date, today: date) -> str:
    """When one part of the assessment is measured again: "Volgende meting: mei 2027", later "... sinds mei 2027"."""
    words = f"{MONTHS[day.month - 1]} {day.year}"
    return f"Nieuwe meting sinds {words}" if day < today else f"Volgende meting: {words}"


def last_measured(view: View) -> date | None:
    """When the ZRM was last measured; while a new measurement has no date yet, the one before."""
    return _latest(view, _ZRM)


def next_measurement(form: Form, measured: date) -> date:
    """When a new measurement is due: so many months after this one; the months stand with the form."""
    months = form.texts.get(_MONTHS)
    valid = int(months) if isinstance(months, str) and months.isdecimal() else MONTHS_VALID
    return months_later(measured, valid)


def _found(view: View) -> Iterator[Due]:
    measured = last_measured(view)
    if measured is not None:
        yield Due(next_measurement(view.catalog.home(view.catalog.meaning(_ZRM)), measured), MEASURE)
    review = _day(view.meant(_REVIEW))
    if review is not None:
        yield Due(review, REVIEW)


def _latest(view: View, meaning: str) -> date | None:
    now = _day(view.meant(meaning))
    if now is not None or meaning not in view.catalog.meanings:
        return now
    asked = view.catalog.meaning(meaning)
    return _kept(view.before(view.catalog.home(asked).id) or {}, asked)


def _kept(answers: Answers, question_id: str) -> date | None:
    answer = answers.get(AnswerKey(question_id))
    return _day(answer.value) if answer is not None and isinstance(answer.value, str) else None


def _when(due: Due) -> str:
    """A month is exact enough for a measurement; a review has a day."""
    by_month = f"{MONTHS[due.day.month - 1]} {due.day.year}"
    return by_month if due.what == MEASURE else f"{due.day.day} {by_month}"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
