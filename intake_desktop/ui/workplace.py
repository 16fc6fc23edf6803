"""What every page has at hand once the vault is open: the desk, the vault, where to go and what was saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_desktop.dossier import unread
from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.form_engine.own_files import ContentNotice
from intake_desktop.ui import background
from intake_desktop.ui.backing_up import BackingUp
from intake_desktop.ui.bringing_in import BringingIn
from intake_desktop.ui.going_on import GoingOn
from intake_desktop.ui.kept import KeptSessions
from intake_desktop.ui.signs import Signs
from intake_desktop.ui.unread import Unread

if TYPE_CHECKING:
    from concurrent.futures import Future

    from intake_desktop.dossier.unread import Spot


class Workplace(QObject):
    """Shared by the pages of an open vault; holds no rules and no answers."""

    go = Signal(object)
    """Place: show this page, dossier, section and question."""
    saved = Signal(object)
    """SaveState: show this at the top."""
    lock = Signal()
    lock_after = Signal(int)
    """Minutes without anybody after which it locks by itself from now on."""
    trouble = Signal(object)
    """SpringplankError that no page could show at the thing itself."""
    talk_asked = Signal()
    """Somebody wants only the dossier of this moment on the screen."""
    talk_ended = Signal()
    signs_changed = Signal()
    """This computer tells something else of sleep and screen lock than was known."""
    content_looked_at = Signal()
    """A dossier was opened on its own versions of the forms: there may be something to tell about them."""

    def __init__(self, desk: Desk, vault: Vault, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.desk = desk
        self.vault = vault
        self.now = now
        self.kept = KeptSessions(self)
        self.unread = Unread(self._take_away)
        self.talking = ""
        """The one dossier that may be seen now; "" when all may be."""
        self.came_from: Place | None = None
        """Where somebody comes from who is sent to a question; the page that shows it takes it."""
        self.handed: Path | None = None
        """A file opened from outside that the page Ontvangen has not taken yet; its name stays in memory."""
        self.going_on = GoingOn(self)
        self.backups = BackingUp(desk, vault, now, self, self.going_on)
        self.bringing = BringingIn(desk, vault, self)
        self.clock_read = False
        """Somebody has read that the clock may be wrong."""
        self.signs = Signs(self)
        """What this computer tells of sleep and screen lock."""
        self.helping = False
        """Help lies over the page: nobody left that."""
        self.put_away: set[ContentNotice] = set()
        """What was told about own content and has been read."""

    def hear(self, signs: Signs) -> None:
        """From now on these are the signs of this computer."""
        self.signs = signs
        signs.changed.connect(self.signs_changed)
        self.signs_changed.emit()

    def arrived(self, place: Place | None, read: bool) -> None:
        """The vault was asked where this colleague was; `read` False: it could not tell."""
        texts = place.unread if place is not None else ()
        self.unread.bring_back(texts if read else None, self.now().date())

    def remember(self, place: Place) -> Future[None]:
        """Keep this place for the next time, with what cannot be an answer; before somebody arrived, what is kept is
        newer."""
        texts, read, actor = self.unread.to_keep(), self.unread.read, self.vault.actor
        if read is None:
            return self.vault.run(lambda _store: None)
        self.unread.in_vault(texts)
        return self.vault.run(lambda store: unread.remember(store, actor, replace(place, unread=texts), read))

    def _take_away(self, spot: Spot) -> None:
        """A text is gone: when the vault cannot be told so now, it is at the next closing."""
        actor = self.vault.actor
        done = self.vault.run(lambda store: unread.take_away(store, actor, spot))
        background.watch(done, lambda _: self.unread.not_in_vault(spot), lambda _: None, self)

    def visit(self, page: str, dossier_id: str = "", **detail: str) -> None:
        """Go to a page, for example visit("intake", dossier_id, section_id="wie_ben_ik")."""
        self.go.emit(replace(Place(page, dossier_id), **detail))  # type: ignore[arg-type]  # words of a Place, not its cursor
