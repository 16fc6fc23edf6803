"""Making and opening slots: from a password or the key on paper to the vault key and its subkeys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from intake_desktop.dossier.recovery import ForeignRecoveryKey
from intake_desktop.errors import KeyFilesDamaged, WrongPassword, WrongRecoveryKey
from intake_desktop.sealing import keys
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.sealing.kdf import derive
from intake_desktop.sealing.memory import wipe
from intake_desktop.sealing.sizes import NONCE_BYTES, SALT_BYTES
from intake_desktop.storage.keyfile import (
    ID_BYTES,
    KeyFile,
    PasswordLock,
    Slot,
    authenticated_part,
    seal_context,
    slot_context,
)

RandomBytes = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """The vault key of one epoch and the keys made from it; wiped when the vault closes."""

    vault_id: bytes
    epoch: int
    vault_key: bytearray
    database: bytearray
    header: bytearray
    journal: bytearray
    anchor: bytearray
    public_key: bytes = b""
    """The public half of the key that opened the slot."""
    following: VaultKeys | None = None
    """The keys of the next epoch, when the key file holds both: a new vault key is being put in its place."""

    def wipe(self) -> None:
        """Overwrite every key with zeros."""
        wipe(self.vault_key, self.database, self.header, self.journal, self.anchor)
        if self.following is not None:
            self.following.wipe()


def vault_keys(vault_id: bytes, epoch: int, vault_key: bytearray) -> VaultKeys:
    """The keys for each purpose, made from the vault key, which itself encrypts nothing."""
    database, header, journal, anchor = (
        keys.subkey(vault_key, vault_id, purpose) for purpose in ("db", "hdr", "audit", "anchor")
    )
    return VaultKeys(vault_id, epoch, vault_key, database, header, journal, anchor)


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A slot for the key file, and the public key that the database keeps so that others can seal to it."""

    slot: Slot
    public_key: bytes


@dataclass(frozen=True, slots=True)
class SlotMaker:
    """Makes slots for one vault: its keys, the cost of passwords and where randomness comes from."""

    vault: VaultKeys
    policy: KdfPolicy
    random_bytes: RandomBytes

    def for_password(self, slot_id: bytes, label: str, password: str) -> NewSlot:
        """A colleague's slot: a new key pair, its private half under the password. Takes about a second."""
        private = bytearray(self.random_bytes(32))
        try:
            lock = self._lock(slot_id, label, password, private)
            public = keys.public_key(private)
        finally:
            wipe(private)
        return NewSlot(Slot(slot_id, self._sealed(slot_id, "user", public), lock), public)

    def for_recovery(self, seed: bytearray) -> NewSlot:
        """The slot of the key on paper; the seed stands nowhere but on that paper."""
        slot_id, public = self.random_bytes(ID_BYTES), keys.public_key(seed)
        return NewSlot(Slot(slot_id, self._sealed(slot_id, "recovery", public)), public)

    def _sealed(self, slot_id: bytes, kind: str, public: bytes) -> bytes:
        return sealed(self.vault, (slot_id, kind), public)

    def relocked(self, slot: Slot, password: str) -> Slot:
        """The same slot, its private key wrapped anew at the cost of this policy. Raises WrongPassword, OutOfMemory."""
        private = _private_key(self.vault.vault_id, slot, password, self.policy)
        try:
            return replace(slot, lock=self._lock(slot.slot_id, slot.lock.label if slot.lock else "", password, private))
        finally:
            wipe(private)

    def _lock(self, slot_id: bytes, label: str, password: str, private: bytearray) -> PasswordLock:
        """Takes about a second."""
        salt, nonce = self.random_bytes(SALT_BYTES), self.random_bytes(NONCE_BYTES)
        password_key = derive(password, salt, self.policy.cost, self.policy)
        context = slot_context(self.vault.vault_id, slot_id, self.policy.cost, salt)
        try:
            wrapped = keys.wrap(password_key, nonce, private, context)
        finally:
            wipe(password_key)
        return PasswordLock(label, self.policy.cost, salt, nonce, wrapped)

    def sign(self, key_file: KeyFile) -> KeyFile:
        """The key file with its MAC, ready to be written."""
        return signed(key_file, self.vault)


def open_with_password(key_file: KeyFile, slot: Slot, password: str, policy: KdfPolicy) -> VaultKeys:
    """The keys of the vault; raises WrongPassword, OutOfMemory, or KeyFilesDamaged when somebody changed the file."""
    return _opened(key_file, slot, _private_key(key_file.vault_id, slot, password, policy))


def _private_key(vault_id: bytes, slot: Slot, password: str, policy: KdfPolicy) -> bytearray:
    """To be wiped after use; raises WrongPassword and OutOfMemory."""
    lock = slot.lock
    if lock is None:
        raise WrongPassword
    password_key = derive(password, lock.salt, lock.cost, policy)
    try:
        context = slot_context(vault_id, slot.slot_id, lock.cost, lock.salt)
        return keys.unwrap(password_key, lock.nonce, lock.enc_priv, context)
    except keys.NotOpened as fault:
        raise WrongPassword from fault
    finally:
        wipe(password_key)


def open_with_recovery(key_file: KeyFile, seed: bytearray) -> VaultKeys:
    """The keys of the vault; raises ForeignRecoveryKey, or KeyFilesDamaged when the file was changed."""
    slot = key_file.recovery()
    if slot is None:
        raise WrongRecoveryKey(nummer=1)
    try:
        return _opened(key_file, slot, seed)
    except KeyFilesDamaged as fault:
        if isinstance(fault.__cause__, keys.NotOpened):
            raise ForeignRecoveryKey from fault
        raise


def _opened(key_file: KeyFile, slot: Slot, private: bytearray) -> VaultKeys:
    epoch, following = key_file.epoch, None
    try:
        public = keys.public_key(private)
        vault_key = _unsealed(key_file, slot, slot.sealed_vk, private, epoch)
        if slot.sealed_vk_next is not None:
            next_key = _unsealed(key_file, slot, slot.sealed_vk_next, private, epoch + 1)
            following = replace(vault_keys(key_file.vault_id, epoch + 1, next_key), public_key=public)
    except keys.NotOpened as fault:
        raise KeyFilesDamaged from fault
    finally:
        wipe(private)
    found = replace(vault_keys(key_file.vault_id, epoch, vault_key), public_key=public, following=following)
    if not keys.same(key_file.mac, _mac(key_file, found.header)):
        found.wipe()
        raise KeyFilesDamaged
    return found


def _unsealed(key_file: KeyFile, slot: Slot, found: bytes, private: bytearray, epoch: int) -> bytearray:
    return keys.unseal(found, private, seal_context(key_file.vault_id, (slot.slot_id, slot.kind), epoch))


def sealed(vault: VaultKeys, slot: tuple[bytes, str], public: bytes) -> bytes:
    """The vault key for one slot (id and kind): only who has the private key opens it, and only in this epoch."""
    return keys.seal(vault.vault_key, public, seal_context(vault.vault_id, slot, vault.epoch))


def signed(key_file: KeyFile, vault: VaultKeys) -> KeyFile:
    """The key file with its MAC, ready to be written."""
    return replace(key_file, mac=_mac(key_file, vault.header))


def _mac(key_file: KeyFile, header_key: bytearray) -> bytes:
    """What nobody without the vault key can make: it shows that nothing in the file was changed."""
    return keys.mac(header_key, authenticated_part(key_file))
