"""What the measurements share: which parts of a form are scored, the aspects as blocks, and when it was."""

from __future__ import annotations

from collections.abc import Sequence

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Kind, Question, Section
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.workplace import Workplace


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
