"""How far a form is: per section what was asked, answered and left open, and where the next open question is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from intake_desktop.dossier import purpose
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers, key_of
from intake_desktop.form_engine.definition import NOT_ASKED, Form, Kind, Question, Section

LATER = "later"
"""The reason for having no answer that leaves a question open (content-messages.md, 6)."""


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """One section: how many questions are asked now, how many have an answer or a reason, and which are open."""

    section_id: str
    title: str
    answered: int
    asked: int
    open: tuple[str, ...]
    """Ids of the open questions, in the order of the screen."""
    unchecked: int = 0
    """How many of the open ones hold an answer of an earlier talk that nobody has checked yet."""
    elsewhere: str = ""
    """Id of the form with a screen of its own whose progress this is; "" for a section with questions here."""


def of_form(
    form: Form, shown: Collection[str], answers: Answers, previous: Answers | None = None
) -> tuple[SectionProgress, ...]:
    """The progress of every section that has something to ask now; `previous`: the record of this form before it."""
    for_purpose = purpose.asked(form, shown, answers, previous)
    found = (_of_section(section, for_purpose, answers) for section in form.sections)
    return tuple(progress for progress in found if progress.asked)


def with_elsewhere(
    form: Form, found: Sequence[SectionProgress], dossier_type: str, totals: Callable[[str], tuple[int, int]]
) -> tuple[SectionProgress, ...]:
    """The same with the sections that only point at another form now; `totals` gives its answered and asked."""
    here = {each.section_id: each for each in found}
    for section in form.sections:
        if section.reference and section.id not in here and dossier_type in section.dossier_types:
            answered, asked = totals(section.reference)
            place = SectionProgress(section.id, section.title, answered, asked, (), elsewhere=section.reference)
            here |= {section.id: place} if asked else {}
    return tuple(here[section.id] for section in form.sections if section.id in here)


def next_open(
    form: Form, shown: Collection[str], answers: Answers, after: str, previous: Answers | None = None
) -> tuple[str, str] | None:
    """Section and question of the first open question after this one, going on from the top; None when all is done."""
    places = list(_asked_places(form, purpose.asked(form, shown, answers, previous), answers))
    start = next((index + 1 for index, (_, question) in enumerate(places) if question.id == after), 0)
    for section, question in places[start:] + places[:start]:
        if question.id != after and is_open(question, answers):
            return section.id, question.id
    return None


def is_open(question: Question, answers: Answers) -> bool:
    """True when nothing was said, or "later", or it was only taken over; a table while no row of it holds anything."""
    answer = answers.get(key_of(question.id))
    if answer is None or answer.no_answer == LATER or answer.taken_over:
        return True
    return question.kind is Kind.TABLE and answer.known and not _filled(question, answer, answers)


def _of_section(section: Section, shown: Collection[str], answers: Answers) -> SectionProgress:
    asked = [question for question in section.questions if _asked(question, shown, answers)]
    open_ids = tuple(question.id for question in asked if is_open(question, answers))
    over = (answers.get(key_of(question_id)) for question_id in open_ids)
    unchecked = sum(answer is not None and answer.taken_over for answer in over)
    return SectionProgress(section.id, section.title, len(asked) - len(open_ids), len(asked), open_ids, unchecked)


def _asked_places(form: Form, shown: Collection[str], answers: Answers) -> Iterator[tuple[Section, Question]]:
    for section in form.sections:
        for question in section.questions:
            if _asked(question, shown, answers):
                yield section, question


def _asked(question: Question, shown: Collection[str], answers: Answers) -> bool:
    """True when this belongs to what is asked now; what is off or outside the core counts once it was touched."""
    if question.id not in shown or question.kind in NOT_ASKED:
        return False
    return (question.default_on and not question.optional) or key_of(question.id) in answers


def _filled(table: Question, answer: Answer, answers: Answers) -> bool:
    rows = answer.value if isinstance(answer.value, tuple) else ()
    return any(AnswerKey(column.id, row) in answers for column in table.columns for row in rows)
