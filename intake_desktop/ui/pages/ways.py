"""From anywhere to the page and the question where an answer is given."""

from __future__ import annotations

from collections.abc import Mapping

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import places
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages import rooms
from intake_desktop.ui.painting_first import when_painted
from intake_desktop.ui.workplace import Workplace

BACK_TO: Mapping[str, str] = {"advice": "Terug naar het advies", "review": "Terug naar nakijken"}
"""Pages that send people to a question elsewhere, and what the way back is called."""


def visit(workplace: Workplace, session: DossierSession, key: AnswerKey, came_from: Place | None = None) -> None:
    """Go there; a cell is given in its table, an aspect beside its question or for a whole section. `came_from`: where
    the way back leads. What cannot be an answer gets the keyboard where it was typed."""
    workplace.came_from = came_from
    form = session.catalog.home(key.question_id)
    question_id = places.asked_at(form, key)
    section_id = next((each.id for each in form.sections if each.id == key.row_id), "")
    workplace.visit(
        rooms.room_of(form.id),
        session.dossier.id,
        form_id=form.id,
        section_id=section_id or places.section_of(form, question_id),
        question_id="" if section_id else question_id,
    )
    if workplace.unread.any_at(session, form.id, [key]):
        when_painted(workplace, lambda: workplace.unread.bring_to(session, form.id, key))
