"""What keeps the vault safe, as the window can ask for it: copies, the key on paper, its own key, looking it over."""

from __future__ import annotations

from typing import Protocol

from intake_desktop.dossier.backups import BackupDesk
from intake_desktop.dossier.moving import MoveDesk
from intake_desktop.dossier.proving import ProvingDesk
from intake_desktop.dossier.recovery import RecoveryDesk
from intake_desktop.dossier.restoring import RestoreDesk
from intake_desktop.dossier.rotation import RotationDesk
from intake_desktop.dossier.vault_check import VaultCheckDesk
from intake_desktop.dossier.whereabouts import PlaceDesk


class SafetyDesk(
    BackupDesk, RestoreDesk, RecoveryDesk, MoveDesk, RotationDesk, VaultCheckDesk, ProvingDesk, PlaceDesk, Protocol
):
    """All of it together; each part says what is slow."""
