"""What one action of a person changes: an answer, a reason for having none, a table row added or removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from intake_desktop.dossier.model import Change
from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import kinds
from intake_desktop.form_engine.answers import NOTHING, Answer, AnswerKey, Answers, AnswerValue
from intake_desktop.form_engine.definition import NOT_ASKED, Form, Kind, Question


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, and on which day."""

    author: str
    day: date


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: the value, own words beside an option, and who said it ("" takes the form's default)."""

    value: AnswerValue
    words: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    source: str = ""


def answered(form: Form, answers: Answers, key: AnswerKey, said: Said, stamp: Stamp) -> tuple[Change, ...]:
    """Give an answer. Raises AnswerRefused when the value cannot be the answer to this question."""
    question = _asked(form, key)
    if question.kind is Kind.TABLE:
        raise AnswerRefused("ZK-308", "Een tabel vul je per rij in.", "Voeg een rij toe.")
    kinds.check(question, said.value)
    _check_words(question, said)
    before = answers.get(key)
    answer = Answer(
        value=said.value,
        source=said.source or (before.source if before else question.source_default),
        day=stamp.day,
        author=stamp.author,
        words=dict(said.words),
        about_other=before.about_other if before else False,
    )
    return _different(answers, Change(key, answer))


def no_answer(form: Form, answers: Answers, key: AnswerKey, reason: str, stamp: Stamp) -> tuple[Change, ...]:
    """Say why there is no answer; of a table the rows go too. Raises AnswerRefused for a reason the form lacks."""
    question = _asked(form, key)
    if reason not in question.no_answer:
        raise AnswerRefused("ZK-309", "Deze reden hoort niet bij deze vraag.", "Kies een van de redenen.")
    before = answers.get(key)
    source = before.source if before else question.source_default
    answer = Answer(value=None, source=source, day=stamp.day, author=stamp.author, no_answer=reason)
    cells = tuple(Change(cell, None) for cell in _cells(question, answers))
    return _different(answers, Change(key, answer), *cells)


def cleared(form: Form, answers: Answers, key: AnswerKey) -> tuple[Change, ...]:
    """Take an answer away; of a table its rows too."""
    cells = tuple(Change(cell, None) for cell in _cells(_asked(form, key), answers))
    return _different(answers, Change(key, None), *cells)


def marked_about_other(answers: Answers, key: AnswerKey, marked: bool) -> tuple[Change, ...]:
    """Mark an answer "gaat over een ander" (decisions.md 4), or take the mark off; nothing without an answer."""
    before = answers.get(key)
    return () if before is None else _different(answers, Change(key, replace(before, about_other=marked)))


def confirmed(form: Form, answers: Answers, keys: Iterable[AnswerKey], stamp: Stamp) -> tuple[Change, ...]:
    """Say that what was taken over still holds: these answers, with the rows and aspects that go with them."""
    asked = set(keys)
    names = {key.question_id for key in asked if not key.row_id}
    columns = {column.id for name in names for column in form.question(name).columns}
    found = [
        (key, answer)
        for key, answer in answers.items()
        if answer.taken_over and (key in asked or key.question_id in columns or key.row_id in names)
    ]
    now = [(key, replace(answer, taken_over=False, day=stamp.day, author=stamp.author)) for key, answer in found]
    return tuple(Change(key, answer) for key, answer in now)


def row_added(form: Form, answers: Answers, table_id: str, row_id: str, stamp: Stamp) -> tuple[Change, ...]:
    """Put an empty row at the end of a table; a reason for having no rows is then gone."""
    table = _table(form, table_id)
    key = AnswerKey(table_id)
    before = answers.get(key)
    source = before.source if before else table.source_default
    rows = (*_rows(before), row_id)
    return (Change(key, Answer(value=rows, source=source, day=stamp.day, author=stamp.author)),)


def row_removed(form: Form, answers: Answers, table_id: str, row_id: str, stamp: Stamp) -> tuple[Change, ...]:
    """Take a row out of a table with its cells; nothing when the table has no such row."""
    table = _table(form, table_id)
    key = AnswerKey(table_id)
    before = answers.get(key)
    if before is None or row_id not in _rows(before):
        return ()
    rows = tuple(row for row in _rows(before) if row != row_id)
    after = replace(before, value=rows, day=stamp.day, author=stamp.author) if rows else None
    cells = tuple(Change(cell, None) for cell in _cells(table, answers) if cell.row_id == row_id)
    return _different(answers, Change(key, after), *cells)


def before(answers: Answers, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes that put everything back as it was before these changes."""
    return tuple(Change(change.key, answers.get(change.key)) for change in changes)


def apply(answers: dict[AnswerKey, Answer], changes: tuple[Change, ...]) -> None:
    """Carry the changes out."""
    for change in changes:
        if change.answer is None:
            answers.pop(change.key, None)
        else:
            answers[change.key] = change.answer


def _asked(form: Form, key: AnswerKey) -> Question:
    question = form.question(key.question_id)
    if question.kind in NOT_ASKED:
        raise AnswerRefused("ZK-308", "Dit is geen vraag.", "Vul de vraag in waar het uit volgt.")
    return question


def _table(form: Form, table_id: str) -> Question:
    table = form.question(table_id)
    if table.kind is not Kind.TABLE:
        raise AnswerRefused("ZK-308", "Deze vraag heeft geen rijen.", "Vul de vraag zelf in.")
    return table


def _check_words(question: Question, said: Said) -> None:
    chosen = said.value if isinstance(said.value, tuple) else (said.value,)
    for value, text in said.words.items():
        option = question.option(value)
        if option is None or not option.free_text or value not in chosen or not text.strip():
            explanation = "Eigen woorden horen hier niet bij deze keuze."
            raise AnswerRefused("ZK-308", explanation, "Kies eerst een keuze met een tekstregel.")
        kinds.check_words(text)


def _rows(answer: Answer | None) -> tuple[str, ...]:
    return answer.value if answer is not None and isinstance(answer.value, tuple) else ()


def _cells(table: Question, answers: Answers) -> Iterator[AnswerKey]:
    columns = {column.id for column in table.columns}
    return (key for key in answers if key.question_id in columns)


def _different(answers: Answers, *changes: Change) -> tuple[Change, ...]:
    return tuple(change for change in changes if answers.get(change.key) != change.answer)
