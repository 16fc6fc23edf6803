"""Looking at a vault without a password: who can unlock it; loads neither a database nor cryptography."""

from __future__ import annotations

from pathlib import Path

from intake_desktop.dossier.face import Face, KnownColleague
from intake_desktop.errors import FolderReadOnly, VaultError
from intake_desktop.storage import folder as places
from intake_desktop.storage import keycopies, moved


class VaultUnknown(VaultError):
    """The folder of the vault holds things that this program does not know; perhaps a newer one made them."""

    code = "ZK-103b"
    title = "In de map van de kluis staat iets anders"
    meaning = "Dit programma kent de bestanden in {plek} niet. Misschien zijn ze met een nieuwere versie gemaakt."
    remedy = "Verander niets in de map. Installeer de nieuwste versie, of vraag je beheerder."


def look(folder: Path) -> Face:
    """What can be seen without a password; reads only. `repaired` says that one key file is damaged or missing.

    The damaged copy is mended at the next unlocking, when the other one has been proved. Raises VaultTooNew, and
    VaultUnknown for a folder with other things in it: a vault may have another shape one day.
    """
    if not any((folder / name).exists() for name in (*keycopies.NAMES, places.DATABASE)):
        if any(entry.name not in places.MEANINGLESS for entry in _entries(folder)):
            raise VaultUnknown(plek=folder)
        return Face(exists=False)
    copies = keycopies.read(folder)
    if not copies.readable:
        if copies.too_new:
            raise copies.too_new
        return Face(exists=True)
    known = [(slot, slot.lock) for slot in copies.readable[0].slots]
    colleagues = tuple(KnownColleague(slot.slot_id.hex(), lock.label) for slot, lock in known if lock)
    return Face(exists=True, colleagues=colleagues, moved=moved.read(folder), repaired=not copies.whole)


def _entries(folder: Path) -> list[Path]:
    """What stands in the folder; nothing when it is not there. Raises FolderReadOnly when nobody may look."""
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as fault:
        raise FolderReadOnly from fault
