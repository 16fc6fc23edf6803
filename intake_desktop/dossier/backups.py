"""Backup copies as the window knows them: how it stands, when one is due, and what can be wrong with their folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from intake_desktop.errors import SpringplankError, VaultError

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault

DUE_AFTER = timedelta(hours=24)
KEPT_AT_MOST = timedelta(days=90)
"""Wmo 2015, article 5.3.5: destruction within three months of a request; no copy may outlive that."""
OVERDUE_AFTER = timedelta(days=2)
CLOCKS_DIFFER = timedelta(minutes=5)
"""A copy from further in the future than this says that the clock was wrong, not that there is a copy of today."""


class BackupError(VaultError):
    """No copy was made. The work itself is safe in the vault; each sentence says so."""

    code = "ZK-130"
    title = "De reservekopie is niet gemaakt"
    meaning = "Je werk staat gewoon in de kluis. Alleen de kopie ervan ontbreekt."
    remedy = "Probeer het later opnieuw bij Beheer. Gebeurt het weer? Kies daar een andere map."


class BackupFolderGone(BackupError):
    code = "ZK-131"
    title = "De map voor reservekopieën is er niet"
    meaning = "Een usb-stick is eruit of de netwerkschijf is niet bereikbaar. Je werk staat gewoon in de kluis."
    remedy = "Sluit de schijf weer aan, of laat een beheerder bij Beheer een andere map kiezen."


class BackupDiskAway(BackupFolderGone):
    """The folder is there, but empty and on the disk of the vault: what was mounted on it is away."""

    code = "ZK-338"
    title = "De schijf met reservekopieën is er niet"
    meaning = (
        "De map staat nu op de schijf van de kluis zelf. Daar een kopie maken helpt niet als deze computer stukgaat. "
        "Je werk staat gewoon in de kluis."
    )
    remedy = "Sluit de schijf weer aan. Is dit een nieuwe plek? Laat een beheerder de map bij Beheer opnieuw kiezen."


class BackupFolderFull(BackupError):
    code = "ZK-132"
    title = "De schijf met reservekopieën is vol"
    meaning = "Er is geen nieuwe kopie gemaakt. Je werk staat gewoon in de kluis, en de oude kopieën zijn er nog."
    remedy = "Maak ruimte op die schijf, of laat een beheerder bij Beheer een andere map kiezen."


class BackupFolderReadOnly(BackupError):
    code = "ZK-133"
    title = "In de map voor reservekopieën mag niets worden opgeslagen"
    meaning = "Er is geen kopie gemaakt. Je werk staat gewoon in de kluis."
    remedy = "Zet de schrijfbeveiliging uit of vraag om schrijfrechten. Of kies een andere map."


class NoRoomForBackup(BackupError):
    code = "ZK-134"
    title = "Deze computer heeft te weinig ruimte voor een reservekopie"
    meaning = "De kopie wordt eerst hier gemaakt en nagekeken. Je werk staat gewoon in de kluis."
    remedy = "Maak ruimte op de schijf van deze computer en probeer het opnieuw bij Beheer."


class BackupDiffers(BackupError):
    code = "ZK-135"
    title = "De reservekopie klopt niet en is niet bewaard"
    meaning = (
        "Bij het nalezen stond er iets anders op de schijf dan er geschreven was. Je werk staat gewoon in de kluis."
    )
    remedy = "Probeer het nog een keer. Gebeurt het weer? Gebruik dan een andere schijf."


class BackupFolderInVault(BackupError):
    code = "ZK-136"
    title = "Deze map hoort bij de kluis zelf"
    meaning = "Gaat de kluis verloren, dan is de kopie ook weg."
    remedy = "Kies een map op een andere schijf."


class BackupFolderUnclear(BackupError):
    code = "ZK-137"
    title = "Dit is geen volledige plek"
    meaning = "Het programma weet niet zeker welke map je bedoelt."
    remedy = 'Kies de map met "Map kiezen", of typ de hele plek, met de schijf erbij.'


class NoBackupFolder(BackupError):
    code = "ZK-138"
    title = "Er is nog geen map voor reservekopieën"
    meaning = "Daarom wordt er geen kopie gemaakt. Gaat deze computer stuk, dan zijn de dossiers weg."
    remedy = "Laat een beheerder bij Beheer een map kiezen."


class BackupStopped(BackupError):
    code = "ZK-139"
    title = "De reservekopie is gestopt"
    meaning = "De kluis ging dicht terwijl de kopie werd gemaakt. Er is niets half bewaard."
    remedy = "Bij de volgende keer openen probeert het programma het opnieuw."


class VaultUnreadable(BackupError):
    code = "ZK-144"
    title = "Een deel van de kluis is niet te lezen"
    meaning = "Daarom is er geen nieuwe kopie gemaakt. De oudere kopieën staan er nog."
    remedy = "Stop met werken en sluit het programma. Laat je beheerder de laatste goede kopie terugzetten."


class VaultMovedAway(BackupError):
    code = "ZK-130b"
    title = "Deze kluis is verhuisd"
    meaning = "De reservekopieën komen nu van de andere computer. Een kopie van hier zou die verdringen."
    remedy = 'Werk verder op de andere computer. Is dat niet zo? Kies bij Beheer: "Toch op deze computer blijven".'


_KNOWN: dict[str, type[BackupError]] = {
    kind.code: kind
    for kind in (
        BackupError,
        BackupFolderGone,
        BackupDiskAway,
        BackupFolderFull,
        BackupFolderReadOnly,
        NoRoomForBackup,
        BackupDiffers,
        BackupFolderInVault,
        BackupFolderUnclear,
        NoBackupFolder,
        BackupStopped,
        VaultUnreadable,
        VaultMovedAway,
    )
}


def error_of(code: str) -> SpringplankError | None:
    """The error that a vault kept by its code; a plain BackupError for a code of another version, None for ""."""
    return _KNOWN.get(code, BackupError)() if code else None


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """What somebody should know of a folder in which writing works."""

    same_disk: bool = False
    """It is on the disk of the vault: that disk broken, both are gone."""
    synced: bool = False
    """A program such as OneDrive sends what stands there to other computers."""


@dataclass(frozen=True, slots=True)
class FormerFolder:
    """A folder where copies went before another one was chosen; the program tidies nothing there by itself."""

    folder: Path
    since: datetime
    """When the other one was chosen."""
    copies: int | None
    """How many of this vault stand there; None when it cannot be read now."""

    @property
    def until(self) -> datetime:
        """After this no copy may stand there (Wmo 2015, article 5.3.5)."""
        return self.since + KEPT_AT_MOST


@dataclass(frozen=True, slots=True)
class BackupState:
    """How it stands with the copies of one vault."""

    folder: Path | None
    """Where they go; None when nobody chose a folder."""
    last_good: datetime | None = None
    """When the newest verified copy was made, as the vault remembers it."""
    failed_at: datetime | None = None
    error: SpringplankError | None = None
    """Why the last attempt failed; None when it worked."""
    copies: int = 0
    """How many stand in the folder now; 0 when it cannot be read."""
    reachable: bool = False
    former: tuple[FormerFolder, ...] = ()
    """Where copies still stand, or may stand, beside the folder of now."""
    ahead: int = 0
    """How many copies have a moment that is still to come: a clock was wrong, and they are never tidied."""
    aside: tuple[Path, ...] = ()
    """Vaults that were set aside when a copy was put back."""
    practice: bool = False
    """A practice vault: nothing in it is worth a copy."""

    def due(self, now: datetime) -> bool:
        """Whether a copy must be made: there is none of the last 24 hours, or none in the folder at all."""
        if self.folder is None or self.practice:
            return False
        if self.last_good is None or self.gone:
            return True
        return self._age(now) >= DUE_AFTER or self._age(now) < -CLOCKS_DIFFER

    @property
    def gone(self) -> bool:
        """Whether the copies that were made are not in the folder: wiped, or it is another stick."""
        return self.reachable and self.copies == 0 and self.last_good is not None

    def overdue(self, now: datetime) -> bool:
        """Whether somebody must be told: the newest copy is older than two days."""
        return self.folder is not None and self.last_good is not None and self._age(now) > OVERDUE_AFTER

    def _age(self, now: datetime) -> timedelta:
        return now - self.last_good if self.last_good is not None else timedelta.max


class BackupDesk(Protocol):
    """What the window can ask about backup copies; all of it is slow. Part of dossier.desk.Desk."""

    def look_at_backup_folder(self, folder: Path) -> BackupPlace: ...
    def backup_state(self, vault: Vault) -> BackupState: ...
    def choose_backup_folder(self, vault: Vault, folder: Path | None) -> BackupState: ...
    def back_up(self, vault: Vault) -> BackupState: ...
    def tidy_former_folder(self, vault: Vault, folder: Path) -> BackupState:
        """Remove the copies of this vault from a former folder, once there is a good one in the folder of now."""
        ...

    def forget_former_folder(self, vault: Vault, folder: Path) -> BackupState:
        """Somebody says that nothing stands there any more."""
        ...

    def remove_copies_ahead(self, vault: Vault) -> BackupState:
        """Remove the copies with a moment that is still to come, when there is another good one."""
        ...
