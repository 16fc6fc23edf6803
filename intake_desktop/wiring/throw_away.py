"""Folders for a moment: they go away with the work in them, or else when the program starts the next time."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from intake_desktop.errors import SpringplankError
from intake_desktop.storage import osguard

PREFIX = "springplank-zelftest-"
YOUNG = 60
"""Seconds in which an empty folder may be somebody's who is about to take its lock."""
_TRIES = 3
_BEGUN = time.time()
"""About when this process started: what is younger is of another one that is at work."""
_HERE: dict[Path, osguard.WriterLock] = {}


@contextmanager
def folder() -> Iterator[Path]:
    """A private folder among the temporary files; gone afterwards. Raises OSError when it cannot be made."""
    sweep()
    made = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        _HERE[made] = _taken(made)
        yield made
    finally:
        _remove(made)


def clear() -> None:
    """Remove every folder that is still there: for just before this process is replaced."""
    for made in tuple(_HERE):
        _remove(made)


def sweep() -> int:
    """Remove what earlier processes left, as Windows lets nobody remove a file that is open; gives how many that were.

    Only real folders of this person with our name, older than this process, that nobody holds. Never raises.
    """
    swept = 0
    try:
        for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            if left not in _HERE and _is_left(left):
                shutil.rmtree(left, ignore_errors=True)
                swept += not left.exists()
    except OSError:
        return swept
    return swept


def _is_left(place: Path) -> bool:
    """Whether nobody works in this folder any more."""
    try:
        seen = place.lstat()
        ours = not hasattr(os, "getuid") or seen.st_uid == os.getuid()
        if place.is_symlink() or not place.is_dir() or not ours or seen.st_mtime >= _BEGUN:
            return False
        if (place / osguard.NAME).exists():
            _taken(place).release()
        elif not any(place.iterdir()):  # its lock comes first: what holds more and no lock was half removed
            return time.time() - seen.st_mtime > YOUNG
    except (OSError, SpringplankError):
        return False
    return True


def _taken(place: Path) -> osguard.WriterLock:
    """The lock of this folder, which ends with this process. Raises OSError when somebody has it."""
    try:
        return osguard.take(place, osguard.Holder("", "", datetime.now(UTC)))
    except SpringplankError as error:
        raise OSError(str(error)) from error


def _remove(made: Path) -> None:
    held = _HERE.pop(made, None)
    if held is not None:
        held.release()
    for _ in range(_TRIES):
        shutil.rmtree(made, ignore_errors=True)
        if not made.exists():
            break
