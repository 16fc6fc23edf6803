"""Dossiers whose page is gone while the vault had not committed everything: kept until it has, so nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from intake_desktop.dossier.saving import SaveState
from intake_desktop.dossier.session import DossierSession


class KeptSessions(QObject):
    """Holds a session from the moment its page goes until all of it is in the vault, or its page comes back."""

    changed = Signal(object)
    """SaveState of a kept session that was saved after all, or failed once more."""
    _told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions: dict[str, DossierSession] = {}
        self._listener: Callable[[], object] = self._told.emit
        self._told.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def keep(self, session: DossierSession) -> None:
        """Look after this session when something of it is not in the vault yet."""
        if not _settled(session.save_state):
            self.hand_over(session)

    def hand_over(self, session: DossierSession) -> None:
        """Keep this session for the page that is about to show its dossier."""
        self._sessions[session.dossier.id] = session
        session.on_change.append(self._listener)

    def take(self, dossier_id: str) -> DossierSession | None:
        """The kept session of this dossier, for the page that shows it again."""
        session = self._sessions.pop(dossier_id, None)
        if session is not None:
            session.on_change.remove(self._listener)
        return session

    def retry(self) -> None:
        """Try again to save all of them."""
        for session in self._sessions.values():
            session.retry()

    def failing(self) -> SaveState | None:
        """Why one of them cannot be saved; None when none fails."""
        states = [session.save_state for session in self._sessions.values()]
        return next((state for state in states if state.failed_since is not None), None)

    def _look(self) -> None:
        """Back on the thread of the screen: let go of what is saved."""
        for dossier_id, session in list(self._sessions.items()):
            state = session.save_state
            if _settled(state):
                self.take(dossier_id)
            self.changed.emit(state)


def _settled(state: SaveState) -> bool:
    return not state.busy and state.failed_since is None
