"""The key on paper as the window knows it: when it was made, rehearsed and used, and what a foreign one is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from intake_desktop.errors import WrongRecoveryKey

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault

REHEARSE_AFTER = timedelta(days=365)


class ForeignRecoveryKey(WrongRecoveryKey):
    """Typed without a slip, for its check letters fit, but it opens another vault, or was replaced."""

    code = "ZK-337"
    title = "Deze herstelsleutel hoort niet bij deze kluis"
    meaning = "Hij is goed overgetypt. Maar hij is van een andere kluis, of er is later een nieuwe gemaakt."
    remedy = "Zoek het papier met de nieuwste datum. Er is niets veranderd."


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """What a vault remembers of its key on paper."""

    made: datetime | None = None
    rehearsed: datetime | None = None
    """When somebody last typed it right to practise; None for this key never."""
    used: datetime | None = None
    """When it opened the vault; None once a new one was confirmed."""

    def to_rehearse(self, now: datetime) -> bool:
        """Whether it is a year ago that anybody saw that the paper is right, or longer."""
        last = self.rehearsed or self.made
        return last is None or now - last >= REHEARSE_AFTER


class RecoveryDesk(Protocol):
    """What the window can ask about the key on paper; all of it is slow. Part of dossier.desk.Desk."""

    def recovery_state(self, vault: Vault) -> RecoveryState: ...
    def rehearse_recovery(self, vault: Vault, recovery_key: str) -> RecoveryState:
        """Hold a typed key against this vault without using it. Raises WrongRecoveryKey and its kinds."""
        ...

    def renew_recovery(self, vault: Vault, recovery_key: str) -> RecoveryState:
        """From now on this new key opens the vault and the old one does not; only once it stands on paper."""
        ...
