"""The key file as a value: slots that each hold the vault key, its bytes and its MAC (docs/formats.md)."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace

from intake_desktop.sealing import canonical
from intake_desktop.sealing.costs import VERSION, KdfCost

FORMAT = "zk-sleutels"
FORMAT_VERSION = 1
LARGEST_FILE = 256 * 1024
MOST_SLOTS = 64
ID_BYTES = 16
LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class PasswordLock:
    """What a password opens: the wrapped private key of a colleague, and the name shown before unlocking."""

    label: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    enc_priv: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the vault key: a colleague's (with a password lock) or the recovery key's (without)."""

    slot_id: bytes
    sealed_vk: bytes
    lock: PasswordLock | None = None
    sealed_vk_next: bytes | None = None
    """The key of the next epoch, only while keys are being rotated."""

    @property
    def kind(self) -> str:
        """As in the file: user or recovery."""
        return "user" if self.lock else "recovery"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A whole key file. `generation` rises by one with every change and is mirrored in the database."""

    vault_id: bytes
    epoch: int
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def slot(self, slot_id: str) -> Slot | None:
        """The slot with this id in hexadecimal, or None."""
        return next((slot for slot in self.slots if slot.slot_id.hex() == slot_id), None)

    def recovery(self) -> Slot | None:
        """The slot of the key on paper, or None."""
        return next((slot for slot in self.slots if slot.lock is None), None)

    def changed(self, *slots: Slot) -> KeyFile:
        """The next generation, in which these slots replace those with the same id; not yet signed."""
        new = {slot.slot_id: slot for slot in slots}
        kept = tuple(new.pop(slot.slot_id, slot) for slot in self.slots)
        return replace(self, generation=self.generation + 1, slots=kept + tuple(new.values()), mac=b"")

    def without(self, slot_id: bytes) -> KeyFile:
        """This key file without one slot; same generation, not yet signed."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.slot_id != slot_id), mac=b"")


def slot_context(vault_id: bytes, slot_id: bytes, cost: KdfCost, salt: bytes) -> bytes:
    """What the wrapped private key is bound to: vault, slot, format version and the KDF parameters."""
    return canonical.dumps({**_bound("zk-slot", vault_id, slot_id, "user"), "kdf": _kdf(cost, salt)})


def seal_context(vault_id: bytes, slot: tuple[bytes, str], epoch: int) -> bytes:
    """What a sealed vault key is bound to: vault, slot id and kind, format version and epoch."""
    slot_id, kind = slot
    return canonical.dumps({**_bound("zk-vk", vault_id, slot_id, kind), "epoch": epoch})


def _bound(domain: str, vault_id: bytes, slot_id: bytes, kind: str) -> dict[str, object]:
    return {
        "d": domain,
        "fmt": FORMAT,
        "v": FORMAT_VERSION,
        "vault": _text(vault_id),
        "slot": _text(slot_id),
        "kind": kind,
    }


def authenticated_part(key_file: KeyFile) -> bytes:
    """The bytes that the MAC of the file is over: everything but the MAC itself."""
    return canonical.dumps(_head(key_file))


def dumps(key_file: KeyFile) -> bytes:
    """The bytes of the file."""
    return canonical.dumps({**_head(key_file), "mac": _text(key_file.mac)})


def digest(key_file: KeyFile) -> str:
    """SHA-256 of the bytes of the file, as the database keeps it."""
    import hashlib  # the unlock screen reads key files and needs no digest

    return hashlib.sha256(dumps(key_file)).hexdigest()


def _head(key_file: KeyFile) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "vault_id": _text(key_file.vault_id),
        "epoch": key_file.epoch,
        "generation": key_file.generation,
        "slots": [_slot_fields(slot) for slot in key_file.slots],
    }


def _slot_fields(slot: Slot) -> dict[str, object]:
    fields: dict[str, object] = {"slot_id": _text(slot.slot_id), "kind": slot.kind, "sealed_vk": _text(slot.sealed_vk)}
    if slot.lock:
        lock = slot.lock
        fields |= {"label": lock.label, "kdf": _kdf(lock.cost, lock.salt)}
        fields |= {"nonce": _text(lock.nonce), "enc_priv": _text(lock.enc_priv)}
    if slot.sealed_vk_next:
        fields["sealed_vk_next"] = _text(slot.sealed_vk_next)
    return fields


def _kdf(cost: KdfCost, salt: bytes) -> dict[str, object]:
    memory, rounds, lanes = cost.memory_kib, cost.iterations, cost.lanes
    return {"alg": "argon2id", "v": VERSION, "m": memory, "t": rounds, "p": lanes, "salt": _text(salt)}


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
