"""Looking at a vault without a password: who can unlock it; loads neither a database nor cryptography."""

from __future__ import annotations

from pathlib import Path

from intake_desktop.dossier.face import Face, KnownColleague
from intake_desktop.storage import folder as places
from intake_desktop.storage import keycopies


def look(folder: Path) -> Face:
    """What can be seen without a password; reads only. `repaired` says that one key file is damaged or missing.

    The damaged copy is mended at the next unlocking, when the other one has been proved. Raises VaultTooNew.
    """
    if not any((folder / name).exists() for name in (*keycopies.NAMES, places.DATABASE)):
        return Face(exists=False)
    copies = keycopies.read(folder)
    if not copies.readable:
        if copies.too_new:
            raise copies.too_new
        return Face(exists=True)
    known = [(slot, slot.lock) for slot in copies.readable[0].slots]
    colleagues = tuple(KnownColleague(slot.slot_id.hex(), lock.label) for slot, lock in known if lock)
    return Face(exists=True, colleagues=colleagues, repaired=not copies.whole)
