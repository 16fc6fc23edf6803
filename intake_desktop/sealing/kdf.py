"""From a password to a key: Argon2id (RFC 9106) with costs that only the caller may lower, never a file."""

from __future__ import annotations

import unicodedata
from threading import Lock

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from intake_desktop.errors import OutOfMemory
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.sealing.memory import wipe
from intake_desktop.sealing.sizes import KEY_BYTES

_ONE_AT_A_TIME = Lock()
"""Two derivations at once can wait for each other for ever inside OpenSSL's threads (measured: cryptography 50)."""


def derive(password: str, salt: bytes, cost: KdfCost, policy: KdfPolicy) -> bytearray:
    """The key of 32 bytes, to be wiped after use. The password is taken in NFC; other threads run meanwhile.

    Raises KdfOutOfPolicy before any work, and OutOfMemory when the memory is not there.
    """
    policy.check(cost)
    secret = bytearray(unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass"))
    key = bytearray(KEY_BYTES)
    try:
        argon = Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        with _ONE_AT_A_TIME:
            argon.derive_into(secret, key)  # type: ignore[arg-type]  # takes any buffer; the stub says bytes
    except MemoryError as fault:
        raise OutOfMemory(megabytes=cost.memory_kib // 1024) from fault
    finally:
        wipe(secret)
    return key
