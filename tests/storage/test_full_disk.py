"""A full or read-only disk: a sentence, nothing lost, and saving works again when there is room."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from intake_desktop.errors import DiskFull, DiskFullAtOpening, FolderReadOnly, NotSaved
from intake_desktop.storage import vault
from tests.storage.vaults import CARD, CHEAP, Bench, change, record_with

SMALL = "text" * 500


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of this size, made in memory; needs root."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "klein", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@dataclass
class Room:
    """A folder with little room: `real` on a disk of its own; else the operating system's answer is made up."""

    folder: Path
    free: int
    real: bool

    def leave(self, size: int) -> None:
        """No more than this many bytes are free now."""
        self.free = size
        if self.real:
            ballast = fill_up(self.folder)
            os.truncate(ballast, ballast.stat().st_size - size)

    def clear(self, size: int) -> None:
        """There is this much room again."""
        self.free = size
        (self.folder / "ballast").unlink(missing_ok=True)


@contextmanager
def little_room(folder: Path, megabytes: int) -> Iterator[Room]:
    """On a small disk of our own where that can be made; elsewhere a folder that is said to have this room."""
    size = megabytes * 1024 * 1024
    if can_mount(folder.with_name("proef")):
        with small_disk(folder, megabytes) as disk:
            yield Room(disk, size, real=True)
        return
    folder.mkdir()
    room = Room(folder, size, real=False)
    with pytest.MonkeyPatch.context() as said:
        said.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=room.free))
        yield room


def can_mount(folder: Path) -> bool:
    """True when this user may mount a file system."""
    folder.mkdir()
    tried = subprocess.run(["mount", "-t", "tmpfs", "klein", folder], capture_output=True, check=False)
    if tried.returncode == 0:
        subprocess.run(["umount", folder], check=True)
    return tried.returncode == 0


def save_until_refused(opened: vault.OpenVault, record_id: str, most: int) -> tuple[int, Exception]:
    for number in range(most):
        changes = [change(f"vraag-{number}", f"{SMALL}{number}")]
        try:
            opened.run(lambda store, c=changes: store.dossiers.save(opened.actor, record_id, c, CARD)).result()
        except (DiskFull, NotSaved) as told:
            return number, told
    raise AssertionError("the disk never got full")


def stored(opened: vault.OpenVault, dossier_id: str) -> int:
    found = opened.run(lambda store: store.dossiers.open(opened.actor, dossier_id)).result()
    return sum(len(answers) for answers in found.answers.values())


def fill_up(disk: Path) -> Path:
    """Take all the room that is left; gives the file that holds it."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(64 * 1024))
            except OSError:
                return ballast


def on_a_full_disk(disk: Path) -> None:
    bench = Bench(disk / "kluis")
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    ballast = fill_up(disk)
    saved, told = save_until_refused(opened, record_id, 20_000)
    assert isinstance(told, DiskFull)
    again = opened.run(lambda store: store.dossiers.save(opened.actor, record_id, [change("x", SMALL * 5)], CARD))
    assert isinstance(again.exception(), DiskFull), "still full, still the same sentence"
    ballast.unlink()
    retry = [change("toch", "nu wel")]
    opened.run(lambda store: store.dossiers.save(opened.actor, record_id, retry, CARD)).result()
    assert stored(opened, dossier_id) == saved + 1
    fill_up(disk)
    opened.close()
    fill_up(disk)
    with pytest.raises(DiskFullAtOpening, match="ZK-105b"):
        bench.unlock()
    (disk / "ballast").unlink()
    opened = bench.unlock()
    assert stored(opened, dossier_id) == saved + 1
    assert opened.run(lambda store: store.journal.verify(opened.actor)).result() > saved
    opened.close()
    fill_up(disk)
    with pytest.raises(DiskFullAtOpening):
        vault.create(disk / "tweede", bench.founding(), CHEAP, bench.means)
    assert {path.name for path in disk.iterdir()} == {"kluis", "ballast"}, "no half vault stays"


LIMITED = """
import resource, signal, sys
from pathlib import Path
from intake_desktop.errors import SpringplankError
from tests.storage.test_full_disk import save_until_refused, stored
from tests.storage.vaults import CARD, Bench, change, record_with
bench = Bench(Path(sys.argv[1]) / "kluis")
opened = bench.create()
dossier_id, record_id = record_with(opened)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400 * 1024, resource.RLIM_INFINITY))
saved, told = save_until_refused(opened, record_id, 20_000)
assert told.sentences(), told
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
opened.run(lambda s: s.dossiers.save(opened.actor, record_id, [change("toch", "ja")], CARD)).result()
assert stored(opened, dossier_id) == saved + 1
opened.close()
opened = bench.unlock()
assert stored(opened, dossier_id) == saved + 1
opened.close()
print("heel", saved)
"""


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """On a small disk of our own where that can be made, else with a limit on the size of files: one always runs."""
    if can_mount(tmp_path / "proef"):
        with small_disk(tmp_path / "schijf", 16) as disk:
            on_a_full_disk(disk)
    else:
        in_a_limited_child(tmp_path)


def test_a_limit_on_file_size_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    in_a_limited_child(tmp_path)


def in_a_limited_child(folder: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, folder], capture_output=True, text=True, cwd=root, check=False, timeout=120
    )
    assert ran.stdout.startswith("heel"), ran.stderr


def as_nobody(work: Callable[[], None]) -> int:
    """Do this in a child process without the rights of root; gives its exit code."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if os.geteuid() == 0:
                # capset(2): root without its powers, so that modes hold and the program can still be read.
                assert ctypes.CDLL(None).capset(struct.pack("=Ii", 0x20080522, 0), bytes(24)) == 0
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_read_only_folder_is_told(bench: Bench) -> None:
    bench.create().close()
    for path in (*bench.folder.iterdir(), bench.folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in bench.folder.parents:
        if parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(parent.stat().st_mode | 0o005)

    def attempt() -> None:
        with pytest.raises(FolderReadOnly):
            vault.unlock(bench.folder, bench.slot_id, "een blauwe fiets in de fictieve regen", CHEAP, bench.means)
        with pytest.raises(FolderReadOnly):
            vault.create(bench.folder / "nieuw" / "kluis", bench.founding(), CHEAP, bench.means)

    assert as_nobody(attempt) == 0
    for path in (bench.folder, *bench.folder.iterdir()):
        path.chmod(0o700)
