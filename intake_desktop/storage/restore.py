"""A backup copy taken over to this computer, read back, opened to look inside, and put in the place of the vault."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from intake_desktop.dossier.face import KnownColleague
from intake_desktop.dossier.restoring import (
    CopyDamaged,
    CopyInside,
    FoundCopy,
    Kin,
    NoRoomToRestore,
    RestoreError,
)
from intake_desktop.dossier.roles import Actor
from intake_desktop.errors import (
    KeyFilesDamaged,
    WrongPassword,
)
from intake_desktop.sealing import codes
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import copies_found, inside, keycopies, osguard, passwords, swap
from intake_desktop.storage import folder as places
from intake_desktop.storage.carrying import Stop, carry, digest_of
from intake_desktop.storage.folder import DATABASE
from intake_desktop.storage.journal import Event
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.means import Means
from intake_desktop.storage.open_store import open_store
from intake_desktop.storage.opening import Opening
from intake_desktop.storage.restore_words import carrying_words, proving_words
from intake_desktop.storage.resuming import resolve
from intake_desktop.storage.slots import VaultKeys, open_with_password, open_with_recovery

_SPARE = 16 * 1024 * 1024
"""Bytes that must stay free beside a copy that is taken over: bringing an old one up to date needs some."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the vault stands or will stand, and what opening one needs."""

    folder: Path
    policy: KdfPolicy
    means: Means

    def holder(self) -> osguard.Holder:
        """Who holds the locks meanwhile."""
        return osguard.Holder("Iemand", self.means.workstation, self.means.now())


@dataclass(frozen=True, slots=True)
class _Unlocked:
    key_file: KeyFile
    keys: VaultKeys
    slot_id: str
    by_key: bool


def bring(copy: FoundCopy, target: Target, stop: Stop) -> Brought:
    """Take a copy over beside the vault and read it back; the copy itself is only read. Takes seconds to minutes.

    Raises FolderShared where no vault may stand, VaultInUse while another window does this, VaultTooNew and the kinds
    of RestoreError. After an error nothing of it stays.
    """
    places.check_place(target.folder)
    with carrying_words():
        lock = swap.one_at_a_time(target.folder, target.holder())
    staged = target.folder.with_name(f"{swap.STAGED}{target.means.random_bytes(6).hex()}")
    try:
        with carrying_words():
            _clear(target.folder)
            _carry_all(copy, staged, stop)
        return Brought(copy, target, staged, lock)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        lock.release()
        raise


def _clear(folder: Path) -> None:
    """What an earlier attempt left: nobody else takes a copy over now."""
    for leftover in folder.parent.glob(f"{swap.STAGED}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _carry_all(copy: FoundCopy, staged: Path, stop: Stop) -> None:
    contents = copies_found.read_contents(copy.folder)
    names = list(contents.files) if contents else copies_found.files_of(copy.folder)
    if DATABASE not in names:
        raise CopyDamaged
    needed = sum((copy.folder / name).lstat().st_size for name in names)
    if shutil.disk_usage(staged.parent).free < needed + _SPARE:
        raise NoRoomToRestore
    staged.mkdir(mode=0o700)
    for name in names:
        digest = carry(copy.folder / name, staged / name, stop)
        if contents and contents.files[name][1] != digest:
            raise CopyDamaged
        if digest_of(staged / name) != digest:
            raise RestoreError


class Brought:
    """Fulfils dossier.restoring.BroughtCopy; holds the right to take over until it is put back or dropped."""

    def __init__(self, copy: FoundCopy, target: Target, staged: Path, lock: osguard.WriterLock) -> None:
        self.copy = copy
        self._target, self._staged, self._lock = target, staged, lock
        self._copies = keycopies.read(staged, target.policy)
        if not self._copies.readable:
            raise self._copies.too_new or CopyDamaged()
        self._unlocked: _Unlocked | None = None
        self._one = threading.RLock()
        """Letting go waits until what is going on is done: it needs the keys and the files."""

    @property
    def colleagues(self) -> tuple[KnownColleague, ...]:
        """Who could open the vault at that time."""
        known = [(slot, slot.lock) for slot in self._copies.readable[0].slots]
        return tuple(KnownColleague(slot.slot_id.hex(), lock.label) for slot, lock in known if lock)

    def unlock(self, slot_id: str, password: str) -> CopyInside:
        """Open with a password of that time; growing pauses after wrong ones, as at the door."""
        with self._one, carrying_words():
            return self._unlock(slot_id, password)

    def _unlock(self, slot_id: str, password: str) -> CopyInside:
        policy, now = self._target.policy, self._target.means.now
        attempts = passwords.Attempts(self._staged, slot_id)
        attempts.check(now())

        def attempt(key_file: KeyFile) -> VaultKeys:
            slot = key_file.slot(slot_id)
            if slot is None:
                raise WrongPassword
            return open_with_password(key_file, slot, password, policy)

        try:
            found = self._tried(attempt)
        except WrongPassword:
            attempts.failed(now())
            raise
        attempts.succeeded()
        return self._look(_Unlocked(*found, slot_id, by_key=False))

    def unlock_with_key(self, slot_id: str, recovery_key: str) -> CopyInside:
        """Open with the key on paper of that time; it stays valid."""
        with self._one, carrying_words():
            found = self._tried(lambda key_file: open_with_recovery(key_file, codes.read_recovery_key(recovery_key)))
            return self._look(_Unlocked(*found, slot_id, by_key=True))

    def _tried(self, attempt: Callable[[KeyFile], VaultKeys]) -> tuple[KeyFile, VaultKeys]:
        try:
            key_file, keys = keycopies.first_that_opens(self._copies, attempt)
        except KeyFilesDamaged as fault:
            raise CopyDamaged from fault
        with proving_words(self._target.means.now):
            found = resolve(self._staged, key_file, keys)
        if found.earlier is not None:
            found.earlier.wipe()
        return found.key_file, found.keys

    def _look(self, unlocked: _Unlocked) -> CopyInside:
        """Prove every page and look; on an error the keys are wiped."""
        self._forget()
        opening = self._opening(unlocked)
        try:
            with proving_words(self._target.means.now):
                found = inside.look(opening, self.copy, self._kin(unlocked.keys))
        except BaseException:
            unlocked.keys.wipe()
            raise
        self._unlocked = unlocked
        return found

    def _opening(self, unlocked: _Unlocked) -> Opening:
        return Opening(self._staged, unlocked.keys, unlocked.key_file, self._target.means)

    def _kin(self, keys: VaultKeys) -> Kin:
        """Which vault stands on this computer, by the number in its key files."""
        folder = self._target.folder
        if not folder.is_dir() or not any(folder.iterdir()):
            return Kin.NONE
        readable = keycopies.read(folder).readable
        if not readable:
            return Kin.UNKNOWN
        return Kin.SAME if readable[0].vault_id == keys.vault_id else Kin.OTHER

    def put_back(self) -> Path | None:
        """Journal it in the copy that was taken over, and give that the place of the vault."""
        with self._one, carrying_words():
            unlocked = self._unlocked
            if unlocked is None:
                raise RestoreError
            with proving_words(self._target.means.now):
                self._begin(unlocked)
            aside = swap.put_in_place(self._staged, self._target.folder, self._target.holder())
            self.drop()
        return aside

    def _begin(self, unlocked: _Unlocked) -> None:
        """The first row after the moment of the copy says that it was put back, and by whom."""
        opening = self._opening(unlocked)
        keycopies.write(self._staged, unlocked.key_file, opening.means.disk)
        store = open_store(opening)
        try:
            colleague = store.colleague_of(unlocked.slot_id)
            event = Event("vault.restored", "E", detail={"by_key": int(unlocked.by_key)})
            actor = Actor(colleague.id, colleague.roles)
            opening.translated(lambda: store.begin_session(actor, (event,)))
        finally:
            store.close()

    def drop(self) -> None:
        """Wipe the keys and take away what was taken over; may be called twice."""
        with self._one:
            self._forget()
            shutil.rmtree(self._staged, ignore_errors=True)
            self._lock.release()

    def _forget(self) -> None:
        if self._unlocked is not None:
            self._unlocked.keys.wipe()
            self._unlocked = None
