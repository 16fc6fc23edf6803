"""What one record says, in words and in the order of its form: to be read, never to be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from intake_desktop.dossier.model import Record
from intake_desktop.dossier.session import DossierSession
from intake_desktop.dossier.view import View
from intake_desktop.form_engine import kinds, places, relevance, telling
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers
from intake_desktop.form_engine.definition import Form, Kind, Question, Section

NO_ANSWER = "Geen antwoord: {why}"
ABOUT_OTHER, UNCHECKED = "Gaat over een ander", "Overgenomen, niet gecontroleerd"
OPEN = "Nog open"


@dataclass(frozen=True, slots=True)
class Told:
    """One question with its answer. A table has heads and rows instead of words."""

    question_id: str
    label: str
    words: str = ""
    notes: tuple[str, ...] = ()
    """Where it came from when that is unusual, and what must be known about it."""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    beside: tuple[Told, ...] = ()
    """What is asked beside this question."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section: what was said, and which questions stayed open."""

    section_id: str
    title: str
    told: tuple[Told, ...]
    open: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A whole record."""

    chapters: tuple[Chapter, ...]
    aside: tuple[Told, ...]
    """Answers that are kept but do not belong to the questions: their question was not relevant."""


def form_of(session: DossierSession, record: Record) -> Form:
    """The version of the form that a record was made with; the one of now when that is no longer there."""
    now = session.catalog.form(record.form.form_id)
    if session.contents is None or (now.version, now.digest) == (record.form.version, record.form.digest):
        return now
    return session.contents.kept(record.form) or now


def of_record(session: DossierSession, record: Record) -> Story:
    """The story of a record, with the questions as they were asked."""
    form = form_of(session, record)
    view = as_it_was(session, record, form)
    day = record.finished.at.date() if record.finished is not None else session.today
    teller = _Teller(form, view, view.of(form.id), view.counting(form.id), view.names().called, day)
    return Story(tuple(teller.chapters()), tuple(teller.aside()))


def as_it_was(session: DossierSession, record: Record, form: Form) -> View:
    """All forms together as they stood when the record was finished, as far as those records are still known."""
    answers: dict[str, Answers] = dict(session.view.answers)
    for record_id in _rested_on(record):
        other = next((each for each in session.dossier.records if each.id == record_id), None)
        if other is not None:
            answers[other.form.form_id] = session.book.of(other.id)
    answers[form.id] = session.book.of(record.id)
    catalog = session.catalog
    if catalog.form(form.id) is not form:
        catalog = replace(catalog, forms=MappingProxyType({**catalog.forms, form.id: form}))
    return View(catalog, session.dossier.dossier_type, answers)


def _rested_on(record: Record) -> Iterator[str]:
    found = record.finished.outcome.get("rests_on") if record.finished is not None else None
    for each in found if isinstance(found, list | tuple) else ():
        if isinstance(each, Mapping):
            yield str(each.get("record", ""))


@dataclass(frozen=True, slots=True)
class _Teller:
    form: Form
    view: View
    answers: Answers
    counting: Answers
    called: str
    day: date

    def chapters(self) -> Iterator[Chapter]:
        """The sections in which something was said or left open."""
        left_open = {each.section_id: each.open for each in self.view.progress(self.form.id)}
        for section in self.form.sections:
            told = tuple(self._said(section))
            said = {each.question_id for each in told}
            names = [name for name in left_open.get(section.id, ()) if name not in said]
            open_ones = tuple(Told(name, self._label(self.form.question(name))) for name in names)
            if told or open_ones:
                yield Chapter(section.id, self._named(section.title), told, open_ones)

    def aside(self) -> Iterator[Told]:
        """What is kept but does not count, each answer once."""
        left = {key: answer for key, answer in self.answers.items() if key not in self.counting}
        for question in self.form.questions():
            if AnswerKey(question.id) in left:
                yield self._tell(question, left)
                left = {key: answer for key, answer in left.items() if not _goes_with(question, key)}
        known = {question.id: question for question in self.form.everything()}
        for key, answer in left.items():
            asked = known.get(key.question_id)
            label = self._label(asked) if asked is not None else key.question_id.replace("_", " ")
            yield Told(key.question_id, label, self._words(asked, answer), self._notes(asked, answer))

    def _said(self, section: Section) -> Iterator[Told]:
        shown = self.view.shown(self.form.id)
        named = {name for key in self.counting for name in key}
        for question in section.questions:
            names = {question.id, *(column.id for column in question.columns)}
            if question.kind is Kind.DERIVED and question.id in shown:
                yield from self._derived(question)
            elif question.id in shown and names & named:
                yield self._tell(question, self.counting)

    def _derived(self, question: Question) -> Iterator[Told]:
        outside = (self.view.elsewhere, self.day)
        found = relevance.derived(self.form, question, self.counting, self.view.shown(self.form.id), outside)
        words = self._named(kinds.show_derived(question, found))
        if words:
            yield Told(question.id, self._label(question), words)

    def _tell(self, question: Question, among: Answers) -> Told:
        answer = among.get(AnswerKey(question.id))
        beside = (*self._aspects(question, among), *self._reasons(question, among))
        label = self._label(question)
        if answer is None:
            return Told(question.id, label, OPEN, beside=beside)
        notes = self._notes(question, answer)
        if question.kind is Kind.TABLE and isinstance(answer.value, tuple):
            heads, rows = self._table(question, answer.value, among)
            return Told(question.id, label, "", notes, heads, rows, beside)
        return Told(question.id, label, self._words(question, answer), notes, beside=beside)

    def _table(
        self, question: Question, rows: tuple[str, ...], among: Answers
    ) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The columns in which something stands, and the rows."""
        cells = {(row, column.id): among.get(AnswerKey(column.id, row)) for row in rows for column in question.columns}
        columns = [column for column in question.columns if any(cells[row, column.id] for row in rows)]
        lines = tuple(tuple(self._cell(column, cells[row, column.id]) for column in columns) for row in rows)
        return tuple(self._label(column) for column in columns), lines

    def _cell(self, column: Question, answer: Answer | None) -> str:
        return "" if answer is None else telling.in_words(self.form, column, answer, self.called)

    def _aspects(self, question: Question, among: Answers) -> Iterator[Told]:
        for aspect in self.form.aspects:
            answer = among.get(AnswerKey(aspect.id, question.id))
            if answer is not None and aspect.id in question.aspects:
                yield Told(aspect.id, self._label(aspect), self._words(aspect, answer), self._notes(aspect, answer))

    def _reasons(self, question: Question, among: Answers) -> Iterator[Told]:
        """Why a warning at this question was left as it is."""
        reason = self.form.reason_aspect
        for key, answer in among.items() if reason else ():
            if key.question_id == reason and places.asked_at(self.form, key) == question.id:
                aspect = self.form.question(reason)
                yield Told(aspect.id, self._label(aspect), self._words(aspect, answer))

    def _words(self, question: Question | None, answer: Answer) -> str:
        if answer.value is None:
            why = self._named(telling.reason(self.form, answer))
            return NO_ANSWER.format(why=why[:1].lower() + why[1:])
        if question is None:
            return ", ".join(answer.value) if isinstance(answer.value, tuple) else str(answer.value)
        words = telling.in_words(self.form, question, answer, self.called)
        level = question.kind is Kind.SCALE and question.options and str(answer.value).isdigit()
        return f"{answer.value}. {words}" if level else words

    def _notes(self, question: Question | None, answer: Answer) -> tuple[str, ...]:
        unusual = question is not None and answer.source != question.source_default
        source = self._named(telling.source(self.form, answer))
        found = (
            (f"Bron: {source}, {answer.day:%d-%m-%Y}", unusual or answer.taken_over),
            (ABOUT_OTHER, answer.about_other),
            (UNCHECKED, answer.taken_over),
        )
        return tuple(words for words, holds in found if holds)

    def _label(self, question: Question) -> str:
        return self._named(question.label)

    def _named(self, text: str) -> str:
        return telling.named(text, self.called)


def _goes_with(question: Question, key: AnswerKey) -> bool:
    """Whether this answer is told with this question: its own, a cell of its table, or an aspect."""
    if key.question_id == question.id or key.row_id == question.id:
        return True
    return any(column.id == key.question_id for column in question.columns)
