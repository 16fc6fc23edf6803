"""A new key for the vault: how it stands, and giving it one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.rotation import RotationState, Underway


class NewKey(Basis):
    """The part of the desk that renews the vault key."""

    def rotation_state(self, vault: Vault) -> RotationState:
        """When the present key came, and why a later one did not."""
        return vault.run(lambda store: store.rotations.remembered(vault.actor)).result()

    def renew_vault_key(self, vault: Vault, underway: Underway) -> RotationState:
        """Give it a new key; takes as long as some copies of it. Raises the kinds of RotationError, and NotAllowed."""
        vault.renew_key(underway)
        return self.rotation_state(vault)
