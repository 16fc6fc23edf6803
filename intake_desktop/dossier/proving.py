"""What the window asks before it shows more than one dossier again: the password of who is logged in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault


class Proves(Protocol):
    """An open vault that knows what its password was held against when it was opened."""

    def prove(self, password: str, policy: Any, now: Callable[[], datetime]) -> int:
        """How often it went wrong before this right password. Raises WrongPassword and WaitBeforeRetry."""
        ...


class ProvingDesk(Protocol):
    """The part of the desk that knows whether it is still the same colleague. Slow: it derives a key."""

    def prove(self, vault: Vault, password: str) -> None:
        """Returns when this is the password of who opened the vault. Raises WrongPassword and WaitBeforeRetry."""
        ...
