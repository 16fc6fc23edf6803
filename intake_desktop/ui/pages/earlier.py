"""What somebody answered to the same question in an earlier talk, in words, to show beside the question of today."""

from __future__ import annotations

from dataclasses import dataclass

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import kinds
from intake_desktop.form_engine.answers import AnswerKey


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier answer."""

    words: str
    day: str
    """When it was given: 12-11-2025."""


def of(session: DossierSession, form_id: str, key: AnswerKey) -> Earlier | None:
    """The earlier answer to this question, when there is one and it is not what stands there now."""
    before = (session.previous(form_id) or {}).get(key)
    if before is None or before.value is None or key.row_id:
        return None
    form = session.catalog.form(form_id)
    question = next((each for each in form.questions() if each.id == key.question_id), None)
    now = session.answer_of(form_id, key)
    if (
        question is None
        or question.fresh
        or (now is not None and (now.value, now.words) == (before.value, before.words))
    ):
        return None
    return Earlier(kinds.show(question, before.value, before.words), f"{before.day:%d-%m-%Y}")
