"""From anywhere to the page and the question where an answer is given."""

from __future__ import annotations

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import places
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages import rooms
from intake_desktop.ui.workplace import Workplace


def visit(workplace: Workplace, session: DossierSession, key: AnswerKey) -> None:
    """Go there; a cell is given in its table, an aspect beside its question."""
    form = session.catalog.home(key.question_id)
    question_id = places.asked_at(form, key)
    workplace.visit(
        rooms.room_of(form.id),
        session.dossier.id,
        form_id=form.id,
        section_id=places.section_of(form, question_id),
        question_id=question_id,
    )
