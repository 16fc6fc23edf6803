"""A backup copy of an open vault: made and opened on this computer first, then written to its folder whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.dossier.backups import (
    BackupDiffers,
    BackupError,
    BackupStopped,
    NoRoomForBackup,
    VaultUnreadable,
)
from intake_desktop.errors import DiskFull, FolderReadOnly, KeyFilesDamaged, NotSaved, VaultDamaged, VaultRolledBack
from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import rename_folder
from intake_desktop.storage import anchor, backup_names, backup_place, database, keycopies, reading_along
from intake_desktop.storage.carrying import Stop, carry, digest_of, sync
from intake_desktop.storage.copies_found import CONTENTS, FORMAT
from intake_desktop.storage.folder import DATABASE
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.open_store import open_store
from intake_desktop.storage.opening import Opening

_LOCAL = ".kluis-kopie-"
_UNFINISHED = ".springplank-bezig-"
_SPARE = 4 * 1024 * 1024
"""Bytes that must stay free beside a copy."""

NOBODY: AbstractContextManager[object] = nullcontext()
_OF_THIS_COMPUTER = (
    OSError,
    DatabaseError,
    DBAPIError,
    MemoryError,
    DiskFull,
    NotSaved,
    FolderReadOnly,
    VaultRolledBack,
)
"""Faults while the copy is made here; what they say by themselves is about answers that are typed."""


@dataclass(frozen=True, slots=True)
class Written:
    """A copy that stands in its folder: its name, how large it is and how many stand there now."""

    name: str
    made: datetime
    size: int
    copies: int
    apart: bool
    """The folder stands on another disk than the vault."""


def make(opening: Opening, target: Path, stop: Stop, keys: AbstractContextManager[object] = NOBODY) -> Written:
    """Copy this vault to the folder `target` while others may write in it; takes seconds, for a background thread.

    `keys` is held while the keys of the vault are needed: not while the copy is carried to another disk, which may
    take as long as that disk likes. `stop` is asked often; when it says so the work ends with BackupStopped. Raises
    what backup_place.look raises, NoRoomForBackup, BackupDiffers, VaultUnreadable and BackupError. After an error
    nothing half stands in the folder.
    """
    place = backup_place.look(target, opening.folder)
    now = opening.means.now()
    mark = backup_names.mark_of(opening.keys.vault_id)
    with _staged(opening) as new:
        try:
            with keys:
                if stop():
                    raise BackupStopped
                _fill(opening, new, stop)
                sizes = _describe(opening, new, now)
        except _OF_THIS_COMPUTER as fault:
            raise BackupStopped if stop() else _here(fault) from fault
        try:
            _sweep(target, f"{_UNFINISHED}{mark}-")
            _bring_over(
                new, target / backup_names.name_of(now, mark), target / f"{_UNFINISHED}{mark}-{new.name[-8:]}", stop
            )
        except OSError as fault:
            raise backup_place.translated(fault) from fault
    name = backup_names.name_of(now, mark)
    return Written(name, now, sum(sizes), _tidy(target, mark, now), not place.same_disk)


def _here(fault: Exception) -> Exception:
    """What went wrong on this computer, in words about a copy: nobody's text is at stake."""
    told = database.translate(fault, Path(), datetime.now) if isinstance(fault, DatabaseError | DBAPIError) else fault
    if isinstance(told, VaultDamaged):
        return VaultUnreadable()
    full = isinstance(told, DiskFull) or (isinstance(told, OSError) and backup_place.is_full(told))
    return NoRoomForBackup() if full else BackupError()


@contextmanager
def _staged(opening: Opening) -> Iterator[Path]:
    """A private folder beside the vault, on a disk where a database can be opened; gone afterwards."""
    parent = opening.folder.parent
    new = parent / f"{_LOCAL}{opening.means.random_bytes(4).hex()}"
    try:
        _sweep(parent, _LOCAL)
        if shutil.disk_usage(parent).free < opening.path.stat().st_size + _SPARE:
            raise NoRoomForBackup
        new.mkdir(mode=0o700)
    except OSError as fault:
        raise _here(fault) from fault
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _sweep(folder: Path, start: str) -> None:
    """Take away what was cut short: only our own half copies have such a name, and one program at a time makes them."""
    for leftover in folder.glob(f"{start}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _fill(opening: Opening, new: Path, stop: Stop) -> None:
    """The copy of the database, the key file that belongs to it, and its anchor; opened as a vault to prove it."""
    reading_along.copy_while_open(opening.path, opening.keys.database, new / DATABASE, stop)
    try:
        reading_along.prove_copy(new / DATABASE, opening.keys.database, stop)
    except (DatabaseError, VaultDamaged) as fault:
        raise BackupStopped if stop() else _whose_fault(opening, stop) from fault
    readable = keycopies.read(opening.folder).readable
    for key_file in readable:
        try:
            _prove(opening, new, key_file)
        except VaultRolledBack:
            if key_file is readable[-1]:
                raise
            continue
        return
    raise KeyFilesDamaged


def _whose_fault(opening: Opening, stop: Stop) -> Exception:
    """A page of the vault itself that cannot be read comes along into the copy: that is not the fault of a disk."""
    try:
        reading_along.prove_copy(opening.path, opening.keys.database, stop)
    except (DatabaseError, VaultDamaged, MemoryError):
        return BackupStopped() if stop() else VaultUnreadable()
    return BackupDiffers()


def _prove(opening: Opening, new: Path, key_file: KeyFile) -> None:
    keycopies.write(new, key_file)
    store = open_store(Opening(new, opening.keys, key_file, opening.means))
    try:
        head = store.room.head()
    finally:
        store.close()
    (new / anchor.NAME).write_bytes(anchor.dumps(opening.keys, head))


def _describe(opening: Opening, new: Path, now: datetime) -> list[int]:
    """Write down which files there are, with their SHA-256, so that a copy can be checked without a password."""
    found = {path.name: path for path in new.iterdir() if path.is_file()}
    files = {name: {"bytes": path.stat().st_size, "sha256": digest_of(path)} for name, path in sorted(found.items())}
    content = {"format": FORMAT, "version": 1, "made": now.isoformat(timespec="seconds"), "files": files}
    content |= {"vault_id": opening.keys.vault_id.hex(), "app": opening.means.app_version}
    (new / CONTENTS).write_bytes(canonical.dumps(content))
    return [path.stat().st_size for path in found.values()]


def _bring_over(new: Path, final: Path, unfinished: Path, stop: Stop) -> None:
    """Write all files under another name, read them back and only then give the folder its own name."""
    unfinished.mkdir(mode=0o700)
    try:
        for path in sorted(new.iterdir()):
            digest = carry(path, unfinished / path.name, stop)
            if digest_of(unfinished / path.name) != digest:
                raise BackupDiffers
        sync(unfinished)
        rename_folder(unfinished, final)
        sync(final.parent)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _tidy(target: Path, mark: str, now: datetime) -> int:
    """Take the copies away that are old enough; gives how many stay. What cannot be removed is tried the next time."""
    try:
        found = backup_names.copies(target, mark)
    except OSError:
        return 1
    kept = backup_names.to_keep(found, now.replace(tzinfo=None, microsecond=0))
    for moment in found.keys() - kept:
        shutil.rmtree(found[moment], ignore_errors=True)
    return len(kept)
