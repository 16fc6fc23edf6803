"""The key on paper of an open vault: how it stands, rehearsing it, and putting a new one in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desktop.errors import WrongRecoveryKey
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.recovery import RecoveryState


class Recovering(Basis):
    """The part of the desk that is about the key on paper while the vault is open."""

    def recovery_state(self, vault: Vault) -> RecoveryState:
        """When it was made, rehearsed and used."""
        return vault.run(lambda store: store.recoveries.remembered(vault.actor)).result()

    def rehearse_recovery(self, vault: Vault, recovery_key: str) -> RecoveryState:
        """Hold a typed key against this vault; right or wrong, it is journaled. Raises WrongRecoveryKey, NotAllowed."""
        try:
            vault.hold_paper_key(recovery_key)
        except WrongRecoveryKey:
            self._note(vault, right=False)
            raise
        self._note(vault, right=True)
        return self.recovery_state(vault)

    def _note(self, vault: Vault, right: bool) -> None:
        moment = self._means.now()
        vault.run(lambda store: store.recoveries.rehearsed(vault.actor, moment, right)).result()

    def renew_recovery(self, vault: Vault, recovery_key: str) -> RecoveryState:
        """Put a new key in the place of the old one. Raises what storage.paper.renew raises."""
        vault.renew_paper_key(recovery_key)
        return self.recovery_state(vault)
