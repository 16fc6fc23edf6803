"""Which questions are relevant now, and which answers count; looking never changes an answer."""

from __future__ import annotations

from datetime import date

from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers, key_of
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.lookups import Elsewhere, Names, asked_in, nowhere, places


def shown(form: Form, answers: Answers, dossier_type: str, elsewhere: Elsewhere = nowhere) -> frozenset[str]:
    """Ids of the questions that are asked in this type of dossier and whose condition is certainly met.

    A condition looks back only, at answers that count themselves; unknown means hidden. Columns and
    aspects follow their question.
    """
    found: set[str] = set()
    lookup = Names(form, answers, found, elsewhere).lookup()
    for question, along in asked_in(form, dossier_type):
        if question.show_if is None or question.show_if.holds(lookup):
            found |= along
    return frozenset(found | ({form.reason_aspect} if form.reason_aspect else set()))


def counting(
    form: Form, answers: Answers, dossier_type: str, elsewhere: Elsewhere = nowhere
) -> dict[AnswerKey, Answer]:
    """The answers that count: those of shown questions, cells of rows that are still there, aspects that are asked."""
    return of_shown(form, answers, shown(form, answers, dossier_type, elsewhere))


def of_shown(form: Form, answers: Answers, relevant: frozenset[str]) -> dict[AnswerKey, Answer]:
    """The same when it is known which questions are relevant."""
    return {key: answers[key] for key in _possible(form, answers, relevant) if key in answers}


def _possible(form: Form, answers: Answers, relevant: frozenset[str]) -> list[AnswerKey]:
    """Every key that an answer can have now, in the order of the form."""
    keys: list[AnswerKey] = []
    for question, key, beside in places(form):
        if question.id in relevant:
            keys.append(key)
            for row in rows_of(question, answers) if question.columns else ():
                keys.extend(AnswerKey(column.id, row) for column in question.columns if column.id in relevant)
            keys.extend(beside)
    if form.reason_aspect:
        keys.extend(AnswerKey(form.reason_aspect, rule.id) for rule in form.checks)
    return keys


def rows_of(question: Question, answers: Answers) -> tuple[str, ...]:
    """Ids of the rows of a table that are there now; () for every other kind."""
    answer = answers.get(key_of(question.id)) if question.columns else None
    return answer.value if answer is not None and isinstance(answer.value, tuple) else ()


def derived(
    form: Form, question: Question, answers: Answers, shown_now: frozenset[str], outside: tuple[Elsewhere, date]
) -> object | None:
    """What a derived question shows now, or None when that is unknown. `outside`: other forms' answers and today."""
    elsewhere, today = outside
    return Names(form, answers, shown_now, elsewhere, today).lookup()(question.id)
