"""The names of colleagues by id; the vault is asked once, and only when somebody else has to be named."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from intake_desktop.dossier.roles import Colleague
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background

SOMEBODY = "een collega"


class ColleagueNames(QObject):
    """Whoever shows names shows them again when they are `told`."""

    told = Signal()

    def __init__(self, session: DossierSession, parent: QObject) -> None:
        super().__init__(parent)
        me = session.vault.colleague
        self._session = session
        self._names = {me.id: me.name}
        self._asked = self._answered = False

    def of(self, colleague_id: str) -> str:
        """The name, or "" while the vault is being asked."""
        found = self._names.get(colleague_id)
        if found is None and not self._asked:
            self._ask()
        if found is not None:
            return found
        return SOMEBODY if self._answered else ""

    def _ask(self) -> None:
        self._asked = True
        actor = self._session.actor
        future = self._session.vault.run(lambda store: store.colleagues.all(actor))
        background.watch(future, self._on_names, self._on_refused, self)

    def _on_names(self, colleagues: tuple[Colleague, ...]) -> None:
        self._names |= {each.id: each.name for each in colleagues}
        self._tell()

    def _on_refused(self, _error: SpringplankError) -> None:
        """Without the names there is still a dossier to read: it says "een collega"."""
        self._tell()

    def _tell(self) -> None:
        self._answered = True
        self.told.emit()
