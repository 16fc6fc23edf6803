"""A vault that keeps nothing: for one dossier out of a file, whose transfer is made and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

from intake_desktop.dossier.backups import NoBackupFolder
from intake_desktop.dossier.model import Beginning, Card, Change, Dossier, FormRef, OpenDossier, Record
from intake_desktop.dossier.opening import Surroundings
from intake_desktop.dossier.ports import NEW, Copied, Store
from intake_desktop.dossier.recovery import ForeignRecoveryKey
from intake_desktop.dossier.roles import Actor, Colleague, Role
from intake_desktop.dossier.rotation import RotationError, Underway
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError

T = TypeVar("T")


class _LooseDossiers:
    """Takes what a session saves, and forgets it: the session has it in memory already."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def start_record(self, actor: Actor, dossier_id: str, form: FormRef, begin: Beginning = NEW) -> Record:
        """A record in memory."""
        return Record(self._around.new_id(), dossier_id, form, self._around.now(), actor.colleague_id)

    def save(self, actor: Actor, record_id: str, changes: Sequence[Change], card: Card) -> datetime:
        """Nothing to keep."""
        return self._around.now()


class _LooseStore:
    def __init__(self, around: Surroundings) -> None:
        self.dossiers = _LooseDossiers(around)


class LooseVault:
    """Fulfils what a session asks of dossier.ports.Vault; work runs at once. It has no journal and no settings."""

    def __init__(self, colleague: Colleague, around: Surroundings) -> None:
        self._colleague = colleague
        self._store = cast("Store", _LooseStore(around))  # a session asks nothing of the other rooms

    @property
    def colleague(self) -> Colleague:
        """On whose behalf the file is made."""
        return self._colleague

    @property
    def actor(self) -> Actor:
        """The colleague with all roles."""
        return Actor(self._colleague.id, self._colleague.roles)

    def run(self, work: Callable[[Store], T]) -> Future[T]:
        """Do the work now; the Future holds the outcome or a SpringplankError."""
        future: Future[T] = Future()
        try:
            future.set_result(work(self._store))
        except SpringplankError as error:
            future.set_exception(error)
        return future

    def copy_to(self, folder: Path) -> Copied:
        """There is nothing to copy. Raises NoBackupFolder."""
        raise NoBackupFolder

    def renew_key(self, underway: Underway) -> None:
        """There is no key. Raises RotationError."""
        raise RotationError

    def hold_paper_key(self, recovery_key: str) -> None:
        """There is no key on paper. Raises ForeignRecoveryKey."""
        raise ForeignRecoveryKey

    def renew_paper_key(self, recovery_key: str) -> None:
        """There is no key on paper. Raises ForeignRecoveryKey."""
        raise ForeignRecoveryKey

    def close(self) -> None:
        """Nothing is open."""


def session_on(around: Surroundings, dossier_type: str, number: str, colleague_name: str) -> DossierSession:
    """An empty dossier in memory, to be filled from a file."""
    colleague = Colleague(around.new_id(), colleague_name, colleague_name, frozenset({Role.MEDEWERKER}))
    dossier = Dossier(around.new_id(), number, dossier_type, colleague.id, around.now())
    vault = LooseVault(colleague, around)
    opened = OpenDossier(dossier, {})
    return DossierSession(opened, around.catalog, around.rules, vault, around.now, around.new_id)
