"""What became of a file after it left: a recipient confirmed or answered, a participant withdrew or objected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class After(StrEnum):
    """Kinds of what can happen to a file that left; the value is how the vault keeps it."""

    RECEIVED = "ontvangen"
    ANSWERED = "antwoord"
    WITHDRAWN = "ingetrokken"
    OBJECTED = "bezwaar"


ENDS = frozenset({After.WITHDRAWN, After.OBJECTED})
"""After these the recipient is told, and has to answer."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, as somebody wrote it down. It stays in the vault."""

    kind: After
    day: date
    who: str
    """Who confirmed or answered; or how the participant told it."""
    words: str = ""
    """The answer as it was received, or a remark."""
