"""A new key for the vault as the window knows it: how far it is, when it was last done, and what can go wrong."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from intake_desktop.errors import VaultError

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.roles import Actor


class RotationError(VaultError):
    """The vault still has the key that it had. Nothing of the work is lost; each sentence says so."""

    code = "ZK-346"
    title = "De kluis heeft geen nieuwe sleutel gekregen"
    meaning = "De kluis werkt nog met de oude sleutel. Alles staat er nog."
    remedy = "Probeer het later opnieuw bij Beheer. Gebeurt het weer? Maak eerst een reservekopie."


class NoRoomForRotation(RotationError):
    code = "ZK-347"
    title = "De schijf heeft te weinig ruimte voor een nieuwe sleutel"
    meaning = "Hiervoor is twee keer zoveel ruimte nodig als de kluis groot is. Er is niets veranderd."
    remedy = "Maak ruimte op de schijf van deze computer en probeer het opnieuw bij Beheer."


class RotationStopped(RotationError):
    code = "ZK-348"
    title = "Gestopt: de kluis heeft nog de oude sleutel"
    meaning = "Er is niets veranderd. Alles staat er nog."
    remedy = "Je kunt later bij Beheer opnieuw beginnen."


class RotationDiffers(RotationError):
    code = "ZK-349"
    title = "De kluis met de nieuwe sleutel klopte niet"
    meaning = "Daarom is hij weggegooid. De kluis werkt nog met de oude sleutel en er is niets veranderd."
    remedy = "Maak een reservekopie bij Beheer. Lukt die niet? Stop met werken en laat de laatste goede terugzetten."


class RotationCutShort(RotationError):
    code = "ZK-342"
    title = "De nieuwe sleutel is nog niet klaar"
    meaning = "De schijf werkte even niet mee. Alles staat er nog."
    remedy = (
        "Werk verder: het programma maakt het vanzelf af of zet het terug. Lukt dat niet? Sluit het programma en "
        "ontgrendel opnieuw."
    )


_KNOWN: dict[str, type[RotationError]] = {
    kind.code: kind for kind in (RotationError, NoRoomForRotation, RotationStopped, RotationDiffers, RotationCutShort)
}


def error_of(code: str) -> RotationError | None:
    """The error that a vault kept by its code; a plain RotationError for a code of another version, None for ""."""
    return _KNOWN.get(code, RotationError)() if code else None


@dataclass
class Underway:
    """How far it is, in percent. Read and stopped from another thread than the one that works."""

    percent: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """End it; once the new key is being put in place it is finished all the same."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()

    def reach(self, percent: float) -> None:
        """It is at least so far."""
        self.percent = max(self.percent, min(100, int(percent)))


@dataclass(frozen=True, slots=True)
class RotationState:
    """When the vault got its present key, when somebody last tried in vain and why."""

    renewed: datetime | None = None
    """None while it has the key with which it was made."""
    failed: datetime | None = None
    error: RotationError | None = None


class Rotations(Protocol):
    """The memory of new vault keys."""

    def remembered(self, actor: Actor) -> RotationState: ...


class RotationDesk(Protocol):
    """What the window can ask about the key of the vault; both are slow. Part of dossier.desk.Desk."""

    def rotation_state(self, vault: Vault) -> RotationState: ...
    def renew_vault_key(self, vault: Vault, underway: Underway) -> RotationState:
        """Give the vault a new key; nobody can save meanwhile. Raises the kinds of RotationError, and NotAllowed."""
        ...
