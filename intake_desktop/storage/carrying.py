"""Carrying a file to another disk in pieces, each on the disk before the next, and counting what was read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from intake_desktop.dossier.backups import BackupStopped
from intake_desktop.sealing.files import sync_folder

Stop = Callable[[], bool]
_CHUNK = 4 * 1024 * 1024
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Unread(OSError):
    """The file that is carried cannot be read: the disk it comes from is away, or it is no ordinary file."""


def carry(source: Path, target: Path, stop: Stop) -> str:
    """Write the file in pieces; gives the SHA-256 of what was read.

    No more is read than the file held at first, so one that never ends is no trap. Raises BackupStopped, Unread for
    a fault of the source and any other OSError for one of the target.
    """
    digest = hashlib.sha256()
    with (
        os.fdopen(_opened(source), "rb", buffering=0) as read,
        os.fdopen(os.open(target, _NEW, 0o600), "wb", 0) as write,
    ):
        left = os.fstat(read.fileno()).st_size
        while piece := _piece(read.fileno(), min(_CHUNK, left)):
            if stop():
                raise BackupStopped
            digest.update(piece)
            left -= len(piece)
            room = memoryview(piece)
            while room:
                room = room[write.write(room) :]
            os.fsync(write.fileno())
    return digest.hexdigest()


def _opened(source: Path) -> int:
    """A descriptor of an ordinary file; opening a pipe or a device could wait for ever."""
    try:
        descriptor = os.open(source, _READ)
    except OSError as fault:
        raise Unread(fault.errno, "cannot be opened") from fault
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unread("no ordinary file")
    return descriptor


def _piece(descriptor: int, most: int) -> bytes:
    try:
        return os.read(descriptor, most) if most else b""
    except OSError as fault:
        raise Unread(fault.errno, "cannot be read") from fault


def digest_of(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(folder: Path) -> None:
    """Have the names written to the disk, where the kind of disk knows how: a network drive may not."""
    try:
        sync_folder(folder)
    except OSError:
        return
