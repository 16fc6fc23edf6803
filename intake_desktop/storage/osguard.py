"""The single writer: an operating-system lock on one file, held for as long as the vault is open."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake_desktop.errors import VaultInUse
from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import read_whole, translated

NAME = "kluis.slot"
LARGEST = 1024
_FAR = 1024 * 1024
"""Windows locks bytes; one far behind the text keeps the text readable for others."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: a colleague's label, the computer and since when."""

    label: str
    workstation: str
    since: datetime


class WriterLock:
    """A held lock. It ends with release() or with the process, so a lock whose owner is gone is simply free."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def is_of(self, folder: Path) -> bool:
        """Whether the file that is locked is the one that stands in this folder now."""
        try:
            here = (folder / NAME).stat()
            mine = os.fstat(self._descriptor) if self._descriptor is not None else None
        except OSError:
            return False
        return mine is not None and (here.st_dev, here.st_ino) == (mine.st_dev, mine.st_ino)

    def release(self) -> None:
        """Let somebody else in; may be called twice. The lock is given back apart: a disk may not close the file."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            _unlock(descriptor)
            os.close(descriptor)


def take(folder: Path, holder: Holder) -> WriterLock:
    """Take the lock at once or raise VaultInUse; FolderReadOnly and DiskFull when its file cannot be written."""
    try:
        descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as fault:
        raise translated(fault, folder) from fault
    lock = WriterLock(descriptor)
    try:
        _lock(descriptor)
    except OSError as fault:
        lock.release()
        raise _in_use(folder) from fault
    try:
        _describe(descriptor, holder)
    except OSError as fault:
        lock.release()
        raise translated(fault, folder) from fault
    return lock


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(descriptor: int) -> None:
    with suppress(OSError):  # nothing was locked
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_UN)


def _describe(descriptor: int, holder: Holder) -> None:
    content = {"wie": holder.label[:80], "computer": holder.workstation[:80], "sinds": f"{holder.since:%H:%M}"}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, canonical.dumps(content))


def look(folder: Path) -> VaultInUse | None:
    """Who has the vault open now, None for nobody. Raises OSError when the lock file is there and of no use.

    The lock is tried and given back at once; what is written in the file stays.
    """
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(folder / NAME, flags)
    except FileNotFoundError:
        return None
    tried = WriterLock(descriptor)
    free = _is_free(descriptor)
    tried.release()
    return None if free else _in_use(folder)


def _is_free(descriptor: int) -> bool:
    with suppress(OSError):
        _lock(descriptor)
        return True
    return False


def mend(folder: Path) -> bool:
    """Make a lock file that is of no use usable; whether it is now. A lock that somebody holds stays held.

    A file keeps its place and gets its rights back; a link or an empty folder of that name goes away.
    """
    path = folder / NAME
    try:
        if path.is_symlink():
            path.unlink()
        elif path.is_dir():
            path.rmdir()
        else:
            path.chmod(0o600)
        look(folder)
    except OSError:
        return False
    return True


def _in_use(folder: Path) -> VaultInUse:
    """The error with what the holder wrote; a holder that wrote nothing readable is just "iemand"."""
    try:
        found = canonical.loads(read_whole(folder / NAME, LARGEST))
    except (OSError, canonical.JsonRefused):
        found = {}
    facts = found if isinstance(found, dict) else {}
    return VaultInUse(
        collega=str(facts.get("wie", "Iemand"))[:80],
        computer=str(facts.get("computer", "deze computer"))[:80],
        tijd=str(facts.get("sinds", "kort"))[:20],
    )
