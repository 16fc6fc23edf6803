"""Backup copies of the vault: where they go, making one, and how it stands; a failure never stops the work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.dossier.backups import BackupState, BackupStopped, NoBackupFolder, error_of
from intake_desktop.errors import SpringplankError
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.backups import BackupPlace
    from intake_desktop.dossier.ports import Vault


class Backups(Basis):
    """The part of the desk that makes copies."""

    def look_at_backup_folder(self, folder: Path) -> BackupPlace:
        """Try a folder by writing in it; what is good to know about it. Raises the kinds of BackupError."""
        from intake_desktop.storage import backup_place

        return backup_place.look(folder, self._folder)

    def backup_state(self, vault: Vault) -> BackupState:
        """How it stands now; looks in the folder, so slow for a network drive that is away."""
        from intake_desktop.storage import backup_names

        kept = vault.run(lambda store: store.backups.remembered(vault.actor)).result()
        folder = Path(kept.folder) if kept.folder else None
        try:
            copies = len(backup_names.copies(folder, kept.mark)) if folder else 0
            reachable = folder is not None
        except OSError:
            copies, reachable = 0, False
        return BackupState(
            folder, kept.last_good(), kept.failed_at(), error_of(kept.why), copies, reachable, self.practice
        )

    def choose_backup_folder(self, vault: Vault, folder: Path | None) -> BackupState:
        """Use this folder from now on; None for none. Raises NotAllowed, and what look_at_backup_folder raises."""
        if folder is not None:
            self.look_at_backup_folder(folder)
        vault.run(lambda store: store.backups.choose(vault.actor, str(folder or ""))).result()
        return self.backup_state(vault)

    def back_up(self, vault: Vault) -> BackupState:
        """Make a copy now and journal how it went. Raises NoBackupFolder, what storage.backup.make raises, NotSaved."""
        actor = vault.actor
        kept = vault.run(lambda store: store.backups.remembered(actor)).result()
        if not kept.folder or self.practice:
            raise NoBackupFolder
        try:
            made = vault.copy_to(Path(kept.folder))
        except BackupStopped:
            raise  # nothing failed: the vault closes, and the next opening begins anew
        except SpringplankError as fault:
            self._note_failure(vault, fault)
            raise
        vault.run(lambda store: store.backups.made(actor, made.made, made.size, made.copies)).result()
        return self.backup_state(vault)

    def _note_failure(self, vault: Vault, fault: SpringplankError) -> None:
        """A vault that is closing takes no more rows: that nothing was copied shows at the next opening."""
        moment = self._means.now()
        noted = vault.run(lambda store: store.backups.failed(vault.actor, moment, fault.code))
        noted.exception()
