"""Where on the screen an answer is given: a cell at its table, an aspect and a reason at the question they go with."""

from __future__ import annotations

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Form, Question


def asked_at(form: Form, key: AnswerKey) -> str:
    """Id of the question of this form under which this answer is given; its own id when it has no such place."""
    if key.question_id == form.reason_aspect and form.reason_aspect:
        return _of_check(form, key.row_id)
    for question in form.questions():
        if _is_asked_with(question, key):
            return question.id
    return key.question_id


def reasons_at(form: Form, question_id: str) -> tuple[AnswerKey, ...]:
    """Where the reasons are kept for leaving the warnings at this question as they are, in the order of the checks."""
    if not form.reason_aspect:
        return ()
    asked = (check.id for check in form.checks if check.reason_required and not check.reason_field)
    return tuple(AnswerKey(form.reason_aspect, name) for name in asked if _of_check(form, name) == question_id)


def section_of(form: Form, question_id: str) -> str:
    """Id of the section that asks this question; "" when none does."""
    for section in form.sections:
        if any(question.id == question_id for question in section.questions):
            return section.id
    return ""


def _of_check(form: Form, check_id: str) -> str:
    """The reason for leaving a warning stands at the first answer that the warning is about."""
    fields = next((check.fields for check in form.checks if check.id == check_id), ())
    own = next((question.id for name in fields for question in form.questions() if question.id == name), "")
    return own or form.reason_aspect


def _is_asked_with(question: Question, key: AnswerKey) -> bool:
    if key.question_id == question.id or any(column.id == key.question_id for column in question.columns):
        return True
    return key.row_id == question.id and key.question_id in question.aspects
