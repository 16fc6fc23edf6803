"""Who may be believed: the card of an organisation, and senders whose fingerprint was compared by telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake_desktop.errors import NotAllowed
from intake_desktop.sealing import codes

FROM_FILE, FROM_CARD = "bestand", "kaart"
BY_PHONE = "aan de telefoon"
HEARD_GROUPS = 2
"""So many groups, the last ones, are not shown before somebody typed them as the other side read them out."""


class NotYourWork(NotAllowed):
    """Only who may export reads what others exported."""

    code = "ZK-221"
    title = "Dit hoort niet bij jouw rol"
    meaning = "Alleen wie bestanden mag maken, mag ontvangen bestanden lezen."
    remedy = "Vraag een medewerker of teamleider het te doen, of vraag je beheerder om die rol."


class GroupsDiffer(NotAllowed):
    """What was heard on the telephone is not the end of this fingerprint; the refusal is journaled."""

    code = "ZK-222"
    title = "Deze groepen zijn anders"
    meaning = "Wat de ander voorleest, hoort niet bij deze handtekening. De afzender blijft onbekend."
    remedy = "Vraag het nog een keer. Blijft het anders? Gebruik het bestand niet en meld het aan je beheerder."


@dataclass(frozen=True, slots=True)
class ProviderCard:
    """What an organisation tells about itself, so that others recognise its files; nothing about people."""

    organisation: str
    location: str
    phone: str
    public_key: str
    """Ed25519, 64 hexadecimal digits."""
    sealing_key: str = ""
    """X25519, 64 hexadecimal digits; "" on a card of version 1: nothing can be sealed to that organisation."""

    @property
    def fingerprint(self) -> str:
        """Eight groups of four, to compare by telephone; over both keys when there are two."""
        return fingerprint(self.public_key, self.sealing_key)


@dataclass(frozen=True, slots=True)
class Compared:
    """A sender as somebody wants to pin it, with the last groups of the fingerprint as they were heard."""

    public_key: str
    organisation: str
    came_with: str
    heard: str
    sealing_key: str = ""
    """Compared together with the other key; "" when it is not known."""

    def check(self) -> None:
        """Raises GroupsDiffer when what was heard is not the end of the fingerprint."""
        if not heard_right(self.heard, fingerprint(self.public_key, self.sealing_key)):
            raise GroupsDiffer


@dataclass(frozen=True, slots=True)
class KnownSender:
    """A pinned sender: its files are "bekend" from now on."""

    public_key: str
    organisation: str
    pinned_at: datetime
    pinned_by: str
    """The name of the colleague."""
    came_with: str
    """FROM_FILE or FROM_CARD."""
    compared: str = BY_PHONE
    sealing_key: str = ""
    """What a file is sealed to so that only this organisation opens it; "" when it was never compared."""

    @property
    def fingerprint(self) -> str:
        """Eight groups of four."""
        return fingerprint(self.public_key, self.sealing_key)


def fingerprint(public_key: str, sealing_key: str = "") -> str:
    """The fingerprint of public keys in hexadecimal. Raises ValueError for anything else."""
    return codes.fingerprint(bytes.fromhex(public_key), bytes.fromhex(sealing_key))


def heard_right(heard: str, whole: str) -> bool:
    """Whether this is the end of the fingerprint; capitals, dashes, spaces and look-alikes do not matter."""
    return codes.plain(heard) == "".join(whole.split("-")[-HEARD_GROUPS:])
