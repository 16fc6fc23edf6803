"""Where the vault of this workstation stands, as the door asks for it: what was opened before is not forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from intake_desktop.errors import VaultError

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault


class MayComeBack(Protocol):
    """An open vault that can be gone on with in another folder."""

    def go_on_at(self, folder: Path) -> None: ...


class VaultAway(VaultError):
    """A vault was opened on this computer before, and now nothing stands in its place: this is no first start."""

    code = "ZK-111c"
    title = "Je kluis is er nu niet"
    meaning = "Je kluis staat in {plek}. Daar is nu geen kluis te vinden. Springplank heeft niets veranderd."
    remedy = "Staat je kluis op een usb-stick of een andere schijf? Sluit die aan en kies dan Opnieuw kijken."


class NoVaultThere(VaultError):
    """Somebody chose a folder without a vault."""

    code = "ZK-111d"
    title = "In deze map staat geen kluis"
    meaning = "Er is niets veranderd."
    remedy = "Kies de map waarin kluis.db staat."


class CopyChosen(VaultError):
    """Somebody wants to work in a backup copy: what is written there would go when copies are tidied up."""

    code = "ZK-111e"
    title = "Dit is een reservekopie"
    meaning = "In een reservekopie kun je niet werken. Er is niets veranderd."
    remedy = "Kies de map van de kluis zelf. Is die er niet meer? Dan kun je de kopie terugzetten."


class NotThisVault(VaultError):
    """While a vault is open that is away, somebody chose a folder with another vault, or an older copy of this one."""

    code = "ZK-111f"
    title = "Dit is niet je kluis van nu"
    meaning = "Het is een andere kluis, of een kopie waar niet alles in staat. Er is niets veranderd."
    remedy = "Kies de map van de kluis die je opende. Is die er niet meer? Bel je beheerder."


class PlaceDesk(Protocol):
    """The part of the desk that knows where the vault stands. Part of dossier.desk.Desk."""

    def away(self, opened_before: bool) -> VaultAway | None:
        """When there is no vault: why this is no first start, None when it is. `opened_before`: somebody did."""
        ...

    def stand_at(self, folder: Path) -> None:
        """From now on the vault is the one in this folder, which nobody has opened yet. Slow.

        Raises NoVaultThere, CopyChosen, FolderShared and what looking at a vault raises; then nothing changed.
        """
        ...

    def go_on_at(self, vault: Vault, folder: Path) -> None:
        """An open vault that was away stands here now: go on with it. Slow.

        Raises NoVaultThere, CopyChosen, FolderShared, NotThisVault, VaultInUse and what the disk says.
        """
        ...

    def stand_anew(self) -> None:
        """Somebody wants to begin, with a new vault or a copy, at the usual place of this computer."""
        ...

    def remember_place(self) -> None:
        """The vault was opened: this computer remembers where it stands. What the disk refuses stops nobody."""
        ...
