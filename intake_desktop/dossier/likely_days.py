"""Days at a measurement that cannot be meant, told in words beside their field; nothing here blocks anything.

A measurement and what was seen are of the past, a goal is ahead of them. The forms say which day is which: the date of
a measurement by its meaning, a day beside a goal by standing there, every other day beside a level is when it was seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake_desktop.dossier.beside import beside
from intake_desktop.form_engine.answers import AnswerKey, Answers
from intake_desktop.form_engine.definition import Form, Kind
from intake_desktop.form_engine.validation import Problem

_MEASURED = "_measured_on"
"""Ending of what the date of a measurement means in the forms."""
A_YEAR, FIVE_YEARS = 12, 60
"""Months after which a day is asked about: is this the right year? A figure of ours, it changes nothing."""

NOT_YET = "Deze dag is nog niet geweest. Kijk of de dag en het jaar kloppen. Je kunt gewoon verdergaan."
LONG_AGO = "Deze dag is meer dan een jaar geleden. Dat kan kloppen. Kijk nog eens naar het jaar."
GOAL_PAST = "Een doel ligt na de dag van de meting. Kijk of de dag en het jaar kloppen, of wis de datum."
GOAL_FAR = "Deze dag is over meer dan vijf jaar. Dat kan kloppen. Kijk nog eens naar het jaar."
GOAL_HALF = "Er staat een dag, maar nog geen niveau. Kies ook een niveau, of wis de datum."

_KINDS = {NOT_YET: "later", LONG_AGO: "lang_geleden", GOAL_PAST: "voorbij", GOAL_FAR: "ver", GOAL_HALF: "half"}


def found(form: Form, answers: Answers, shown: frozenset[str], today: date) -> Iterator[Problem]:
    """What to look at again on this form; nothing on a form where nothing gets a level."""
    if not any(each.kind is Kind.SCALE for each in form.questions()):
        return
    measured = next((each for each in form.questions() if each.means.endswith(_MEASURED)), None)
    day = _day(answers, AnswerKey(measured.id)) if measured is not None else None
    if measured is not None and day is not None:
        yield from _of_the_past(AnswerKey(measured.id), day, today)
    dated = {aspect.id for aspect in form.aspects if aspect.kind is Kind.DATE}
    for key in [each for each in answers if each.question_id in dated and each.row_id in shown]:
        yield from _beside(form, key, answers, (day or today, today))


def _beside(form: Form, key: AnswerKey, answers: Answers, days: tuple[date, date]) -> Iterator[Problem]:
    """A day with one level; `days` are that of the measurement and today."""
    day = _day(answers, key)
    if day is None:
        return
    goal = beside(form, form.question(key.row_id)).goal
    if goal is None:
        yield from _of_the_past(key, day, days[1])
    else:
        reached = answers.get(AnswerKey(goal.id, key.row_id))
        yield from _of_a_goal(key, day, days[0], reached is not None and reached.known)


def _of_the_past(key: AnswerKey, day: date, today: date) -> Iterator[Problem]:
    if day > today:
        yield _told(key, "warning", NOT_YET)
    elif _months(day, today) > A_YEAR:
        yield _told(key, "info", LONG_AGO)


def _of_a_goal(key: AnswerKey, day: date, measured: date, has_level: bool) -> Iterator[Problem]:
    if day <= measured:
        yield _told(key, "warning", GOAL_PAST)
    elif _months(measured, day) > FIVE_YEARS:
        yield _told(key, "info", GOAL_FAR)
    if not has_level:
        yield _told(key, "info", GOAL_HALF)


def _told(key: AnswerKey, severity: str, message: str) -> Problem:
    name = ".".join(part for part in key if part)
    return Problem(f"dag_{_KINDS[message]}.{name}", severity, key, (key.question_id,), message)


def _months(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month


def _day(answers: Answers, key: AnswerKey) -> date | None:
    answer = answers.get(key)
    if answer is None or not isinstance(answer.value, str):
        return None
    try:
        return date.fromisoformat(answer.value)
    except ValueError:
        return None
