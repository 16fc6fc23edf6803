"""Time, ids and randomness for tests: known beforehand and the same in every run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count


class Clock:
    """A clock that stands still until a test moves it. Call it for the time, as the program does."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **amount: float) -> None:
        """Move on by days, hours, minutes or seconds, as timedelta takes them."""
        self.time += timedelta(**amount)


def numbered_ids(prefix: str = "id") -> Callable[[], str]:
    """Ids in order: id-0001, id-0002, ..."""
    numbers = count(1)
    return lambda: f"{prefix}-{next(numbers):04d}"


def known_bytes(seed: str = "springplank") -> Callable[[int], bytes]:
    """Bytes that look random and differ on every call, but are the same in every run."""
    numbers = count()

    def give(length: int) -> bytes:
        """So many bytes: a chain of digests over the seed and the number of the call."""
        call = next(numbers)
        blocks = (sha256(f"{seed}/{call}/{block}".encode()).digest() for block in range(length // 32 + 1))
        return b"".join(blocks)[:length]

    return give
