"""Moving the vault to another computer: the copy to take along, and the mark that keeps two vaults from living on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.storage import moved
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from datetime import datetime

    from intake_desktop.dossier.moving import Moved
    from intake_desktop.dossier.ports import Vault

MOVED_TO = "moved_to"


class Moving(Basis):
    """The part of the desk that moves out and, when it was a mistake, stays."""

    def moved_at(self) -> datetime | None:
        """Since when the vault here counts as moved."""
        return moved.read(self._folder)

    def move_out(self, vault: Vault, folder: Path) -> Moved:
        """Copy, journal, mark. Raises NotAllowed before anything is copied, and what storage.backup.make raises."""
        from intake_desktop.dossier.moving import Moved
        from intake_desktop.dossier.roles import Right
        from intake_desktop.errors import NotAllowed

        if not vault.actor.may(Right.MANAGE_SETTINGS):
            raise NotAllowed
        copied = vault.copy_to(folder)
        vault.run(lambda store: store.journal.note(vault.actor, "vault.moved", bytes=copied.size)).result()
        place = str(folder / copied.name).encode("utf-8", "replace").decode("utf-8")
        vault.run(lambda store: store.settings.put(vault.actor, MOVED_TO, place)).result()
        moved.mark(self._folder, copied.made, self._means.disk)
        return Moved(folder / copied.name, copied.made)

    def moved_to(self, vault: Vault) -> str:
        """The copy that went along, as the vault remembers it; "" when it does not."""
        return str(vault.run(lambda store: store.settings.get(vault.actor, MOVED_TO)).result() or "")

    def stay_here(self, vault: Vault) -> None:
        """The mark goes, journaled. Raises FolderReadOnly and what else the disk says."""
        from intake_desktop.sealing.files import translated

        vault.run(lambda store: store.journal.note(vault.actor, "vault.stays")).result()
        try:
            moved.clear(self._folder)
        except OSError as fault:
            raise translated(fault, self._folder) from fault
