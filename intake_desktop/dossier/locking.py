"""After how many minutes without anybody the vault locks by itself: a setting of the organisation, in the vault."""

from __future__ import annotations

SETTING = "lock_minutes"
LEAST, USUAL, MOST = 2, 10, 30
"""Minutes (safety.md): a talk has silences, and a laptop that is left must not stay open for long."""
CHOICES = (LEAST, 3, 5, USUAL, 15, 20, MOST)


def minutes_of(found: object) -> int:
    """What a vault keeps, as minutes; USUAL when it keeps nothing, or nothing that may be."""
    return found if type(found) is int and LEAST <= found <= MOST else USUAL
