"""What a new talk or measurement takes over from an earlier one: marked, to be checked with the participant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intake_desktop.dossier.progress import LATER
from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import kinds
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers
from intake_desktop.form_engine.definition import NOT_ASKED, Form, Kind, Question


def taken_over(form: Form, earlier: Answers) -> dict[AnswerKey, Answer]:
    """The earlier answers that this version of the form can hold, each marked "overgenomen, controleren".

    Left out: what is asked anew every time, "later", a question or choice that this version no longer has, and
    the reason for leaving a warning. A table comes with its rows; the source, day and author stay as they were.
    """
    kept = {key: replace(answer, taken_over=True) for key, answer in _possible(form, earlier)}
    return {key: answer for key, answer in kept.items() if _has_its_place(form, key, kept)}


def one(form: Form, earlier: Answers, question_id: str) -> dict[AnswerKey, Answer]:
    """The same for one question with its rows."""
    columns = {column.id for column in form.question(question_id).columns}
    everything = taken_over(form, earlier)
    return {key: answer for key, answer in everything.items() if key.question_id in columns | {question_id}}


def _possible(form: Form, earlier: Answers) -> Iterator[tuple[AnswerKey, Answer]]:
    asked = (question for question in form.everything() if not question.fresh and question.id != form.reason_aspect)
    questions = {question.id: question for question in asked}
    for key, answer in earlier.items():
        question = questions.get(key.question_id)
        if question is not None and _fits(question, answer):
            yield key, answer


def _fits(question: Question, answer: Answer) -> bool:
    if question.kind in NOT_ASKED or answer.no_answer == LATER:
        return False
    if answer.no_answer is not None:
        return answer.no_answer in question.no_answer
    if question.kind is Kind.TABLE:
        return isinstance(answer.value, tuple)
    try:
        kinds.check(question, answer.value)
    except AnswerRefused:
        return False
    return True


def _has_its_place(form: Form, key: AnswerKey, kept: dict[AnswerKey, Answer]) -> bool:
    """A cell needs the row of its table, an aspect the answer it goes with."""
    if not key.row_id:
        return True
    for question in form.questions():
        if any(column.id == key.question_id for column in question.columns):
            table = kept.get(AnswerKey(question.id))
            return table is not None and isinstance(table.value, tuple) and key.row_id in table.value
    return AnswerKey(key.row_id) in kept
