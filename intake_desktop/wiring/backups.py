"""Backup copies of the vault: where they go, making one, and how it stands; a failure never stops the work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.dossier.backups import (
    BackupDiskAway,
    BackupState,
    BackupStopped,
    FormerFolder,
    NoBackupFolder,
    VaultMovedAway,
    error_of,
)
from intake_desktop.errors import SpringplankError
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.backups import BackupPlace
    from intake_desktop.dossier.ports import Remembered, Vault


class Backups(Basis):
    """The part of the desk that makes copies."""

    def look_at_backup_folder(self, folder: Path) -> BackupPlace:
        """Try a folder by writing in it; what is good to know about it. Raises the kinds of BackupError."""
        from intake_desktop.storage import backup_place

        return backup_place.look(folder, self._folder)

    def backup_state(self, vault: Vault) -> BackupState:
        """How it stands now; looks in the folder, so slow for a network drive that is away."""
        from intake_desktop.storage import backup_names, swap

        kept = vault.run(lambda store: store.backups.remembered(vault.actor)).result()
        folder = Path(kept.folder) if kept.folder else None
        moments: set[datetime] = set()
        try:
            reachable = folder is not None and not self._disk_away(kept)
            if folder is not None and reachable:
                moments = set(backup_names.copies(folder, kept.mark))
        except OSError:
            reachable = False
        return BackupState(
            folder,
            kept.last_good(),
            kept.failed_at(),
            error_of(kept.why),
            len(moments),
            reachable,
            former=self._former(kept),
            ahead=len(backup_names.ahead(moments, self._wall())),
            aside=swap.aside_of(self._folder),
            practice=self.practice,
        )

    def _wall(self) -> datetime:
        return self._means.now().replace(tzinfo=None)

    def _disk_away(self, kept: Remembered) -> bool:
        """The folder stood on another disk, and now it is on that of the vault: an empty place to mount on."""
        from intake_desktop.storage import backup_place

        return kept.apart and backup_place.same_disk(Path(kept.folder), self._folder)

    def _former(self, kept: Remembered) -> tuple[FormerFolder, ...]:
        """Where copies of this vault may still stand; a folder without any is not told."""
        from intake_desktop.storage import backup_names
        from intake_desktop.storage.backup_book import moment_of

        found = []
        for folder, since in kept.former:
            moment = moment_of(since)
            if moment is None:
                continue
            try:
                count: int | None = len(backup_names.copies(Path(folder), kept.mark))
            except OSError:
                count = None
            if count != 0:
                found.append(FormerFolder(Path(folder), moment, count))
        return tuple(found)

    def choose_backup_folder(self, vault: Vault, folder: Path | None) -> BackupState:
        """Use this folder from now on; None for none. Raises NotAllowed, and what look_at_backup_folder raises."""
        if folder is not None:
            self.look_at_backup_folder(folder)
        vault.run(lambda store: store.backups.choose(vault.actor, str(folder or ""))).result()
        return self.backup_state(vault)

    def _refuse_moved(self) -> None:
        """The copies of the other computer have the same mark: one of here would push them out."""
        from intake_desktop.storage import moved

        if moved.read(self._folder) is not None:
            raise VaultMovedAway

    def back_up(self, vault: Vault) -> BackupState:
        """Make a copy now and journal how it went. Raises NoBackupFolder, what storage.backup.make raises, NotSaved."""
        actor = vault.actor
        kept = vault.run(lambda store: store.backups.remembered(actor)).result()
        if not kept.folder or self.practice:
            raise NoBackupFolder
        try:
            self._refuse_moved()
            self._refuse_own_disk(kept)
            made = vault.copy_to(Path(kept.folder))
        except BackupStopped:
            raise  # nothing failed: the vault closes, and the next opening begins anew
        except SpringplankError as fault:
            self._note_failure(vault, fault)
            raise
        vault.run(lambda store: store.backups.made(actor, made)).result()
        return self.backup_state(vault)

    def _refuse_own_disk(self, kept: Remembered) -> None:
        try:
            away = self._disk_away(kept)
        except OSError:
            return  # copying itself says what is the matter
        if away:
            raise BackupDiskAway

    def tidy_former_folder(self, vault: Vault, folder: Path) -> BackupState:
        """Remove the copies of this vault there; only with a good one in the folder of now. Raises NotAllowed."""
        state = self.backup_state(vault)
        if state.copies and any(each.folder == folder for each in state.former):
            removed = self._remove(vault, folder, lambda found: found)
            vault.run(lambda store: store.backups.tidied(vault.actor, "former_tidied", removed)).result()
        return self.backup_state(vault)

    def forget_former_folder(self, vault: Vault, folder: Path) -> BackupState:
        """Somebody says that nothing stands there any more. Raises NotAllowed."""
        vault.run(lambda store: store.backups.tidied(vault.actor, "former_forgotten", 0, str(folder))).result()
        return self.backup_state(vault)

    def remove_copies_ahead(self, vault: Vault) -> BackupState:
        """Remove the copies of which the moment is still to come; another one has to stay. Raises NotAllowed."""
        from intake_desktop.storage import backup_names

        state = self.backup_state(vault)
        if state.folder is not None and state.copies > state.ahead > 0:
            removed = self._remove(vault, state.folder, lambda found: backup_names.ahead(found, self._wall()))
            vault.run(lambda store: store.backups.tidied(vault.actor, "ahead_removed", removed)).result()
        return self.backup_state(vault)

    def _remove(self, vault: Vault, folder: Path, choose: Callable[[set[datetime]], set[datetime]]) -> int:
        """Remove copies of this vault in a folder; gives how many went. What cannot be removed stays in sight."""
        import shutil

        from intake_desktop.storage import backup_names, backup_place

        vault.run(lambda store: store.backups.allow(vault.actor)).result()
        mark = vault.run(lambda store: store.backups.remembered(vault.actor)).result().mark
        try:
            found = backup_names.copies(folder, mark)
            for moment in choose(set(found)):
                shutil.rmtree(found[moment], ignore_errors=True)
            return len(found) - len(backup_names.copies(folder, mark))
        except OSError as fault:
            raise backup_place.translated(fault) from fault

    def _note_failure(self, vault: Vault, fault: SpringplankError) -> None:
        """A vault that is closing takes no more rows: that nothing was copied shows at the next opening."""
        moment = self._means.now()
        noted = vault.run(lambda store: store.backups.failed(vault.actor, moment, fault.code))
        noted.exception()
