"""A vault that somebody opened: its storage thread, its copier and its lock, until it closes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.roles import Actor, Colleague
from intake_desktop.errors import KeyFilesDamaged
from intake_desktop.storage import osguard
from intake_desktop.storage.copier import Copier
from intake_desktop.storage.writer import StorageThread

if TYPE_CHECKING:
    from intake_desktop.dossier.rotation import Underway
    from intake_desktop.sealing.costs import KdfPolicy
    from intake_desktop.storage.backup import Written
    from intake_desktop.storage.means import Means
    from intake_desktop.storage.open_store import OpenStore
    from intake_desktop.storage.proving import Known

T = TypeVar("T")


class OpenVault:
    """An open vault; fulfils dossier.ports.Vault."""

    def __init__(self, colleague: Colleague, thread: StorageThread, copier: Copier, lock: osguard.WriterLock) -> None:
        self._colleague, self._thread, self._copier, self._lock = colleague, thread, copier, lock
        self._known: Known | None = None
        self._thread.look_again = self._gone_on
        self._renewing = threading.Lock()
        self._underway: Underway | None = None

    @property
    def colleague(self) -> Colleague:
        """Who unlocked it."""
        return self._colleague

    @property
    def actor(self) -> Actor:
        """The colleague with all roles and no reason yet."""
        return Actor(self._colleague.id, self._colleague.roles)

    def run(self, work: Callable[[Store], T]) -> Future[T]:
        """Queue work for the storage thread; its Future holds the outcome or a SpringplankError."""
        return self._thread.run(work)

    def copy_to(self, folder: Path) -> Written:
        """Make a backup copy in this folder, on the caller's thread. Raises what storage.backup.make raises."""
        return self._copier.copy_to(folder)

    def renew_key(self, underway: Underway) -> None:
        """Give the vault a new key, while everything else that is asked of it waits; on the caller's thread.

        Raises NotAllowed and the kinds of RotationError; after RotationCutShort the next work tries again.
        """
        from intake_desktop.storage import rotation  # seldom

        self._underway = underway
        with self._renewing, self._copier.paused():
            try:
                self._thread.go_on_with(lambda store: rotation.rotate(store, self.actor, underway)).result()
            finally:
                self._underway = None
            self._copier.go_on_with(self._thread.run(lambda store: replace(store.opening, earlier=None)).result())

    def borrow(self, work: Callable[[Any, Callable[[], bool]], T]) -> T:
        """Do this on the caller's thread with what opened the vault. Raises BackupStopped when it closes."""
        return self._copier.borrow(work)

    def know(self, known: Known) -> None:
        """From now on a password is held against this."""
        self._known = known

    def prove(self, password: str, policy: KdfPolicy, now: Callable[[], datetime]) -> int:
        """How often it went wrong before this right password; asks neither the disk nor the storage thread for it."""
        from intake_desktop.storage import proving

        if self._known is None:
            raise KeyFilesDamaged
        return proving.prove(self._known, password, policy, now)

    def go_on_at(self, folder: Path) -> None:
        """The vault that was away stands in this folder now. Raises VaultReplaced when it is not this very vault."""
        with self._copier.paused():
            self._thread.put(lambda old: self._regained(old, folder)).result()
            self._copier.go_on_with(self._thread.run(lambda store: replace(store.opening, earlier=None)).result())
        if self._known is not None:
            self._known.folder = folder

    def _gone_on(self, old: OpenStore) -> OpenStore:
        """The vault is away, or a new key was cut short by the disk; on the storage thread."""
        if old.come_back is None:
            return self._regained(old, old.opening.folder)
        from intake_desktop.storage import regaining

        found = regaining.after_rotation(old, old.come_back)
        self._copier.go_on_with(replace(found.opening, earlier=None))
        return found

    def _regained(self, old: OpenStore, folder: Path) -> OpenStore:
        """On the storage thread."""
        from intake_desktop.storage import regaining  # seldom

        return regaining.regain(old, folder, lambda: self._take_lock(old.opening.means, folder))

    def _take_lock(self, means: Means, folder: Path) -> None:
        """Hold the lock of the folder; the one of before goes when it is another file."""
        if not self._lock.is_of(folder):
            taken = osguard.take(folder, osguard.Holder(self._colleague.label, means.workstation, means.now()))
            self._lock.release()
            self._lock = taken

    def hold_paper_key(self, recovery_key: str) -> None:
        """Hold a typed key on paper against this vault; changes nothing. See storage.paper."""
        from intake_desktop.storage import paper

        self._copier.borrow(lambda opening, _: paper.hold_against(opening, recovery_key))

    def renew_paper_key(self, recovery_key: str) -> None:
        """From now on this key on paper opens the vault, and the old one does not. See storage.paper."""
        from intake_desktop.storage import paper

        self._thread.run(lambda store: paper.renew(store, store.opening, self.actor, recovery_key)).result()

    def close(self) -> None:
        """Stop copying, finish queued work, close the database, wipe the keys and let others in; leaves no thread.

        A new key that is on its way is stopped, or finished when it is almost there.
        """
        underway = self._underway
        if underway is not None:
            underway.stop()
        with self._renewing:
            try:
                self._copier.close()
                self._thread.close()
            finally:
                self._copier.wipe()
                self._lock.release()


_FULFILS: type[Vault] = OpenVault
