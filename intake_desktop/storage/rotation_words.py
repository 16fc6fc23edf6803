"""What went wrong while the vault got a new key, in words about the key: nobody's text is at stake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desktop.dossier.rotation import (
    NoRoomForRotation,
    RotationDiffers,
    RotationError,
    RotationStopped,
    Underway,
)
from intake_desktop.errors import DiskFull, SpringplankError, VaultDamaged
from intake_desktop.sealing.files import translated
from intake_desktop.storage import database

if TYPE_CHECKING:
    from intake_desktop.storage.opening import Opening


def told(fault: Exception, opening: Opening, underway: Underway) -> RotationError:
    """The sentence for what the operating system, the database library or a check of our own says."""
    if isinstance(fault, RotationError):
        return fault
    if underway.stopped:
        return RotationStopped()
    if isinstance(fault, OSError):
        fault = translated(fault, opening.folder)
    elif not isinstance(fault, SpringplankError):
        fault = database.translate(fault, opening.path, opening.means.now) or fault
    if isinstance(fault, DiskFull):
        return NoRoomForRotation()
    return RotationDiffers() if isinstance(fault, VaultDamaged) else RotationError()
