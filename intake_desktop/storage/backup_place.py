"""The folder for backup copies: whether it can be written, and what somebody should know about it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from intake_desktop.dossier.backups import (
    BackupError,
    BackupFolderFull,
    BackupFolderGone,
    BackupFolderInVault,
    BackupFolderReadOnly,
    BackupFolderUnclear,
    BackupPlace,
)
from intake_desktop.storage.folder import is_synced

_TRIAL = bytes(4096)
_TRIAL_NAME = ".springplank-proef-"
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_UNPLUGGED = ("ESTALE", "EHOSTDOWN", "ENOMEDIUM")
_ABSENT = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR} | {
    getattr(errno, name, errno.ENOENT) for name in _UNPLUGGED
}


def translated(fault: OSError) -> BackupError:
    """The sentence for what the operating system says about the folder of the copies."""
    if fault.errno in _FULL:
        return BackupFolderFull()
    if fault.errno in _FORBIDDEN:
        return BackupFolderReadOnly()
    return BackupFolderGone() if fault.errno in _ABSENT else BackupError()


def look(folder: Path, vault_folder: Path) -> BackupPlace:
    """Try the folder by writing in it; slow for a network drive that is away.

    Raises BackupFolderUnclear, BackupFolderInVault, BackupFolderGone, BackupFolderReadOnly and BackupFolderFull.
    """
    if not folder.is_absolute():
        raise BackupFolderUnclear
    try:
        place, vault = folder.resolve(), vault_folder.resolve()
        if not place.is_dir():
            raise BackupFolderGone
        if place == vault or vault in place.parents:
            raise BackupFolderInVault
        _try_writing(place)
        return BackupPlace(same_disk(place, vault), any(is_synced(part) for part in place.parts))
    except OSError as fault:
        raise translated(fault) from fault


def _try_writing(place: Path) -> None:
    _sweep(place)
    trial = place / f"{_TRIAL_NAME}{os.urandom(6).hex()}"
    descriptor = os.open(trial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        try:
            os.write(descriptor, _TRIAL)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    finally:
        trial.unlink(missing_ok=True)


def _sweep(place: Path) -> None:
    """Take away what a program that was cut short left of its trial; a folder that refuses says so at the next one."""
    for left in place.glob(f"{_TRIAL_NAME}*"):
        with suppress(OSError):
            left.unlink()


def same_disk(place: Path, vault: Path) -> bool:
    """Whether both stand on one file system; two parts of one disk are not seen as such. Raises OSError."""
    there = next(each for each in (vault, *vault.parents) if each.exists())
    return place.stat().st_dev == there.stat().st_dev


def is_full(fault: OSError) -> bool:
    """Whether this says that there is no room left."""
    return fault.errno in _FULL


def is_forbidden(fault: OSError) -> bool:
    """Whether this says that nothing may be written there."""
    return fault.errno in _FORBIDDEN
