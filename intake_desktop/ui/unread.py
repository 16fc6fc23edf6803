"""What was typed and could not be an answer: kept while the vault is open, to be mended where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from intake_desktop.ui.painting_first import when_painted

if TYPE_CHECKING:
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.form_engine.answers import Answer, AnswerKey
    from intake_desktop.ui.question_block import QuestionBlock


class Unread:
    """Texts of fields that were refused, in memory only; a page that is made anew gets them back."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, AnswerKey], tuple[str, Answer | None]] = {}

    def watch(self, session: DossierSession, form_id: str, block: QuestionBlock) -> None:
        """Keep what is refused in this block until something else is said there, and put back what was kept."""
        at, field = (session.dossier.id, block.key), block.field
        held = partial(session.answer_of, form_id, block.key)
        field.refused.connect(lambda *_: self._texts.update({at: (field.refused_text(), held())}))
        for said in (field.changed, field.cleared, block.no_answer):
            said.connect(lambda *_: self._texts.pop(at, None))
        if at in self._texts:
            when_painted(block, lambda: self._put_back(session, form_id, block))

    def _put_back(self, session: DossierSession, form_id: str, block: QuestionBlock) -> None:
        """Only where the dossier holds the same as then: after an undo, for one, it is about something that is gone."""
        text, before = self._texts.get((session.dossier.id, block.key), ("", None))
        if text and before == session.answer_of(form_id, block.key):
            block.field.try_again(text)
