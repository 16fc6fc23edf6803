"""A file of another organisation as it may be shown: the verdict in words, whom it is from, and perhaps its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake_desktop.dossier.handed_over import HandedOver

KNOWN, UNKNOWN, MISSING, CHANGED = "bekend", "onbekend", "ontbreekt", "gewijzigd"
"""What can be said about a sender (docs/formats-overdracht.md)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: what was asked, what was answered, and where that comes from. `depth` 1 belongs to the line above."""

    label: str
    words: str
    note: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A group of the file, in its order."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What came in. Nothing of it is kept: it lives as long as the page that shows it."""

    verdict: str
    sentences: tuple[str, ...]
    organisation: str = ""
    """The sender by its own account; only a known one is proved. "" when nothing may be believed."""
    public_key: str = ""
    """That of the signature, in hexadecimal; "" unless the file is signed and unchanged."""
    fingerprint: str = ""
    sealing_key: str = ""
    """The other key of the sender, in hexadecimal, compared and pinned together with the first; "" for none."""
    facts: tuple[tuple[str, str], ...] = ()
    """For whom, when, what for and whom to ask: label and words."""
    title: str = ""
    """Whom it is about; stands on the page only."""
    parts: tuple[Part, ...] = ()
    """Empty when the file was changed."""
    handed: HandedOver | None = None
    """For a whole dossier that is signed and unchanged: what can be taken over once the sender is known."""
