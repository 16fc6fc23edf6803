"""Every kind of answer: from typed text to value, from value to Dutch text, and a check for values from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import bsn, choices, dates, numbers, texts
from intake_desktop.form_engine.answers import NOTHING, AnswerValue
from intake_desktop.form_engine.definition import Bounds, Kind, Question
from intake_desktop.form_engine.refusals import PLACE, not_fitting

MOST_TYPED = 100_000
"""Longer text is refused before anything looks at it."""

Read = Callable[[Question, str], AnswerValue]
Check = Callable[[Question, object], None]
Show = Callable[[Question, AnswerValue, Mapping[str, str]], str]


@dataclass(frozen=True, slots=True)
class _Ways:
    read: Read
    check: Check
    show: Show


def read(question: Question, text: str) -> AnswerValue:
    """The value of what was typed or pasted; raises AnswerRefused with a Dutch sentence.

    Kinds that are chosen accept the value or label of an option; tables and weeks are never typed. Text is kept in
    one way of writing: see texts.read_line and texts.read_long for what that changes.
    """
    if len(text) > MOST_TYPED:
        raise not_fitting("Deze tekst is veel te lang.", "Maak de tekst korter.")
    if not text.strip():
        raise not_fitting("Hier staat nog niets.", "Vul iets in, of kies waarom er geen antwoord is.")
    return _WAYS[question.kind].read(question, text)


def check(question: Question, value: object) -> None:
    """Refuse a value from outside (import, example, older form) that does not fit here; raises AnswerRefused."""
    _WAYS[question.kind].check(question, value)


def read_words(text: str) -> str:
    """Own words beside an option, as a line of text is kept; raises AnswerRefused."""
    return texts.read_line(text)


def check_words(text: str) -> None:
    """Refuse own words from outside that are not as we keep them; raises AnswerRefused."""
    if read_words(text) != text:
        raise _otherwise_written()


def show(question: Question, value: AnswerValue, words: Mapping[str, str] = NOTHING) -> str:
    """The answer as people read it: "12 maart 1980", "12,5 uur", the label of an option with its own words."""
    return _WAYS[question.kind].show(question, value, words)


def show_derived(question: Question, outcome: object) -> str:
    """The outcome of a derived question as people read it; "" when it is unknown."""
    if isinstance(outcome, bool):
        return "ja" if outcome else "nee"
    if isinstance(outcome, Fraction | Decimal):
        return numbers.show(outcome, question.bounds.unit)
    return choices.show_one(question, outcome, NOTHING) if isinstance(outcome, str) else ""


def _bounds(question: Question) -> Bounds:
    """The limits of a number; a percentage without its own goes from 0 to 100."""
    if question.kind is not Kind.PERCENT:
        return question.bounds
    own = question.bounds
    low = own.low if own.low is not None else Decimal(0)
    return Bounds(low, own.high if own.high is not None else Decimal(100), own.step, "%")


def _check_number(question: Question, value: object) -> None:
    if not isinstance(value, Decimal):
        raise not_fitting("Hier hoort een getal.", "Pas het antwoord aan.")
    numbers.check(value, _bounds(question))


def _show_number(question: Question, value: AnswerValue, _: Mapping[str, str]) -> str:
    return numbers.show(value, _bounds(question).unit) if isinstance(value, Decimal) else str(value)


def _refuse_typing(question: Question, text: str) -> AnswerValue:
    raise not_fitting("Dit antwoord wordt niet getypt.", PLACE)


def _refuse(question: Question, value: object) -> None:
    raise not_fitting("Deze vraag heeft geen eigen antwoord.", "Laat het weg.")


def _written(read_text: Callable[[str], str]) -> Check:
    """A check that a stored text is exactly what reading it would keep."""

    def checked(question: Question, value: object) -> None:
        if not isinstance(value, str) or read_text(value) != value:
            raise _otherwise_written()

    return checked


def _otherwise_written() -> AnswerRefused:
    return not_fitting("Dit antwoord is anders geschreven dan we bewaren.", "Typ het opnieuw.")


def _text(read_text: Callable[[str], str], shown: Callable[[str], str] = str) -> _Ways:
    """A kind that is kept as text."""
    return _Ways(lambda _, text: read_text(text), _written(read_text), lambda _q, value, _w: shown(str(value)))


def _read_line(question: Question, text: str) -> str:
    return texts.read_line(text, question.longest or texts.LONGEST_TEXT)


def _read_long(question: Question, text: str) -> str:
    return texts.read_long(text, question.longest or texts.LONGEST_LONG_TEXT)


def _free(read_text: Callable[[Question, str], str]) -> _Ways:
    """A kind with free text whose length the question may limit."""

    def checked(question: Question, value: object) -> None:
        _written(lambda text: read_text(question, text))(question, value)

    return _Ways(read_text, checked, lambda _q, value, _w: str(value))


def _chosen(value: AnswerValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _week(value: AnswerValue) -> Mapping[str, str]:
    return value if isinstance(value, Mapping) else NOTHING


_ONE = _Ways(choices.read_one, choices.check_one, lambda q, value, words: choices.show_one(q, str(value), words))
_NUMBER = _Ways(lambda q, text: numbers.read(text, _bounds(q)), _check_number, _show_number)
_NONE = _Ways(_refuse_typing, _refuse, lambda _q, value, _w: str(value))

_WAYS: Mapping[Kind, _Ways] = {
    Kind.TEXT: _free(_read_line),
    Kind.LONG_TEXT: _free(_read_long),
    Kind.DATE: _text(dates.read_date, dates.show),
    Kind.PARTIAL_DATE: _text(dates.read_partial, dates.show),
    Kind.TIME: _text(dates.read_time, dates.show_time),
    Kind.NUMBER: _NUMBER,
    Kind.PERCENT: _NUMBER,
    Kind.CHOICE: _ONE,
    Kind.YES_NO_UNKNOWN: _ONE,
    Kind.MULTI_CHOICE: _Ways(
        choices.read_several,
        choices.check_several,
        lambda q, value, words: choices.show_several(q, _chosen(value), words),
    ),
    Kind.SCALE: _Ways(
        choices.read_level, choices.check_level, lambda q, value, words: choices.show_one(q, str(value), words)
    ),
    Kind.TABLE: _Ways(_refuse_typing, choices.check_rows, lambda _q, value, _w: choices.show_rows(_chosen(value))),
    Kind.WEEK_GRID: _Ways(_refuse_typing, choices.check_week, lambda q, value, _w: choices.show_week(q, _week(value))),
    Kind.BSN: _text(bsn.read),
    Kind.POSTCODE: _text(texts.read_postcode),
    Kind.PHONE: _text(texts.read_phone),
    Kind.EMAIL: _text(texts.read_email),
    Kind.INFO: _NONE,
    Kind.DERIVED: _NONE,
}
