"""What stands between a record and finishing it: open required questions, answers that do not fit, checks that fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import kinds, numbers, relevance
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers, key_of
from intake_desktop.form_engine.definition import NOT_ASKED, Check, Form, Question
from intake_desktop.form_engine.lookups import Elsewhere, Names, by_id
from intake_desktop.form_engine.references import NAME, PLACEHOLDER

SOMEBODY = "de deelnemer"
"""In a message when nobody has said yet what the participant is called."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend or explain. It never blocks moving on or saving."""

    id: str
    severity: str
    """error (mend before finishing), warning (may stay, sometimes with a reason) or info."""
    key: AnswerKey
    """Where to go to mend it: the first field."""
    fields: tuple[str, ...]
    message: str
    reason_required: bool = False
    reason_key: AnswerKey | None = None
    reason_given: bool = False

    @property
    def asks_elsewhere(self) -> bool:
        """True when its reason is a question of the form itself: then it warns of nothing, it only tells."""
        return self.reason_key is not None and not self.reason_key.row_id


Memory = dict[AnswerKey, tuple[Answer, str]]
"""What was found of an answer the last time, so that one that did not change need not be looked at again."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a record: the answers that count, what is shown, and what else the checks may ask."""

    form: Form
    answers: Answers
    shown: frozenset[str]
    names: Names
    call_name: str
    memory: Memory = field(default_factory=dict)


def problems(  # noqa: PLR0913 - six facts of one look, and a caller has them apart
    form: Form, answers: Answers, dossier_type: str, elsewhere: Elsewhere, today: date, call_name: str
) -> tuple[Problem, ...]:
    """Every problem of a record, in the order of the form and then of its checks. Changes nothing."""
    shown = relevance.shown(form, answers, dossier_type, elsewhere)
    counting = relevance.of_shown(form, answers, shown)
    return seen(Look(form, counting, shown, Names(form, counting, shown, elsewhere, today), call_name or SOMEBODY))


def seen(look: Look) -> tuple[Problem, ...]:
    """The same when it is known what is shown and what counts."""
    return (*_open(look), *_unfit(look), *_failed(look))


def blocking(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that keep a record from being finished: errors, and warnings without their reason."""
    return tuple(p for p in found if p.severity == "error" or (p.reason_required and not p.reason_given))


def _open(look: Look) -> Iterator[Problem]:
    for question in look.form.questions():
        key = key_of(question.id)
        if question.required_to_finish and question.id in look.shown and key not in look.answers:
            message = f'"{question.label}" is nog open. Zonder dit antwoord kan dit niet vastgesteld worden.'
            yield Problem(f"open.{question.id}", "error", key, (question.id,), message)


def _unfit(look: Look) -> Iterator[Problem]:
    questions = by_id(look.form)
    for key, answer in look.answers.items():
        known = look.memory.get(key)
        if known is None or known[0] is not answer:
            known = look.memory[key] = (answer, _refusal(questions[key.question_id], answer))
        message = known[1]
        if message:
            name = ".".join(part for part in key if part)
            yield Problem(f"past_niet.{name}", "error", key, (key.question_id,), message)


def _refusal(question: Question, answer: Answer) -> str:
    if question.kind in NOT_ASKED:
        return ""
    if answer.value is None:
        known = answer.no_answer in question.no_answer
        return "" if known else f'De reden bij "{question.label}" kan hier niet gekozen worden. Kies een andere reden.'
    try:
        kinds.check(question, answer.value)
    except AnswerRefused as refused:
        _, meaning, remedy = refused.sentences()
        return f"{question.label}: {meaning} {remedy}"
    return ""


def _failed(look: Look) -> Iterator[Problem]:
    lookup = look.names.lookup()
    for rule in look.form.checks:
        if rule.condition.holds(lookup) and not _explained(rule, look):
            yield _problem(rule, look)


def _explained(rule: Check, look: Look) -> bool:
    """True when the question that holds the reason has been answered: there is nothing left to say."""
    answer = look.answers.get(AnswerKey(rule.reason_field)) if rule.reason_field else None
    return answer is not None and answer.known


def _problem(rule: Check, look: Look) -> Problem:
    reason = _reason_key(rule, look.form)
    given = look.answers.get(reason) if reason is not None else None
    return Problem(
        id=rule.id,
        severity=rule.severity,
        key=_first_field(rule, look),
        fields=rule.fields,
        message=filled(rule.message, look.names, look.call_name),
        reason_required=rule.reason_required,
        reason_key=reason,
        reason_given=given is not None and given.known,
    )


def _reason_key(rule: Check, form: Form) -> AnswerKey | None:
    if not rule.reason_required:
        return None
    return AnswerKey(rule.reason_field) if rule.reason_field else AnswerKey(form.reason_aspect, rule.id)


def _first_field(rule: Check, look: Look) -> AnswerKey:
    """The first field; for an aspect the place where it was answered first."""
    first = rule.fields[0]
    place = next((key for key in look.answers if key.question_id == first), None)
    return place if place is not None else AnswerKey(first)


def filled(message: str, names: Names, call_name: str) -> str:
    """The message with {naam} and answers filled in, written in Dutch; an unknown answer becomes "?"."""
    lookup = names.lookup()
    questions = by_id(names.form)

    def shown(name: str) -> str:
        question = questions.get(name)
        found = lookup(name)
        if question is None or found is None:
            return "?"
        if isinstance(found, Decimal | Fraction):
            return numbers.dutch(found)
        return kinds.show(question, found) if isinstance(found, str | tuple) else "?"

    return PLACEHOLDER.sub(lambda match: call_name if match[1] == NAME else shown(match[1]), message)
