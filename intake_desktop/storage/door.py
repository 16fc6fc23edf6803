"""What stands around opening a vault: the lock of its folder, and the words for a full disk when nobody typed yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake_desktop.errors import DiskFull, DiskFullAtOpening, NotSaved
from intake_desktop.storage import osguard

_LEAST_ROOM = 256 * 1024
"""Bytes that the side files of the database need to begin with, and then some."""


@contextmanager
def opening_words(folder: Path) -> Iterator[None]:
    """While a vault opens there is no text on the screen yet: that the disk is full is told in other words.

    The database library may call that an error of reading or writing, so the room that is left is looked at.
    """
    try:
        yield
    except DiskFull as fault:
        raise DiskFullAtOpening from fault
    except NotSaved as fault:
        if _room(folder) >= _LEAST_ROOM:
            raise
        raise DiskFullAtOpening from fault


def _room(folder: Path) -> int:
    """Bytes that this user can still write where the folder is or would be."""
    place = next(each for each in (folder, *folder.parents) if each.is_dir())
    return shutil.disk_usage(place).free


@contextmanager
def held(folder: Path, holder: osguard.Holder) -> Iterator[osguard.WriterLock]:
    """Hold the lock of this folder; given back only when the work inside fails."""
    lock = osguard.take(folder, holder)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise
