"""Putting right what can be put right in the folder of a vault; what is not known for certain stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from intake_desktop.dossier.checked import Mend
from intake_desktop.errors import VaultError

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.storage.means import Means
    from intake_desktop.storage.open_store import OpenStore


class NotMended(VaultError):
    """Something could not be put right; nothing else was changed."""

    code = "ZK-359"
    title = "Dit is niet hersteld"
    meaning = "Het programma mag of kan dit hier niet veranderen. Er is niets verloren gegaan."
    remedy = "Vraag je beheerder om schrijfrechten op de map van de kluis, en probeer opnieuw."


def key_files(vault: Vault) -> str:
    """Write both copies anew from the one that the database knows, journaled. Raises NotMended and NotAllowed."""
    from intake_desktop.storage import key_mending

    if not vault.run(lambda store: key_mending.mend(cast("OpenStore", store), vault.actor)).result():
        raise NotMended
    return "Beide sleutelbestanden zijn weer gelijk. De kluis is niet veranderd."


def beside(folder: Path, means: Means, mend: Mend) -> str:
    """Put right what stands beside the database. Raises NotMended."""
    from intake_desktop.storage import leftovers, osguard
    from intake_desktop.wiring.vault_check_outside import kinds

    if mend is Mend.LOCK:
        if not osguard.mend(folder):
            raise NotMended
        return "Het slot is weer te gebruiken."
    gone, left = leftovers.clear(kinds(folder), means.now().timestamp())
    if left:
        raise NotMended
    return "Er was niets op te ruimen." if not gone else f"Opgeruimd: {'1 rest' if gone == 1 else f'{gone} resten'}."
