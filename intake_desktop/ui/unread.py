"""What was typed and could not be an answer: kept to be mended where it stands, also over locking."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from intake_desktop.dossier import unread
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import text_cursor
from intake_desktop.ui.painting_first import when_painted
from intake_desktop.ui.parts.scroll import bring_along

if TYPE_CHECKING:
    from datetime import date

    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.dossier.unread import Spot, UnreadText
    from intake_desktop.ui.fields.contract import Field
    from intake_desktop.ui.question_block import QuestionBlock


class Unread:
    """Texts of fields that were refused; a page that is made anew gets them back."""

    def __init__(self, rewrite: Callable[[], object]) -> None:
        """`rewrite`: called when a text is gone that the vault still holds, from the last time it was closed."""
        self.read: bool | None = None
        """Whether what the vault holds could be read; None while nobody has arrived yet."""
        self._kept: dict[Spot, UnreadText] = {}
        self._in_vault: set[Spot] = set()
        self._rewrite = rewrite
        self._sessions: dict[str, weakref.ref[DossierSession]] = {}

    def texts(self) -> tuple[UnreadText, ...]:
        """All that is kept now; some may be about what is gone."""
        return tuple(self._kept.values())

    def to_keep(self) -> tuple[UnreadText, ...]:
        """What goes with the place of this colleague when the vault is closed."""
        return tuple(unread.to_keep(each for each in self._kept.values() if self._counts(each)))

    def in_vault(self, texts: Iterable[UnreadText]) -> None:
        """The vault holds these, and no others."""
        self._in_vault = {each.spot for each in texts}

    def bring_back(self, texts: Iterable[UnreadText] | None, today: date) -> None:
        """What was kept then, before any page is made; None when it could not be read."""
        self.read = texts is not None
        found = tuple(texts or ())
        self.in_vault(found)
        self._kept.update((each.spot, each) for each in unread.not_too_old(found, today))

    def look(self, session: DossierSession) -> None:
        """A dossier was opened or is left: what is about something that is gone goes too."""
        self._sessions[session.dossier.id] = weakref.ref(session)
        for each in self.texts():
            if each.spot.dossier_id == session.dossier.id and not unread.is_current(session, each):
                self._drop(each.spot)

    def any_at(self, session: DossierSession, form_id: str, keys: Iterable[AnswerKey]) -> bool:
        """Whether something is kept for one of these."""
        return any(unread.spot(session, form_id, key) in self._kept for key in keys)

    def watch(self, session: DossierSession, form_id: str, block: QuestionBlock) -> None:
        """Keep what is refused in this block, in the cells of its rows too, until something else is said there."""
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
            here, text = unread.spot(session, form_id, key), field.refused_text()
            if text:
                held, day = unread.said(session, form_id, key), session.today.isoformat()
                self._kept[here] = unread.UnreadText(here, text, field.refused_part(), held, day)
            else:
                self._drop(here)

        for told in (field.refused, field.changed, field.cleared):
            told.connect(look)
        if unread.spot(session, form_id, key) in self._kept:
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
            bring_along(field.parentWidget() or field)  # with the sentence that has just come

    def _counts(self, text: UnreadText) -> bool:
        """True as well for one of a dossier that is not open: nobody knows better."""
        known = self._sessions.get(text.spot.dossier_id)
        session = known() if known is not None else None
        return session is None or unread.counts(session, text)

    def _drop(self, spot: Spot) -> None:
        if self._kept.pop(spot, None) is not None and spot in self._in_vault:
            self._rewrite()
