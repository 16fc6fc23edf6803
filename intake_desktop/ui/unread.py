"""What was typed and could not be an answer: kept while the vault is open, to be mended where it stands."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake_desktop.ui import text_cursor
from intake_desktop.ui.painting_first import when_painted

if TYPE_CHECKING:
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.form_engine.answers import AnswerKey
    from intake_desktop.ui.fields.contract import Field
    from intake_desktop.ui.question_block import QuestionBlock


@dataclass(frozen=True, slots=True)
class _Kept:
    text: str
    part: str
    said: object
    """What the dossier held for this question then."""


class Unread:
    """Texts of fields that were refused, in memory only; a page that is made anew gets them back."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}

    def watch(self, session: DossierSession, form_id: str, block: QuestionBlock) -> None:
        """Keep what is refused in this block, in the cells of its rows too, until something else is said there."""
        self.watch_field(session, form_id, block.field)
        for said in (block.no_answer, block.cleared):
            said.connect(lambda key, *_: self._kept.pop(_place(session, form_id, key), None))

        def cells_made(cells: tuple[Field, ...]) -> None:
            for cell in cells:
                self.watch_field(session, form_id, cell)

        block.field.fields_made.connect(cells_made)

    def watch_field(self, session: DossierSession, form_id: str, field: Field, at: AnswerKey | None = None) -> None:
        """The same for a field without a block; `at` names its place when its own key names more than one."""
        key = at or field.key

        def look(*_: object) -> None:
            place, text = _place(session, form_id, key), field.refused_text()
            self._kept.pop(place, None)
            if text:
                self._kept[place] = _Kept(text, field.refused_part(), _said(session, form_id, key))

        for told in (field.refused, field.changed, field.cleared):
            told.connect(look)
        if _place(session, form_id, key) in self._kept:
            when_painted(field, lambda: self._put_back(session, form_id, field, key))

    def _put_back(self, session: DossierSession, form_id: str, field: Field, key: AnswerKey) -> None:
        """Only where the dossier holds the same as then: after an undo, for one, it is about something that is gone."""
        kept = self._kept.get(_place(session, form_id, key))
        if kept is None or kept.said != _said(session, form_id, key):
            return
        field.try_again(kept.text, kept.part)
        line = field.focus_widget()
        if line.hasFocus() and field.refused_text() == kept.text:  # the next letter comes behind it
            text_cursor.put(line, len(kept.text))


def _place(session: DossierSession, form_id: str, key: AnswerKey) -> Hashable:
    """A record that was finished took its texts along: those of the next one are others."""
    finished = sum(record.finished is not None for record in session.dossier.history(form_id))
    return session.dossier.id, form_id, finished, key


def _said(session: DossierSession, form_id: str, key: AnswerKey) -> object:
    answer = session.answer_of(form_id, key)
    return None if answer is None else (answer.value, answer.no_answer, dict(answer.words))
