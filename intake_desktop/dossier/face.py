"""What can be seen of a vault without a password; small, because the unlock screen waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KnownColleague:
    """Somebody who can unlock: the slot in the key file and the name shown before unlocking."""

    slot_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Face:
    """What can be seen of a vault without a password."""

    exists: bool
    colleagues: tuple[KnownColleague, ...] = ()
    moved: datetime | None = None
    """When it was moved to another computer; None when it was not."""
    repaired: bool = False
    """One key file was damaged; the good copy is used and the other mended (ZK-102)."""
