"""The measurements of one form in a dossier that can be compared: when, by whom, what for, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from intake_desktop.dossier import purpose, story
from intake_desktop.dossier.comparing import COUNTED, SCORED, Item, Measured, Seen
from intake_desktop.dossier.model import Record
from intake_desktop.dossier.session import DossierSession
from intake_desktop.dossier.view import MEASURED, View
from intake_desktop.form_engine import telling
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers, key_of
from intake_desktop.form_engine.definition import Form, Kind, Question

RATERS = ("_rater", "_watched_by")
"""Endings of the meaning of the question who did a measurement."""
_WEEKS, _COUNTED = "attendance_weeks", frozenset({"agreed_parts", "attended_parts"})
"""What counts over weeks, and the question over how many."""
UNCHECKED = "overgenomen, nog niet gecontroleerd"


@dataclass(frozen=True, slots=True)
class Moment:
    """One measurement of one form."""

    record: Record
    form: Form
    """The version it was made with; the one of now when that is no longer here."""
    day: date
    """When it was measured; when it was finished or begun as long as no date was given."""
    measured: Measured
    answers: Answers
    """What counts of it."""
    rater: str = ""
    """Who did it, as it was written down; "" when that was not."""
    purpose: str = ""
    """What it was for, in words; "" when the form asks no purpose or none was chosen."""

    @property
    def concept(self) -> bool:
        """Whether it can still change."""
        return self.record.finished is None


def of_form(session: DossierSession, form_id: str) -> tuple[Moment, ...]:
    """All measurements of a form that can be compared, the oldest first.

    Of a correction and what it corrects only the newest is one. What is not finished is one as soon as something
    in it is known, and what was taken over but not checked is not known.
    """
    replaced = {record.replaces for record in session.dossier.records if record.replaces}
    records = [each for each in session.dossier.history(form_id) if each.id not in replaced]
    found = [_moment(session, record) for record in reversed(records)]
    said = (each for each in found if not each.concept or any(item.seen.known for item in each.measured.items.values()))
    return tuple(sorted(said, key=lambda moment: moment.day))


def _moment(session: DossierSession, record: Record) -> Moment:
    form = story.form_of(session, record)
    view = story.as_it_was(session, record, form)
    answers = view.counting(form.id)
    made = (record.form.form_id, record.form.version, record.form.digest)
    there = (form.version, form.digest) == made[1:] or _still_there(session, record)
    items = MappingProxyType(dict(_items(form, view, session.header.call_name)))
    return Moment(
        record,
        form,
        _day(form, answers, record),
        Measured(record.id, made, items, there),
        answers,
        _meant(form, answers, RATERS),
        _purpose(form, answers, session.header.call_name),
    )


def _still_there(session: DossierSession, record: Record) -> bool:
    """A shipped version may be known under another digest than the one it was kept with."""
    return session.contents is not None and session.contents.kept(record.form) is not None


def _items(form: Form, view: View, call_name: str) -> Iterator[tuple[str, Item]]:
    """What can be compared, in the order of the form; off is what nobody asked and nobody answered either."""
    answers, shown = view.counting(form.id), view.shown(form.id)
    kinds = SCORED if any(question.kind in SCORED for question in form.questions()) else COUNTED
    weeks = _weeks(form, answers)
    for section in form.sections:
        for question in section.questions:
            if question.kind not in kinds:
                continue
            answer = answers.get(key_of(question.id))
            usual = question.kind in SCORED and question.default_on and not question.optional
            counts, hidden = question.means in _COUNTED, question.id not in shown
            seen = _seen(form, question, answer, call_name)
            off = answer is None and (hidden or not usual)
            yield question.id, Item(question, seen, section.title, weeks if counts else None, counts, off, hidden)


def _seen(form: Form, question: Question, answer: Answer | None, call_name: str) -> Seen:
    if answer is None:
        return Seen()
    if answer.taken_over:
        return Seen(why=UNCHECKED)
    words = telling.in_words(form, question, answer, call_name)
    if answer.value is None:
        return Seen(why=words[:1].lower() + words[1:])
    value = _value(question, answer)
    level = question.kind is Kind.SCALE and isinstance(value, Decimal)
    return Seen(value, str(answer.value) if level else words)


def _value(question: Question, answer: Answer) -> Decimal | str | None:
    """A level or number as a number; the code of a choice as it is."""
    if isinstance(answer.value, str) and question.kind is Kind.SCALE and answer.value.isdecimal():
        return Decimal(answer.value)
    return answer.value if isinstance(answer.value, str | Decimal) else None


def _weeks(form: Form, answers: Answers) -> Decimal | None:
    for question in form.questions():
        answer = answers.get(key_of(question.id)) if question.means == _WEEKS else None
        if answer is not None and not answer.taken_over and isinstance(answer.value, Decimal):
            return answer.value
    return None


def _day(form: Form, answers: Answers, record: Record) -> date:
    """The last of its dates of measuring."""
    marked = {question.id for question in form.everything() if question.means.endswith(MEASURED)}
    found = [
        date.fromisoformat(answer.value)
        for key, answer in answers.items()
        if key.question_id in marked and isinstance(answer.value, str)
    ]
    kept = record.finished.at if record.finished is not None else record.started
    return max(found, default=kept.astimezone().date())


def _meant(form: Form, answers: Answers, endings: tuple[str, ...]) -> str:
    for question in form.questions():
        answer = answers.get(key_of(question.id)) if question.means.endswith(endings) else None
        if answer is not None and isinstance(answer.value, str):
            return answer.value
    return ""


def _purpose(form: Form, answers: Answers, call_name: str) -> str:
    question = purpose.question_of(form)
    answer = answers.get(key_of(question.id)) if question is not None else None
    if question is None or answer is None or not answer.known:
        return ""
    return telling.in_words(form, question, answer, call_name)


def beside(moment: Moment, question_id: str) -> Mapping[str, Answer]:
    """What was said beside one item, by the id of its aspect."""
    return {key.question_id: answer for key, answer in moment.answers.items() if key.row_id == question_id}


def answer_of(moment: Moment, question_id: str) -> Answer | None:
    """The answer to the item itself."""
    return moment.answers.get(AnswerKey(question_id))
