"""The vault as one thing: look at it, found it, unlock it, recover it; the rest of the program starts here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from intake_desktop.errors import KeyFilesDamaged, VaultMissing, WrongPassword
from intake_desktop.sealing import codes
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import folder as places
from intake_desktop.storage import keycopies, osguard, passwords
from intake_desktop.storage.copier import Copier
from intake_desktop.storage.door import held, opening_words
from intake_desktop.storage.means import Means
from intake_desktop.storage.open_vault import OpenVault
from intake_desktop.storage.proving import Known, try_password
from intake_desktop.storage.resuming import Resolved, resolve
from intake_desktop.storage.slots import open_with_recovery
from intake_desktop.storage.writer import StorageThread

if TYPE_CHECKING:
    from intake_desktop.dossier.founding import Founding

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Recovery:
    """What the key on paper is used for: whose slot gets which new password."""

    slot_id: str
    recovery_key: str
    password: str


def warm_up() -> None:
    """Load the heavy libraries that opening needs; for a background thread while somebody types a password."""
    from intake_desktop.sealing import library
    from intake_desktop.storage import beginning, open_store, renewal

    _loaded = (open_store, beginning, renewal)
    library.warm_up()


def new_recovery_key(means: Means) -> str:
    """The text of a new key for on paper; nothing is kept."""
    return codes.recovery_key(means.random_bytes(32))


def create(folder: Path, founding: Founding, policy: KdfPolicy, means: Means) -> OpenVault:
    """Found a vault in a folder that does not exist yet or is empty, and open it.

    Raises PasswordTooShort and its kin, WrongRecoveryKey for a mistyped one, FolderShared, FolderReadOnly,
    DiskFullAtOpening. After an error there is no vault, not even half a one.
    """
    from intake_desktop.storage import founding as work

    passwords.check(founding.password)
    with opening_words(folder):
        places.check_place(folder)
        made = work.build(folder, founding, policy, means)
    holder = osguard.Holder(founding.label, means.workstation, means.now())
    with opening_words(folder), held(folder, holder) as lock:
        resolved = Resolved(made.keys, made.key_file)
        return _known(
            _start(folder, Unlocked(resolved, made.slot_id, ("vault.made",)), lock, means), folder, made.slot_id
        )


def unlock(folder: Path, slot_id: str, password: str, policy: KdfPolicy, means: Means) -> OpenVault:
    """Open with a password; takes about a second.

    A slot that is cheaper than this policy is wrapped anew, which takes as long again, once. Raises
    WrongPassword, WaitBeforeRetry, VaultInUse, KeyFilesDamaged, VaultDamaged, VaultTooNew, VaultRolledBack,
    OutOfMemory, FolderReadOnly, DiskFullAtOpening, DiskFailsAtOpening, FolderShared, VaultMissing; nothing stays open
    or locked then.
    """
    from intake_desktop.storage import renewal

    with opening_words(folder):
        copies = _copies(folder, policy)
        attempts = passwords.Attempts(folder, slot_id)
        attempts.check(means.now())
    with opening_words(folder), held(folder, _holder(copies, slot_id, means)) as lock:
        try:
            key_file, vault = keycopies.first_that_opens(copies, lambda f: try_password(f, slot_id, password, policy))
        except WrongPassword:
            attempts.failed(means.now())
            raise
        events = ("vault.unlocked",) if copies.whole else ("vault.unlocked", "vault.key_file_mended")
        unlocked = Unlocked(resolve(folder, key_file, vault), slot_id, events, attempts.failures())
        opened = _start(folder, unlocked, lock, means)
        attempts.succeeded()
        renewal.raise_cost(opened.run, renewal.Renewal(folder, slot_id, password, policy, means))
        return _known(opened, folder, slot_id)


def unlock_with_recovery(folder: Path, recovery: Recovery, policy: KdfPolicy, means: Means) -> tuple[OpenVault, str]:
    """Open with the key on paper: the slot gets the new password, and a new key for on paper comes back.

    The old key opens the vault until renew_paper_key() was called with the new one: so there is no moment at which
    the key that opens it stands on no paper. Raises WrongRecoveryKey and, apart from passwords, what unlock() raises.
    """
    from intake_desktop.storage import renewal

    passwords.check(recovery.password)
    with opening_words(folder):
        copies = _copies(folder, policy)
    with opening_words(folder), held(folder, _holder(copies, recovery.slot_id, means)) as lock:
        key_file, vault = keycopies.first_that_opens(
            copies, lambda found: open_with_recovery(found, codes.read_recovery_key(recovery.recovery_key))
        )
        unlocked = Unlocked(resolve(folder, key_file, vault), recovery.slot_id, ("vault.recovered",))
        opened = _start(folder, unlocked, lock, means)
        wish = renewal.Renewal(folder, recovery.slot_id, recovery.password, policy, means)
        try:
            renewal.renew(opened.run, wish)
            return _known(opened, folder, recovery.slot_id), new_recovery_key(means)
        except BaseException:
            opened.close()
            raise


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Keys in hand: for which slot, and what the journal must say about it."""

    resolved: Resolved
    slot_id: str
    events: tuple[str, ...]
    failures: int = 0


def _copies(folder: Path, policy: KdfPolicy) -> keycopies.Copies:
    """The key files, after checking that the folder is there and private; raises KeyFilesDamaged when none is good."""
    if not folder.is_dir():
        raise VaultMissing(plek=folder)
    places.check_place(folder)
    copies = keycopies.read(folder, policy)
    if not copies.readable:
        raise copies.too_new or KeyFilesDamaged()
    return copies


def _known(opened: OpenVault, folder: Path, slot_id: str) -> OpenVault:
    """The same vault, which keeps in memory what its password was held against."""
    opened.know(Known(folder, slot_id, keycopies.read(folder)))
    return opened


def _holder(copies: keycopies.Copies, slot_id: str, means: Means) -> osguard.Holder:
    slot = copies.readable[0].slot(slot_id)
    label = slot.lock.label if slot and slot.lock else ""
    return osguard.Holder(label, means.workstation, means.now())


def _start(folder: Path, unlocked: Unlocked, lock: osguard.WriterLock, means: Means) -> OpenVault:
    """Open the database on its own thread; on an error the keys are wiped."""
    from intake_desktop.storage.beginning import begin
    from intake_desktop.storage.open_store import open_store
    from intake_desktop.storage.opening import Opening

    found = unlocked.resolved
    try:
        opening = Opening(folder, found.keys, found.key_file, means, found.earlier)
        thread = StorageThread(lambda: open_store(opening), folder)
        try:
            colleague = thread.run(lambda store: begin(store, unlocked)).result()
        except BaseException:
            thread.close()
            raise
    except BaseException:
        found.keys.wipe()
        raise
    finally:
        if found.earlier is not None:
            found.earlier.wipe()
    return OpenVault(colleague, thread, Copier(replace(opening, earlier=None)), lock)
