"""Putting a backup copy back, as the window knows it: what was found, what a copy holds, and what can go wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from intake_desktop.dossier.face import KnownColleague
from intake_desktop.errors import SpringplankError, VaultError


class RestoreError(VaultError):
    """The copy was not put back. The vault that stood there is as it was; each sentence says so."""

    code = "ZK-330"
    title = "De reservekopie is niet teruggezet"
    meaning = "Er is niets veranderd: wat er stond, staat er nog."
    remedy = "Probeer het opnieuw. Gebeurt het weer? Kies een andere kopie."


class NoCopyHere(RestoreError):
    code = "ZK-331"
    title = "In deze map staat geen reservekopie"
    meaning = "Een kopie is een map met een naam zoals springplank-2026-11-25-091500-3f9a2c71."
    remedy = "Kies zo'n map, of de map waar de kopieën in staan."


class CopyDamaged(RestoreError):
    code = "ZK-332"
    title = "Deze kopie is beschadigd"
    meaning = "Een bestand ontbreekt of is anders dan toen de kopie werd gemaakt. Er is niets veranderd."
    remedy = "Kies een andere kopie. Een oudere kan nog heel goed zijn."


class CopyGone(RestoreError):
    code = "ZK-333"
    title = "De kopie is niet meer te lezen"
    meaning = "De usb-stick is eruit of de netwerkschijf is weg. Er is niets veranderd."
    remedy = "Sluit de schijf weer aan en zoek opnieuw."


class NoRoomToRestore(RestoreError):
    code = "ZK-334"
    title = "Deze computer heeft te weinig ruimte"
    meaning = (
        "De kopie wordt eerst naast de kluis gezet en nagelezen. Daar is nu geen plaats voor. Er is niets veranderd."
    )
    remedy = "Maak ruimte op de schijf van deze computer en probeer het opnieuw."


class NoRightToRestore(RestoreError):
    code = "ZK-335"
    title = "Op deze plek mag niets worden opgeslagen"
    meaning = "Het programma mag naast de kluis geen map maken. Er is niets veranderd."
    remedy = "Vraag om schrijfrechten voor de map van Springplank, of zet de schrijfbeveiliging uit."


class RestoreStopped(RestoreError):
    code = "ZK-336"
    title = "Gestopt"
    meaning = "Er is niets veranderd en er blijft niets half staan."
    remedy = "Kies een kopie om opnieuw te beginnen."


class Kin(StrEnum):
    """How the vault in a copy stands to the one on this computer."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"
    """There is a vault, but which one cannot be seen: its key files cannot be read."""
    NONE = "none"
    """There is no vault on this computer."""


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """A folder that is, or was, a copy of a vault; what is wrong with it as far as that shows at once."""

    folder: Path
    made: datetime | None = None
    app: str = ""
    """Version of the program that made it; "" for a folder of a vault without a list of contents."""
    size: int = 0
    error: SpringplankError | None = None


@dataclass(frozen=True, slots=True)
class CopyInside:
    """What an opened copy holds, without a name of a participant."""

    made: datetime | None
    app: str
    organisation: str
    participants: int
    newest: datetime | None
    """When something was last written down in it; None when nothing was."""
    journal_fits: bool
    """Every row of the journal belongs to the row before it, and the last one to the anchor."""
    kin: Kin


class BroughtCopy(Protocol):
    """A copy that was taken over to this computer and read back; open it, look inside, and put it back or drop it."""

    @property
    def copy(self) -> FoundCopy: ...
    @property
    def colleagues(self) -> tuple[KnownColleague, ...]:
        """Who could open the vault at that time."""
        ...

    def unlock(self, slot_id: str, password: str) -> CopyInside:
        """Open with a password of that time. Raises what unlocking a vault raises, and CopyDamaged."""
        ...

    def unlock_with_key(self, slot_id: str, recovery_key: str) -> CopyInside:
        """Open with the key on paper of that time; it stays valid. `slot_id` is who does so."""
        ...

    def put_back(self) -> Path | None:
        """Put it in the place of the vault, after unlocking; gives where the former vault stands now.

        The former one is set aside, never deleted. Raises VaultInUse and the kinds of RestoreError.
        """
        ...

    def drop(self) -> None:
        """Take away what was taken over. The copy itself is never touched."""
        ...


class RestoreDesk(Protocol):
    """What the window can ask about putting copies back; all of it is slow. Part of dossier.desk.Desk."""

    def find_copies(self, place: Path) -> tuple[FoundCopy, ...]:
        """The copies in this folder, or the folder itself when it is one; newest first. Raises NoCopyHere."""
        ...

    def bring_copy(self, copy: FoundCopy, stop: Callable[[], bool]) -> BroughtCopy:
        """Take a copy over to this computer and read it back. `stop` is asked often; then RestoreStopped comes."""
        ...
