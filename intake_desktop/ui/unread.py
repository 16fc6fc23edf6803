"""What was typed and could not be an answer: kept to be mended where it stands, also over locking."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt

from intake_desktop.dossier import unread
from intake_desktop.form_engine import places
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import text_cursor
from intake_desktop.ui.painting_first import when_painted
from intake_desktop.ui.parts.scroll import bring_with_around

if TYPE_CHECKING:
    from datetime import date

    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.dossier.unread import Spot, UnreadText
    from intake_desktop.ui.fields.contract import Field
    from intake_desktop.ui.question_block import QuestionBlock


class Unread:
    """Texts of fields that were refused; a page that is made anew gets them back."""

    def __init__(self, take_away: Callable[[Spot], object]) -> None:
        """`take_away`: called when a text is gone that the vault may still hold, from the last time it was closed."""
        self.read: bool | None = None
        """Whether what the vault holds could be read; None while nobody has arrived yet."""
        self._kept: dict[Spot, UnreadText] = {}
        self._in_vault: set[Spot] = set()
        self._take_away = take_away
        self._sessions: dict[str, weakref.ref[DossierSession]] = {}
        self._gone: set[Spot] = set()
        """Of dossiers that were left: nothing is asked there any more."""
        self._fields: weakref.WeakValueDictionary[Spot, Field] = weakref.WeakValueDictionary()
        self._blocks: weakref.WeakValueDictionary[Spot, QuestionBlock] = weakref.WeakValueDictionary()

    def texts(self) -> tuple[UnreadText, ...]:
        """All that is kept now; some may be about what is gone."""
        return tuple(self._kept.values())

    def to_keep(self) -> tuple[UnreadText, ...]:
        """What goes with the place of this colleague when the vault is closed."""
        return tuple(unread.to_keep(each for each in self._kept.values() if self._counts(each)))

    def in_vault(self, texts: Iterable[UnreadText]) -> None:
        """The vault holds these as well."""
        self._in_vault.update(each.spot for each in texts)

    def not_in_vault(self, spot: Spot) -> None:
        """It was taken out of the vault."""
        self._in_vault.discard(spot)

    def bring_back(self, texts: Iterable[UnreadText] | None, today: date) -> None:
        """What was kept then, before any page is made; None when it could not be read."""
        self.read = texts is not None
        found = tuple(texts or ())
        self.in_vault(found)
        self._kept.update((each.spot, each) for each in unread.not_too_old(found, today))

    def look(self, session: DossierSession) -> None:
        """A dossier was opened or is left: what is about another answer or record is dropped, and what stood in a row
        or beside a number that is gone will not be kept over closing."""
        self._sessions[session.dossier.id] = weakref.ref(session)
        for each in self.texts():
            if each.spot.dossier_id != session.dossier.id:
                continue
            if not unread.is_current(session, each):
                self._drop(each.spot)
            elif unread.counts(session, each):
                self._gone.discard(each.spot)
            else:
                self._gone.add(each.spot)

    def bring_to(self, session: DossierSession, form_id: str, key: AnswerKey) -> None:
        """Somebody was sent to the page where this stands: its field gets the keyboard, its row is opened for it."""
        here = unread.spot(session, form_id, key)
        if here not in self._kept:
            return
        if not self._at_hand(here) and key.row_id:
            asked = AnswerKey(places.asked_at(session.catalog.form(form_id), key))
            table = self._blocks.get(unread.spot(session, form_id, asked))
            if table is not None and shiboken6.isValid(table):
                table.open_row(key.row_id)
        if self._at_hand(here):
            field = self._fields[here]
            field.focus_widget().setFocus(Qt.FocusReason.TabFocusReason)
            bring_with_around(field)

    def _at_hand(self, spot: Spot) -> bool:
        field = self._fields.get(spot)
        return field is not None and shiboken6.isValid(field) and field.isVisible()

    def any_at(self, session: DossierSession, form_id: str, keys: Iterable[AnswerKey]) -> bool:
        """Whether something is kept for one of these."""
        return any(unread.spot(session, form_id, key) in self._kept for key in keys)

    def watch(self, session: DossierSession, form_id: str, block: QuestionBlock) -> None:
        """Keep what is refused in this block, in the cells of its rows too, until something else is said there."""
        self._blocks[unread.spot(session, form_id, block.key)] = block
        self.watch_field(session, form_id, block.field)
        for other in (block.no_answer, block.cleared):
            other.connect(lambda key, *_: self._drop(unread.spot(session, form_id, key)))

        def cells_made(cells: tuple[Field, ...]) -> None:
            for cell in cells:
                self.watch_field(session, form_id, cell)

        block.field.fields_made.connect(cells_made)

    def watch_field(self, session: DossierSession, form_id: str, field: Field, at: AnswerKey | None = None) -> None:
        """The same for a field without a block; `at` names its place when its own key names more than one."""
        key = at or field.key

        def look(*_: object) -> None:
            now, text = unread.spot(session, form_id, key), field.refused_text()
            if text:
                held, day = unread.said(session, form_id, key), session.today.isoformat()
                self._kept[now] = unread.UnreadText(now, text, field.refused_part(), held, day)
            else:
                self._drop(now)

        for told in (field.refused, field.changed, field.cleared):
            told.connect(look)
        here = unread.spot(session, form_id, key)
        self._fields[here] = field
        if here in self._kept:
            when_painted(field, lambda: self._put_back(session, form_id, field, key))

    def _put_back(self, session: DossierSession, form_id: str, field: Field, key: AnswerKey) -> None:
        """Only where the dossier holds the same as then: after an undo, for one, it is about something that is gone."""
        kept = self._kept.get(unread.spot(session, form_id, key))
        if kept is None:
            return
        if kept.said != unread.said(session, form_id, key):
            self._drop(kept.spot)
            return
        field.try_again(kept.text, kept.part)
        line = field.focus_widget()
        if line.window().focusWidget() is line and field.refused_text() == kept.text:
            text_cursor.put(line, len(kept.text))  # the next letter comes behind it
            bring_with_around(field)

    def _counts(self, text: UnreadText) -> bool:
        """Of a dossier that is not open any more it is what it was then."""
        known = self._sessions.get(text.spot.dossier_id)
        session = known() if known is not None else None
        return text.spot not in self._gone if session is None else unread.counts(session, text)

    def _drop(self, spot: Spot) -> None:
        self._gone.discard(spot)
        if self._kept.pop(spot, None) is not None and spot in self._in_vault:
            self._take_away(spot)
