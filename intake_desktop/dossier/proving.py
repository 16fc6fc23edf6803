"""What the window asks before it shows more than one dossier again: the password of who is logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault


class ProvingDesk(Protocol):
    """The part of the desk that knows whether it is still the same colleague. Slow: it derives a key."""

    def prove(self, vault: Vault, password: str) -> None:
        """Returns when this is the password of who opened the vault. Raises WrongPassword and WaitBeforeRetry."""
        ...
