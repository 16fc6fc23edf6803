"""What was typed and could not be an answer: kept to be mended where it stands, also over locking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from intake_desktop.dossier.unread import Spot, UnreadText, said, spot, to_keep
from intake_desktop.ui import text_cursor
from intake_desktop.ui.painting_first import when_painted

if TYPE_CHECKING:
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.form_engine.answers import AnswerKey
    from intake_desktop.ui.fields.contract import Field
    from intake_desktop.ui.question_block import QuestionBlock


class Unread:
    """Texts of fields that were refused; a page that is made anew gets them back."""

    def __init__(self) -> None:
        self._kept: dict[Spot, UnreadText] = {}

    def texts(self) -> tuple[UnreadText, ...]:
        """All that is kept now; some may be about what is gone."""
        return tuple(self._kept.values())

    def to_keep(self) -> tuple[UnreadText, ...]:
        """What goes with the place of this colleague when the vault is closed."""
        return tuple(to_keep(self._kept.values()))

    def bring_back(self, texts: Iterable[UnreadText]) -> None:
        """What was kept then; before any page is made."""
        self._kept.update((text.spot, text) for text in texts)

    def watch(self, session: DossierSession, form_id: str, block: QuestionBlock) -> None:
        """Keep what is refused in this block, in the cells of its rows too, until something else is said there."""
        self.watch_field(session, form_id, block.field)
        for other in (block.no_answer, block.cleared):
            other.connect(lambda key, *_: self._kept.pop(spot(session, form_id, key), None))

        def cells_made(cells: tuple[Field, ...]) -> None:
            for cell in cells:
                self.watch_field(session, form_id, cell)

        block.field.fields_made.connect(cells_made)

    def watch_field(self, session: DossierSession, form_id: str, field: Field, at: AnswerKey | None = None) -> None:
        """The same for a field without a block; `at` names its place when its own key names more than one."""
        key = at or field.key

        def look(*_: object) -> None:
            here, text = spot(session, form_id, key), field.refused_text()
            self._kept.pop(here, None)
            if text:
                self._kept[here] = UnreadText(here, text, field.refused_part(), said(session, form_id, key))

        for told in (field.refused, field.changed, field.cleared):
            told.connect(look)
        here = spot(session, form_id, key)
        self._forget_finished(here)
        if here in self._kept:
            when_painted(field, lambda: self._put_back(session, form_id, field, key))

    def _put_back(self, session: DossierSession, form_id: str, field: Field, key: AnswerKey) -> None:
        """Only where the dossier holds the same as then: after an undo, for one, it is about something that is gone."""
        kept = self._kept.get(spot(session, form_id, key))
        if kept is None:
            return
        if kept.said != said(session, form_id, key):
            del self._kept[kept.spot]
            return
        field.try_again(kept.text, kept.part)
        line = field.focus_widget()
        if line.hasFocus() and field.refused_text() == kept.text:  # the next letter comes behind it
            text_cursor.put(line, len(kept.text))

    def _forget_finished(self, here: Spot) -> None:
        """A record that was finished took its texts along."""
        older = [each for each in self._kept if (each.dossier_id, each.form_id) == (here.dossier_id, here.form_id)]
        for each in older:
            if each.finished < here.finished:
                del self._kept[each]
