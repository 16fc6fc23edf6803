"""What every page has at hand once the vault is open: the desk, the vault, where to go and what was saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.form_engine.own_files import ContentNotice
from intake_desktop.ui.backing_up import BackingUp
from intake_desktop.ui.bringing_in import BringingIn
from intake_desktop.ui.going_on import GoingOn
from intake_desktop.ui.kept import KeptSessions
from intake_desktop.ui.signs import Signs
from intake_desktop.ui.unread import Unread


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
        self.unread = Unread()
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

    def visit(self, page: str, dossier_id: str = "", **detail: str) -> None:
        """Go to a page, for example visit("intake", dossier_id, section_id="wie_ben_ik")."""
        self.go.emit(replace(Place(page, dossier_id), **detail))  # type: ignore[arg-type]  # words of a Place, not its cursor
