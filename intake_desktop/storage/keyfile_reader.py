"""Reading a key file that may be damaged or hostile: one strict order, everything else refused."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping

from intake_desktop.errors import VaultTooNew
from intake_desktop.sealing import canonical
from intake_desktop.sealing.costs import VERSION, KdfCost, KdfOutOfPolicy, KdfPolicy
from intake_desktop.sealing.sizes import KEY_BYTES, NONCE_BYTES, SALT_BYTES, SEALED_OVERHEAD, TAG_BYTES
from intake_desktop.storage.keyfile import (
    FORMAT,
    FORMAT_VERSION,
    ID_BYTES,
    LARGEST_FILE,
    LONGEST_LABEL,
    MOST_SLOTS,
    KeyFile,
    PasswordLock,
    Slot,
    dumps,
)

_LIMITS = canonical.Limits(size=LARGEST_FILE, depth=6, nodes=4_000, text=200)
_HEAD = frozenset({"format", "version", "vault_id", "epoch", "generation", "slots", "mac"})
_RECOVERY = frozenset({"slot_id", "kind", "sealed_vk"})
_USER = _RECOVERY | {"label", "kdf", "nonce", "enc_priv"}
_KDF = frozenset({"alg", "v", "m", "t", "p", "salt"})
_SEALED = KEY_BYTES + SEALED_OVERHEAD
_WRAPPED = KEY_BYTES + TAG_BYTES


class KeyFileRefused(ValueError):
    """Bytes that are not a key file we take; says which rule, never any content."""


def loads(data: bytes, policy: KdfPolicy | None = None) -> KeyFile:
    """The key file in these bytes; raises KeyFileRefused, or VaultTooNew. Nothing is derived or decrypted here.

    Order: size, ASCII, strict canonical JSON, format and version, exact fields and lengths, costs within policy.
    Without a policy (before anybody unlocks) costs are left for later.
    """
    if len(data) > LARGEST_FILE or not data.isascii():
        raise KeyFileRefused("too large or not ASCII")
    try:
        content = canonical.loads(data, _LIMITS, canonical=True)
    except canonical.JsonRefused as fault:
        raise KeyFileRefused("not canonical JSON") from fault
    head = _mapping(content)
    _check_version(head)
    key_file = _read_head(_exact(head, _HEAD))
    if dumps(key_file) != data:
        raise KeyFileRefused("read differently than written")
    for slot in key_file.slots if policy else ():
        _check_cost(slot, policy or KdfPolicy())
    return key_file


def _check_version(head: Mapping[str, object]) -> None:
    if head.get("format") != FORMAT:
        raise KeyFileRefused("another format")
    if _number(head, "version", 0) > FORMAT_VERSION:
        raise VaultTooNew(versie=f"sleutelversie {FORMAT_VERSION}", kluisversie=f"sleutelversie {head['version']}")
    if head["version"] != FORMAT_VERSION:
        raise KeyFileRefused("no such version")


def _check_cost(slot: Slot, policy: KdfPolicy) -> None:
    try:
        if slot.lock:
            policy.check(slot.lock.cost)
    except KdfOutOfPolicy as fault:
        raise KeyFileRefused("costs outside the policy") from fault


def _read_head(head: Mapping[str, object]) -> KeyFile:
    found = head["slots"]
    if not isinstance(found, list) or not 1 <= len(found) <= MOST_SLOTS:
        raise KeyFileRefused("slots")
    slots = tuple(_read_slot(_mapping(fields)) for fields in found)
    if len({slot.slot_id for slot in slots}) != len(slots) or sum(slot.lock is None for slot in slots) > 1:
        raise KeyFileRefused("a double slot")
    epoch, generation = _number(head, "epoch", 1), _number(head, "generation", 1)
    return KeyFile(_bytes(head, "vault_id", ID_BYTES), epoch, generation, slots, _bytes(head, "mac", 32))


def _read_slot(fields: Mapping[str, object]) -> Slot:
    kind = fields.get("kind")
    if not isinstance(kind, str) or kind not in {"user", "recovery"}:
        raise KeyFileRefused("kind of slot")
    exact = _USER if kind == "user" else _RECOVERY
    coming = "sealed_vk_next" in fields
    _exact(fields, exact | {"sealed_vk_next"} if coming else exact)
    following = _bytes(fields, "sealed_vk_next", _SEALED) if coming else None
    lock = _read_lock(fields) if kind == "user" else None
    return Slot(_bytes(fields, "slot_id", ID_BYTES), _bytes(fields, "sealed_vk", _SEALED), lock, following)


def _read_lock(fields: Mapping[str, object]) -> PasswordLock:
    kdf = _exact(_mapping(fields["kdf"]), _KDF)
    label = fields["label"]
    if kdf["alg"] != "argon2id" or kdf["v"] != VERSION:
        raise KeyFileRefused("key derivation")
    if not isinstance(label, str) or not 1 <= len(label) <= LONGEST_LABEL or not label.isprintable():
        raise KeyFileRefused("label")
    cost = KdfCost(_number(kdf, "m", 1), _number(kdf, "t", 1), _number(kdf, "p", 1))
    nonce, wrapped = _bytes(fields, "nonce", NONCE_BYTES), _bytes(fields, "enc_priv", _WRAPPED)
    return PasswordLock(label, cost, _bytes(kdf, "salt", SALT_BYTES), nonce, wrapped)


def _mapping(content: object) -> Mapping[str, object]:
    if not isinstance(content, dict):
        raise KeyFileRefused("not an object")
    return content


def _exact(fields: Mapping[str, object], names: frozenset[str]) -> Mapping[str, object]:
    if set(fields) != names:
        raise KeyFileRefused("other fields")
    return fields


def _number(fields: Mapping[str, object], name: str, least: int) -> int:
    found = fields.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or found < least:
        raise KeyFileRefused(name)
    return found


def _bytes(fields: Mapping[str, object], name: str, length: int) -> bytes:
    found = fields.get(name)
    try:
        data = base64.b64decode(found, validate=True) if isinstance(found, str) else b""
    except (binascii.Error, ValueError) as fault:
        raise KeyFileRefused(name) from fault
    if len(data) != length:
        raise KeyFileRefused(name)
    return data
