"""Writing a file so that afterwards the old or the new content stands there, never a mixture, and never unnoticed."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from intake_desktop.errors import DiskFull, FolderReadOnly, NotSaved, SpringplankError, VaultMissing

TEMPORARY = ".springplank-"
"""Start of the name of a file that is still being written; what a crash left behind is found by it."""
_OPEN_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Without waiting: a pipe in the place of a file is empty, and keeps nobody from the program."""
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_ABSENT = {errno.ENOENT, errno.ENODEV, errno.ENXIO}
RETRIES = 10
RETRY_SECONDS = 0.2


class Disk(Protocol):
    """The calls to the operating system that writing needs; the module os fulfils it, tests let one fail."""

    def open(self, path: str, flags: int, mode: int = ..., /) -> int: ...
    def read(self, descriptor: int, length: int, /) -> bytes: ...
    def write(self, descriptor: int, data: bytes, /) -> int: ...
    def fsync(self, descriptor: int, /) -> None: ...
    def close(self, descriptor: int, /) -> None: ...
    def replace(self, source: str, target: str, /) -> None: ...
    def unlink(self, path: str, /) -> None: ...


class _System:
    """The real operating system."""

    open = staticmethod(os.open)
    read = staticmethod(os.read)
    write = staticmethod(os.write)
    fsync = staticmethod(os.fsync)
    close = staticmethod(os.close)
    replace = staticmethod(os.replace)
    unlink = staticmethod(os.unlink)


SYSTEM: Disk = _System()


def translated(fault: OSError, folder: Path) -> SpringplankError:
    """The sentence for what the operating system says about this folder."""
    if fault.errno in _FULL:
        return DiskFull()
    if fault.errno in _FORBIDDEN:
        return FolderReadOnly()
    if fault.errno in _ABSENT:
        return VaultMissing(plek=folder)
    return NotSaved(tijd="zojuist")


def write_atomically(path: Path, data: bytes, disk: Disk = SYSTEM, pause: Callable[[float], None] = time.sleep) -> None:
    """Put data at this path, readable by the owner alone; on an error the old content still stands there.

    Returns after the bytes are on the disk and have been read back. Raises DiskFull, FolderReadOnly,
    VaultMissing or NotSaved. A leftover of a crash never stands in the way: the temporary name is random.
    """
    try:
        _write(path, data, disk, pause)
    except OSError as fault:
        raise translated(fault, path.parent) from fault


def _write(path: Path, data: bytes, disk: Disk, pause: Callable[[float], None]) -> None:
    temporary = str(path.parent / f"{TEMPORARY}{os.urandom(8).hex()}.tmp")
    descriptor = disk.open(temporary, _OPEN_NEW, 0o600)
    try:
        try:
            _write_all(descriptor, data, disk)
            disk.fsync(descriptor)
        finally:
            disk.close(descriptor)
        _replace(temporary, str(path), disk, pause)
    except OSError:
        _drop(temporary, disk)
        raise
    sync_folder(path.parent, disk)
    if read_whole(path, len(data), disk) != data:
        raise OSError(errno.EIO, "read back differs")


def _write_all(descriptor: int, data: bytes, disk: Disk) -> None:
    left = memoryview(data)
    while left:
        left = left[disk.write(descriptor, bytes(left)) :]


def _replace(source: str, target: str, disk: Disk, pause: Callable[[float], None]) -> None:
    """Swap the names. On Windows a virus scanner can hold the file for a moment, so it is tried again for 2 s."""
    for attempt in range(RETRIES):
        try:
            disk.replace(source, target)
        except PermissionError:
            if sys.platform != "win32" or attempt == RETRIES - 1:
                raise
            pause(RETRY_SECONDS)
        else:
            return


def rename_over(source: Path, target: Path) -> None:
    """Put this file in the place of another on the same disk, in one step; patient as _replace() is. Raises OSError."""
    _replace(str(source), str(target), SYSTEM, time.sleep)


def sync_file(path: Path) -> None:
    """Have a file that somebody else wrote put on the disk; raises OSError."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def rename_folder(source: Path, target: Path, pause: Callable[[float], None] = time.sleep) -> None:
    """Give a folder another name on the same disk; patient as _replace() is. Raises OSError when the name is taken."""
    for attempt in range(RETRIES):
        try:
            os.rename(source, target)  # noqa: PTH104  # the call that is atomic on one file system
        except PermissionError:
            if sys.platform != "win32" or attempt == RETRIES - 1:
                raise
            pause(RETRY_SECONDS)
        else:
            return


def _drop(temporary: str, disk: Disk) -> None:
    """Take the unfinished file away. When even that fails, sweep() does it at the next start."""
    try:
        disk.unlink(temporary)
    except OSError:
        return


def sync_folder(folder: Path, disk: Disk = SYSTEM) -> None:
    """Have the folder itself, with the names in it, written to the disk. Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = disk.open(str(folder), os.O_RDONLY)
    try:
        disk.fsync(descriptor)
    finally:
        disk.close(descriptor)


def read_whole(path: Path, most: int, disk: Disk = SYSTEM) -> bytes:
    """The content of a file of at most so many bytes, one more at the most so that a longer one shows; raises OSError.

    A symbolic link is not followed.
    """
    descriptor = disk.open(str(path), _READ)
    try:
        parts: list[bytes] = []
        left = most + 1
        while left and (part := disk.read(descriptor, left)):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        disk.close(descriptor)


def sweep(folder: Path) -> int:
    """Remove what a crash left half written in this folder; gives how many files that were."""
    found = list(folder.glob(f"{TEMPORARY}*.tmp"))
    for leftover in found:
        leftover.unlink(missing_ok=True)
    return len(found)
