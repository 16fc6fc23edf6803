"""Throws a practice vault away: only when nobody works in it, and out of sight before anything is deleted."""

from __future__ import annotations

import shutil
from pathlib import Path

from intake_desktop.sealing.files import rename_folder, translated
from intake_desktop.storage import osguard
from intake_desktop.storage.means import Means

_AWAY = ".weg-"


def throw_away(folder: Path, means: Means) -> None:
    """Delete this folder when it is there. Raises VaultInUse, FolderReadOnly and what else the disk says."""
    for leftover in folder.parent.glob(f"{_AWAY}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    if not folder.is_dir():
        return
    osguard.take(folder, osguard.Holder("", means.workstation, means.now())).release()
    away = folder.with_name(f"{_AWAY}{means.random_bytes(6).hex()}")
    try:
        rename_folder(folder, away)
    except OSError as fault:
        raise translated(fault, folder) from fault
    shutil.rmtree(away, ignore_errors=True)
