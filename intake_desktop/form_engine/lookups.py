"""What a name in a condition stands for: an answer that counts, the cells of a column, an aspect, today."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from intake_desktop.form_engine import choices
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers, key_of
from intake_desktop.form_engine.definition import Form, Kind, Question
from intake_desktop.form_engine.functions import UNKNOWN_CELL
from intake_desktop.form_engine.operators import TODAY, Lookup

Elsewhere = Callable[[AnswerKey], Answer | None]
"""Gives the answers of other forms that count."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one form, with the answers of one record; hidden questions are unknown."""

    form: Form
    answers: Answers
    shown: Collection[str]
    elsewhere: Elsewhere
    today: date | None = None

    def lookup(self) -> Lookup:
        """A lookup for conditions: the value of a name, None when it is unknown or hidden."""
        index = _index(self.form)
        questions, tables, aspects = index.questions, index.tables, index.aspects

        def value(name: str) -> object | None:
            if name == TODAY:
                return self.today
            if name in questions:
                return self._own(questions[name], value)
            if name in tables:
                return self._column(tables[name], name)
            if name in aspects:
                return self._aspect(name)
            return _known(self.elsewhere(key_of(name)))

        return value

    def _own(self, question: Question, lookup: Lookup) -> object | None:
        if question.id not in self.shown:
            return None
        if question.kind is Kind.DERIVED:
            return question.derived_from.evaluate(lookup) if question.derived_from is not None else None
        found = _known(self.answers.get(key_of(question.id)))
        if question.kind is Kind.WEEK_GRID and found is not None:
            return _whole_week(question, found)
        return found

    def _column(self, table: Question, column_id: str) -> tuple[object | None, ...] | None:
        rows = _known(self.answers.get(key_of(table.id))) if table.id in self.shown else None
        if not isinstance(rows, tuple):
            return None
        return tuple(_known(self.answers.get(AnswerKey(column_id, row))) for row in rows)

    def _aspect(self, aspect_id: str) -> dict[str, object]:
        found = {
            question.id: _known(self.answers.get(AnswerKey(aspect_id, question.id)))
            for question in self.form.questions()
            if aspect_id in question.aspects and question.id in self.shown
        }
        return {question_id: value for question_id, value in found.items() if value is not None}


def _whole_week(question: Question, found: object) -> dict[str, object] | None:
    """The week with its open parts in it, so that a condition can count what may still fit."""
    if not isinstance(found, Mapping):
        return None
    return {cell: found.get(cell, UNKNOWN_CELL) for cell in choices.cells(question)}


class Place(NamedTuple):
    """Where the answer to a question is kept, and those to what is asked beside it."""

    question: Question
    key: AnswerKey
    beside: tuple[AnswerKey, ...]


class Asked(NamedTuple):
    """A question that a type of dossier can ask, with what comes along when it is asked."""

    question: Question
    along: frozenset[str]
    """Its own id, those of its columns and those of its aspects."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The parts of a form by id."""

    form: Form
    everything: Mapping[str, Question]
    questions: Mapping[str, Question]
    tables: Mapping[str, Question]
    """By column id."""
    aspects: frozenset[str]
    places: tuple[Place, ...]
    asked: dict[str, tuple[Asked, ...]] = field(default_factory=dict)
    """By type of dossier, as far as somebody wanted to know."""


_MOST_KEPT = 64
_KEPT: dict[int, _Index] = {}
"""By identity of the form, which the index keeps alive; a form is content and holds nothing of anybody."""


def _index(form: Form) -> _Index:
    found = _KEPT.get(id(form))
    if found is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        questions = {question.id: question for question in form.questions()}
        tables = {column.id: question for question in questions.values() for column in question.columns}
        everything = {question.id: question for question in form.everything()}
        aspects = frozenset(aspect.id for aspect in form.aspects)
        found = _Index(form, everything, questions, tables, aspects, tuple(map(_place, questions.values())))
        _KEPT[id(form)] = found
    return found


def _place(question: Question) -> Place:
    beside = tuple(AnswerKey(aspect, question.id) for aspect in question.aspects)
    return Place(question, AnswerKey(question.id), beside)


def places(form: Form) -> tuple[Place, ...]:
    """Every question of a form in its order, with the keys of its answers."""
    return _index(form).places


def asked_in(form: Form, dossier_type: str) -> tuple[Asked, ...]:
    """The questions of a form that this type of dossier can ask, in their order."""
    known = _index(form).asked
    if dossier_type not in known:
        known[dossier_type] = tuple(
            Asked(question, frozenset(_along(question, dossier_type)))
            for section in form.sections
            if _fits(section.dossier_types, dossier_type)
            for question in section.questions
            if _fits(question.dossier_types, dossier_type)
        )
    return known[dossier_type]


def _along(question: Question, dossier_type: str) -> Iterator[str]:
    yield question.id
    yield from (column.id for column in question.columns if _fits(column.dossier_types, dossier_type))
    yield from question.aspects


def _fits(types: tuple[str, ...], dossier_type: str) -> bool:
    return not types or dossier_type in types


def by_id(form: Form) -> Mapping[str, Question]:
    """Every question, column and aspect of a form by id."""
    return _index(form).everything


def nowhere(key: AnswerKey) -> Answer | None:
    """No other forms: every answer elsewhere is unknown."""
    return None


def _known(answer: Answer | None) -> object | None:
    return answer.value if answer is not None else None
