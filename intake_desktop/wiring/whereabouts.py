"""Where the vault of this workstation stands: remembered when it is opened, looked for, or chosen elsewhere."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from intake_desktop import paths
from intake_desktop.storage import remembered_place
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.whereabouts import VaultAway


class Whereabouts(Basis):
    """The part of the desk that knows the place of the vault."""

    def away(self, opened_before: bool) -> VaultAway | None:
        """Why the door is no first start: a vault was opened here before. None when this is one, or shall be one."""
        from intake_desktop.dossier.whereabouts import VaultAway

        known = self.note is not None and remembered_place.read(self.note) is not None
        if self.practice or self._anew or not (known or opened_before):
            return None
        return VaultAway(plek=self._folder.resolve())

    def stand_at(self, folder: Path) -> None:
        """From now on the vault is the one in this folder, or in the folder "kluis" in it."""
        from intake_desktop.dossier.whereabouts import NoVaultThere
        from intake_desktop.storage import looking

        found = _vault_in(folder)
        if not looking.look(found).exists:
            raise NoVaultThere
        self._move_to(found)

    def go_on_at(self, vault: Vault, folder: Path) -> None:
        """An open vault that was away stands here now; its forms and rules stay those of this session."""
        from intake_desktop.dossier.whereabouts import MayComeBack, NotThisVault
        from intake_desktop.storage.still_there import VaultReplaced

        found = _vault_in(folder)
        try:
            cast(MayComeBack, vault).go_on_at(found)
        except VaultReplaced as fault:
            raise NotThisVault from fault
        self._folder = found
        self.remember_place()

    def stand_anew(self) -> None:
        """Begin at the usual place; when a vault stands there after all, that one is shown."""
        self._anew = True
        if self.note is not None:
            self._move_to(paths.vault())

    def remember_place(self) -> None:
        """The vault in the folder of now was opened; the practice vault has no place to remember."""
        from intake_desktop.errors import SpringplankError

        if self.note is not None and not self.practice:
            with suppress(OSError, ValueError, SpringplankError):
                remembered_place.keep(self.note, self._folder)
        self._anew = False

    def _move_to(self, folder: Path) -> None:
        """Own content stands beside a vault, so it is read anew."""
        if folder.parent != self._folder.parent:
            for read_once in ("content", "catalog", "rules"):
                self.__dict__.pop(read_once, None)
        self._folder = folder


def _vault_in(folder: Path) -> Path:
    """This folder when a vault stands in it, or the folder "kluis" in it. Raises NoVaultThere and its kin."""
    from intake_desktop.dossier.whereabouts import CopyChosen, NoVaultThere
    from intake_desktop.sealing.files import translated
    from intake_desktop.storage import backup_names, copies_found
    from intake_desktop.storage import folder as places

    inside = (folder, folder / paths.VAULT) if folder.is_absolute() else ()
    try:
        found = next((each for each in inside if (each / places.DATABASE).is_file()), None)
    except OSError as fault:
        raise translated(fault, folder) from fault
    if found is None:
        raise NoVaultThere
    if backup_names.is_copy_name(found.resolve().name) or (found / copies_found.CONTENTS).exists():
        raise CopyChosen
    places.check_place(found)
    return found
