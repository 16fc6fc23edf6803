"""The part of the desk that looks the open vault over and mends its folder; for who may change settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, cast

from intake_desktop.dossier.backups import CLOCKS_DIFFER
from intake_desktop.dossier.checked import Mend, Outcome
from intake_desktop.dossier.vault_check import Lends
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.checked import Checked
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.storage.open_store import OpenStore


class VaultChecks(Basis):
    """Looking is journaled when it is done, mending before it is told."""

    def check_vault(self, vault: Vault, stop: Callable[[], bool]) -> Iterator[Checked]:
        """Every row, as it is done. Raises NotAllowed, VaultMissing and NoVaultHere before the first."""
        from intake_desktop.dossier.roles import Right
        from intake_desktop.errors import NotAllowed
        from intake_desktop.wiring import vault_check

        if not vault.actor.may(Right.MANAGE_SETTINGS):
            raise NotAllowed
        looked = vault_check.Looked(self._folder, self._means, stop, here=True, practice=self.practice)
        found = []
        for row in vault_check.rows(looked, cast(Lends, vault).borrow):
            found.append(row.outcome)
            yield row
        wrong, mind = found.count(Outcome.WRONG), found.count(Outcome.MIND)
        vault.run(
            lambda store: store.journal.note(vault.actor, "vault.looked_over", rows=len(found), wrong=wrong, mind=mind)
        ).result()

    def used_later(self, vault: Vault) -> datetime | None:
        """When this vault was used before, if that is later than now; None when it is not."""
        before = vault.run(lambda store: cast("OpenStore", store).last_used).result()
        now = self._means.now()
        return before if before is not None and before - now > CLOCKS_DIFFER else None

    def mend_vault(self, vault: Vault, mend: Mend) -> str:
        """Put this right; gives what was done. Raises NotMended, NotAllowed and what the disk says."""
        from intake_desktop.dossier.roles import Right
        from intake_desktop.errors import NotAllowed
        from intake_desktop.wiring import vault_mends

        if mend is Mend.KEY_FILES:
            return vault_mends.key_files(vault)
        if not vault.actor.may(Right.MANAGE_SETTINGS):
            raise NotAllowed
        told = vault_mends.beside(self._folder, self._means, mend)
        vault.run(lambda store: store.journal.note(vault.actor, "vault.mended", mend=mend.name.lower())).result()
        return told
