"""What stands around opening a vault: the lock of its folder, and words for a disk that fails when nobody typed yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake_desktop.errors import DiskFull, DiskFullAtOpening, NotSaved, VaultError
from intake_desktop.sealing.files import translated
from intake_desktop.storage import osguard

_LEAST_ROOM = 256 * 1024
"""Bytes that the side files of the database need to begin with, and then some."""


class DiskFailsAtOpening(VaultError):
    """The disk refused to read or write while a vault was opened or made."""

    code = "ZK-120b"
    title = "De schijf werkt niet goed mee"
    meaning = "De kluis kan nu niet open. Wat erin staat, is niet veranderd."
    remedy = "Probeer het opnieuw. Lukt het weer niet? Start de computer opnieuw op of bel je beheerder."


@contextmanager
def opening_words(folder: Path) -> Iterator[None]:
    """While a vault opens there is no text on the screen yet: that the disk is full or fails is told in other words.

    The database library may call a full disk an error of reading or writing, so the room that is left is looked at.
    """
    try:
        with _translating(folder):
            yield
    except DiskFull as fault:
        raise DiskFullAtOpening from fault
    except NotSaved as fault:
        if _room(folder) < _LEAST_ROOM:
            raise DiskFullAtOpening from fault
        raise DiskFailsAtOpening from fault


@contextmanager
def _translating(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise translated(fault, folder) from fault


def _room(folder: Path) -> int:
    """Bytes that this user can still write where the folder is or would be; plenty when the disk does not say."""
    try:
        place = next(each for each in (folder, *folder.parents) if each.is_dir())
        return shutil.disk_usage(place).free
    except OSError:
        return _LEAST_ROOM


@contextmanager
def held(folder: Path, holder: osguard.Holder) -> Iterator[osguard.WriterLock]:
    """Hold the lock of this folder; given back only when the work inside fails."""
    lock = osguard.take(folder, holder)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise
