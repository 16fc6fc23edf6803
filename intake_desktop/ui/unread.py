"""What was typed and could not be an answer: kept while the vault is open, to be mended where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from intake_desktop.ui.painting_first import when_painted

if TYPE_CHECKING:
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.form_engine.answers import Answer, AnswerKey
    from intake_desktop.ui.fields.contract import Field
    from intake_desktop.ui.question_block import QuestionBlock


class Unread:
    """Texts of fields that were refused, in memory only; a page that is made anew gets them back."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, AnswerKey], tuple[str, Answer | None]] = {}

    def watch(self, session: DossierSession, form_id: str, block: QuestionBlock) -> None:
        """Keep what is refused in this block, in the cells of its rows too, until something else is said there."""
        self._watch(session, form_id, block.field)
        block.no_answer.connect(lambda *_: self._texts.pop((session.dossier.id, block.key), None))

        def cells_made(cells: tuple[Field, ...]) -> None:
            for cell in cells:
                self._watch(session, form_id, cell)

        block.field.fields_made.connect(cells_made)

    def _watch(self, session: DossierSession, form_id: str, field: Field) -> None:
        at = (session.dossier.id, field.key)
        held = partial(session.answer_of, form_id, field.key)
        field.refused.connect(lambda *_: self._texts.update({at: (field.refused_text(), held())}))
        for said in (field.changed, field.cleared):
            said.connect(lambda *_: self._texts.pop(at, None))
        if at in self._texts:
            when_painted(field, lambda: self._put_back(session, form_id, field))

    def _put_back(self, session: DossierSession, form_id: str, field: Field) -> None:
        """Only where the dossier holds the same as then: after an undo, for one, it is about something that is gone."""
        text, before = self._texts.get((session.dossier.id, field.key), ("", None))
        if text and before == session.answer_of(form_id, field.key):
            field.try_again(text)
