"""What is said when something that was typed cannot be saved: it is still on the screen, and what to do."""

from __future__ import annotations

from typing import Final

from intake_desktop.errors import DiskFull, FolderReadOnly, SpringplankError, VaultDamaged, VaultMissing

REPLACED = "ZK-111b"
ON_SCREEN = "Je tekst staat nog op het scherm, maar nog niet in de kluis."
STAY = "Laat dit venster open: Springplank probeert het elke 10 seconden opnieuw."
CALL = "Schrijf op papier wat je net typte en bel je beheerder. Die zet de laatste goede reservekopie terug."
BACK = "Sluit de schijf weer aan of zet de map terug. Staat de kluis nu ergens anders? Kies Map aanwijzen."
_WORDS: Final = (
    (DiskFull, "de schijf is vol", f"Maak ruimte, leeg bijvoorbeeld de prullenbak. {STAY}"),
    (FolderReadOnly, "de map van de kluis is alleen-lezen", f"Vraag je beheerder om schrijfrechten. {STAY}"),
    (VaultMissing, "de map van de kluis is weg", f"{BACK} {STAY}"),
    (VaultDamaged, "de kluis is beschadigd", CALL),
)
_OTHER = ("opslaan lukt nu niet", f"{STAY} Blijft dit zo? Bel je beheerder.")
_REPLACED = ("er staat een andere kluis", f"Zet de map terug zoals hij was, of bel je beheerder. {STAY}")


def is_away(error: SpringplankError) -> bool:
    """Whether the vault is not in its place, so that it may stand somewhere else."""
    return isinstance(error, VaultMissing) or error.code == REPLACED


def sentences(error: SpringplankError) -> tuple[str, str, str]:
    """Title, meaning and remedy for whoever typed something, whatever the error says elsewhere."""
    known = _REPLACED if error.code == REPLACED else _OTHER
    title, remedy = next((words for kind, *words in _WORDS if isinstance(error, kind)), known)
    return f"Niet opgeslagen: {title}", ON_SCREEN, remedy
