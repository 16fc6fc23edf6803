"""The folder of a practice vault: begun and finished so that a half one is never taken for whole, and thrown away."""

from __future__ import annotations

import shutil
from pathlib import Path

from intake_desktop.sealing.files import rename_folder, translated, write_atomically
from intake_desktop.storage import osguard
from intake_desktop.storage.means import Means

_AWAY = ".weg-"
_HALF = "{name}.wordt-gemaakt"
"""Stands beside the folder while the vault is being made and filled; what a crash or a stop left can be told by it."""


def is_half(folder: Path) -> bool:
    """Whether making this vault was cut short, so that there is no practice vault yet."""
    return _mark(folder).exists()


def begin(folder: Path, means: Means) -> None:
    """From now on this folder holds a vault that is not whole. Raises what sealing.files.write_atomically raises."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise translated(fault, folder.parent) from fault
    write_atomically(_mark(folder), b"", means.disk)


def finish(folder: Path) -> None:
    """The vault in this folder is whole. Raises FolderReadOnly and what else the disk says."""
    try:
        _mark(folder).unlink(missing_ok=True)
    except OSError as fault:
        raise translated(fault, folder.parent) from fault


def _mark(folder: Path) -> Path:
    return folder.with_name(_HALF.format(name=folder.name))


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
