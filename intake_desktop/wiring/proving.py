"""The password asked once more while the vault is open: checked as at the door, and journaled."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from intake_desktop.dossier.proving import Proves
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault


class Proving(Basis):
    """The part of the desk that knows whether it is still the same colleague."""

    def prove(self, vault: Vault, password: str) -> None:
        """Returns when this is the password of who opened the vault; how often it went wrong before is journaled.

        Raises what storage.proving.prove raises. A vault that is away or busy journals it when it can, or not.
        """
        actor = vault.actor
        tried = cast(Proves, vault).prove(password, self._policy, self._means.now)
        vault.run(lambda store: store.journal.note(actor, "password.proved", failures=tried))
