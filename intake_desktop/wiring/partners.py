"""What passes between this organisation and others besides a transfer: files received, and cards with keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.handed_over import HandedOver
    from intake_desktop.dossier.model import Dossier
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.received import Received
    from intake_desktop.dossier.senders import ProviderCard


class Partners(Basis):
    """The part of the desk that knows other organisations."""

    def receive(self, vault: Vault, path: Path, code: str) -> Received:
        """Read a file of another organisation. Raises NotYourWork and what exchange.reader.read raises."""
        from intake_desktop.exchange import receiving

        return receiving.receive(vault, path, code, receiving.Here(self.content.library, self._means.new_id))

    def take_over(self, vault: Vault, handed: HandedOver, *, sure: bool = False) -> Dossier:
        """Make a dossier of what a known sender handed over.

        Raises MadeForPractice, NotInPractice, and what dossier.taking_in.take raises.
        """
        from intake_desktop.dossier import practice, taking_in

        if practice.is_practice(handed.origin.organisation) is not self.practice:
            raise practice.NotInPractice if self.practice else practice.MadeForPractice
        return taking_in.take(vault, self.content.library, handed, sure=sure)

    def our_card(self, vault: Vault) -> ProviderCard:
        """What others may know of this organisation. Raises NotYourWork for who may not export."""
        from intake_desktop.exchange import provider_card

        return provider_card.ours(vault)

    def save_card(self, vault: Vault, folder: Path) -> Path:
        """Write our card in this folder. Raises NotYourWork, FileExists or NotWritten."""
        from intake_desktop.exchange import provider_card

        return provider_card.save(vault, folder)

    def read_card(self, path: Path) -> ProviderCard:
        """The card of another organisation. Raises FileAbsent, NoCard, CardTooNew or CardDamaged."""
        from intake_desktop.exchange import provider_card

        return provider_card.read(path)
