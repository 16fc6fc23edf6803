"""A file is old or new, whatever call to the system fails, and whoever waits for it gets a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from intake_desktop.errors import DiskFull, FolderReadOnly, NotSaved, SpringplankError, VaultMissing
from intake_desktop.sealing.files import SYSTEM, TEMPORARY, read_whole, sweep, write_atomically

OLD, NEW = b"oud" * 1000, b"nieuw" * 2000


class FailingDisk:
    """The real disk, of which one call fails: the n-th, counted over all kinds of calls."""

    def __init__(self, fails_at: int, code: int) -> None:
        self.left, self.code, self.calls = fails_at, code, 0

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self.left:
            raise OSError(self.code, os.strerror(self.code))

    def open(self, path: str, flags: int, mode: int = 0o777, /) -> int:
        self._count()
        return SYSTEM.open(path, flags, mode)

    def read(self, descriptor: int, length: int, /) -> bytes:
        self._count()
        return SYSTEM.read(descriptor, length)

    def write(self, descriptor: int, data: bytes, /) -> int:
        self._count()
        return SYSTEM.write(descriptor, data[:4000])

    def fsync(self, descriptor: int, /) -> None:
        self._count()
        SYSTEM.fsync(descriptor)

    def close(self, descriptor: int, /) -> None:
        SYSTEM.close(descriptor)
        self._count()

    def replace(self, source: str, target: str, /) -> None:
        self._count()
        SYSTEM.replace(source, target)

    def unlink(self, path: str, /) -> None:
        SYSTEM.unlink(path)


@pytest.mark.parametrize(
    ("code", "told"),
    [(errno.ENOSPC, DiskFull), (errno.EIO, NotSaved), (errno.EACCES, FolderReadOnly), (errno.ENOENT, VaultMissing)],
)
def test_every_call_may_fail_and_the_file_stays_whole(tmp_path: Path, code: int, told: type[SpringplankError]) -> None:
    target = tmp_path / "bestand"
    failures = 0
    for fails_at in range(1, 100):
        target.write_bytes(OLD)
        disk = FailingDisk(fails_at, code)
        try:
            write_atomically(target, NEW, disk)
        except told:
            failures += 1
            assert target.read_bytes() in {OLD, NEW}
            assert list(tmp_path.iterdir()) == [target], "nothing half written stays"
        else:
            break
    assert failures >= 10, "open, three writes, fsync, close, replace, three for the folder, reading back"
    assert target.read_bytes() == NEW


def test_a_write_that_comes_back_changed_is_not_called_written(tmp_path: Path) -> None:
    class Forgetful(FailingDisk):
        def read(self, descriptor: int, length: int, /) -> bytes:
            return SYSTEM.read(descriptor, length)[:-1]

    with pytest.raises(NotSaved):
        write_atomically(tmp_path / "x", NEW, Forgetful(0, 0))


def test_the_file_is_for_its_owner_alone_and_links_are_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.write_bytes(OLD)
    link = tmp_path / "link"
    link.symlink_to(elsewhere)
    write_atomically(link, NEW)
    assert elsewhere.read_bytes() == OLD
    assert link.stat().st_mode & 0o777 == 0o600
    link.unlink()
    link.symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic"):
        read_whole(link, 10)


def test_leftovers_of_a_crash_do_not_hinder_and_are_swept(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}0123456789abcdef.tmp").write_bytes(b"half")
    write_atomically(tmp_path / "x", NEW)
    assert sweep(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
