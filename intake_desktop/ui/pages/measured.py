"""What the measurements share: which parts of a form are scored, what stands beside a score, and when it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Form, Kind, Question, Section
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Beside:
    """The aspects of one scored question, by what they are for."""

    own: Question | None
    """How the participant sees it: a scale that the participant may decline."""
    goal: Question | None
    """The level to work towards: a scale without a reason for having no answer."""
    why_on: Question | None
    """Why a question that is off by itself was turned on: an aspect of such questions only."""
    rest: tuple[Question, ...]
    """All but the own view and the reason for turning on, the goal too, in the order of the form."""


def beside(form: Form, question: Question) -> Beside:
    """Tell the aspects of a question apart by their form, never by their id."""
    aspects = [aspect for aspect in form.aspects if aspect.id in question.aspects]
    usual = {aspect for each in form.questions() if each.default_on for aspect in each.aspects}
    scales = [aspect for aspect in aspects if aspect.kind is Kind.SCALE]
    own = next((aspect for aspect in scales if aspect.no_answer), None)
    goal = next((aspect for aspect in scales if not aspect.no_answer), None)
    why_on = next((aspect for aspect in aspects if aspect.id not in usual), None)
    rest = tuple(aspect for aspect in aspects if aspect not in (own, why_on))
    return Beside(own, goal, why_on, rest)


def is_scored(section: Section) -> bool:
    """True for a section whose questions get a level."""
    return any(question.kind is Kind.SCALE for question in section.questions)


def level_of(answer: Answer | None) -> int | None:
    """The level that was given, or None."""
    return int(answer.value) if answer is not None and isinstance(answer.value, str) and answer.value else None


def reason_of(answer: Answer | None) -> str:
    """The code of the reason for having no level; "" when there is none."""
    return answer.no_answer or "" if answer is not None else ""


def date_key(session: DossierSession, meaning: str) -> AnswerKey:
    """Where the date of this measurement is kept."""
    return AnswerKey(session.catalog.meaning(meaning))


def score(session: DossierSession, form_id: str, meaning: str, scored: tuple[AnswerKey, str]) -> bool:
    """Give a level; the first one says that the measurement is of today, unless a date was given.

    True when the date was set now; undo() then takes back both at once. Raises AnswerRefused.
    """
    date = date_key(session, meaning)
    undated = session.answer_of(form_id, date) is None
    with session.together(form_id):
        session.answer(form_id, *scored)
        if undated:
            session.answer(form_id, date, session.today.isoformat())
    return undated


class AspectView(SectionView):
    """Some aspects of one question as blocks under each other, kept equal to what the session holds."""

    def __init__(
        self,
        workplace: Workplace,
        session: DossierSession,
        form_id: str,
        question: Question,
        aspects: Sequence[Question],
    ) -> None:
        super().__init__(workplace, session, form_id, Section(question.id, question.label, (), question.line))
        for aspect in aspects:
            self.column.addWidget(self.make_block(aspect, question.id))
        self.refresh()
