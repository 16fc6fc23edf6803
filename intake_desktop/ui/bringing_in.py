"""Participants of a list being added in the background, and what became of it until somebody has seen that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from intake_desktop.dossier.bringing_in import BroughtIn, Underway
from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background

Rows = tuple[Newcomer, ...]


class BringingIn(QObject):
    """Outlives the page of the list: another look, text size or page, or a file from outside, stops nobody.

    It holds the rows, with names, until the outcome was seen or the vault locks.
    """

    changed = Signal()
    """Adding ended, or its outcome was seen."""

    def __init__(self, desk: Desk, vault: Vault, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._vault = desk, vault
        self.rows: Rows = ()
        self.chosen: Rows = ()
        self.underway: Underway | None = None
        """None when nobody is being added."""
        self.outcome: BroughtIn | None = None
        """What nobody has seen yet."""
        self.page: QObject | None = None
        """The page of the list that is there now, which shows all of this itself."""

    def add(self, rows: Rows, chosen: Rows) -> None:
        """Add the chosen ones of these rows, unless others are being added."""
        if self.underway is None:
            self.rows, self.chosen, self.outcome = rows, chosen, None
            self.underway = underway = Underway()
            desk, vault = self._desk, self._vault
            background.run(lambda: desk.bring_in(vault, chosen, underway), self.end, self._on_error, self)

    def stop(self) -> None:
        """Add nobody more; who is being added now is added wholly."""
        if self.underway is not None:
            self.underway.stop()

    def end(self, outcome: BroughtIn) -> None:
        """Adding ended like this."""
        self.underway, self.outcome = None, outcome
        self.changed.emit()

    def seen(self) -> None:
        """Somebody saw the outcome: nothing of the list stays behind."""
        self.rows, self.chosen, self.outcome = (), (), None
        self.changed.emit()

    def _on_error(self, error: SpringplankError) -> None:
        """Something that bringing in did not expect: told as the end of adding, never as nothing."""
        added = self.underway.added if self.underway is not None else ()
        self.end(BroughtIn(frozenset(added), error=error))
