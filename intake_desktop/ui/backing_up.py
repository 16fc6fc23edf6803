"""Backup copies while the vault is open: how it stands, one copy at a time in the background, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from intake_desktop.dossier.backups import BackupState, BackupStopped
from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background
from intake_desktop.ui.going_on import COPY, GoingOn


class BackingUp(QObject):
    """Outlives the pages that show it: another text size interrupts no copy."""

    changed = Signal()
    """There is another state, error, or a copy was begun or ended."""

    def __init__(
        self, desk: Desk, vault: Vault, now: Callable[[], datetime], parent: QObject, going_on: GoingOn
    ) -> None:
        super().__init__(parent)
        self._going_on = going_on
        self._desk, self._vault, self._now = desk, vault, now
        self.state: BackupState | None = None
        """None until the vault and the folder were looked at."""
        self.error: SpringplankError | None = None
        """Why the last thing that was asked failed."""
        self.busy = False
        self._looking = False

    def look(self) -> None:
        """Ask how it stands; when there is no copy of the last 24 hours, make one."""
        if self.state is None and not self._looking and not self.busy:
            self._looking = True
            background.run(lambda: self._desk.backup_state(self._vault), self._on_seen, self._on_failed, self)
        else:
            self.changed.emit()

    def back_up(self) -> None:
        """Make a copy now, unless that is going on."""
        self._do(lambda: self._desk.back_up(self._vault))

    def choose(self, folder: Path | None) -> None:
        """Use this folder from now on, None for none, and make the first copy in it."""
        self._do(lambda: self._desk.choose_backup_folder(self._vault, folder), self._on_seen)

    def tidy(self, work: Callable[[], BackupState]) -> None:
        """Take copies away as somebody asked, and show how it stands after that."""
        self._do(work)

    def _do(self, work: Callable[[], BackupState], done: Callable[[BackupState], None] | None = None) -> None:
        if not self.busy:
            self.busy = True
            going = background.run(work, done or self._on_done, self._on_failed, self)
            self._going_on.hold(cast("Future[object]", going), COPY)
            self.changed.emit()

    def _on_seen(self, state: BackupState) -> None:
        self._on_done(state)
        if state.due(self._now()):
            self.back_up()

    def _on_done(self, state: BackupState) -> None:
        self._looking, self.busy, self.state, self.error = False, False, state, state.error
        self.changed.emit()

    def _on_failed(self, error: SpringplankError) -> None:
        self._looking = self.busy = False
        self.error = None if isinstance(error, BackupStopped) else error
        self.changed.emit()
