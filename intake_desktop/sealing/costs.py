"""What a derivation from a password costs and may cost; apart from the derivation, so that reading needs no library."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 0x13
"""Of Argon2 (RFC 9106)."""


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one derivation costs: memory in KiB, rounds and lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    def below(self, other: KdfCost) -> bool:
        """Whether the other costs a guesser more: more memory or rounds, and less of neither. Lanes share the work."""
        mine, theirs = (self.memory_kib, self.iterations), (other.memory_kib, other.iterations)
        return mine != theirs and mine[0] <= theirs[0] and mine[1] <= theirs[1]


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
