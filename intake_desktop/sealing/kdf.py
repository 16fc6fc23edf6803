"""From a password to a key: Argon2id (RFC 9106) with costs that only the caller may lower, never a file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from intake_desktop.errors import OutOfMemory
from intake_desktop.sealing.memory import wipe

KEY_BYTES = 32
SALT_BYTES = 16
VERSION = 0x13


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one derivation costs: memory in KiB, rounds and lanes."""

    memory_kib: int
    iterations: int
    lanes: int


class KdfOutOfPolicy(ValueError):
    """Costs outside the policy: a weakened or absurd key file."""


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """The cost of new slots, and the limits between which costs in a file are taken (safety.md).

    The defaults are what is shipped: 256 MiB, 3 rounds, 4 lanes (about 1 s); refused is anything outside
    64 MiB to 1 GiB, 3 to 10 rounds, 1 to 8 lanes. Tests hand in a cheaper policy; no file or variable can.
    """

    cost: KdfCost = KdfCost(256 * 1024, 3, 4)
    least: KdfCost = KdfCost(64 * 1024, 3, 1)
    most: KdfCost = KdfCost(1024 * 1024, 10, 8)

    def __post_init__(self) -> None:
        self.check(self.cost)

    def check(self, cost: KdfCost) -> None:
        """Raises KdfOutOfPolicy when this cost is outside the limits."""
        allowed = (
            self.least.memory_kib <= cost.memory_kib <= self.most.memory_kib
            and self.least.iterations <= cost.iterations <= self.most.iterations
            and self.least.lanes <= cost.lanes <= self.most.lanes
        )
        if not allowed:
            raise KdfOutOfPolicy("costs outside the policy")


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
        argon.derive_into(secret, key)  # type: ignore[arg-type]  # takes any buffer; the stub says bytes
    except MemoryError as fault:
        raise OutOfMemory(megabytes=cost.memory_kib // 1024) from fault
    finally:
        wipe(secret)
    return key
