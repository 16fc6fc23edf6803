"""The copy of the whole vault that is made, and opened to check it, before a newer program brings it up to date."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.errors import DiskFull, VaultDamaged
from intake_desktop.sealing.files import read_whole, rename_folder, sync_folder, translated, write_atomically
from intake_desktop.storage import anchor, database, keycopies
from intake_desktop.storage.backup_names import LONGEST_KEPT
from intake_desktop.storage.folder import COPY, DATABASE, old_copies

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from intake_desktop.storage.opening import Opening

_NEW = ".kluis-kopie-"
"""Start of the name of a copy that is still being made; what a crash left is cleared away before the next one."""
_ROOM = 1024 * 1024
"""Bytes on top of the copy and of the update itself, which may write every page once more."""
_LARGEST_ANCHOR = 1024


def keep(opening: Opening, connection: Connection, version: int) -> None:
    """Keep the vault as it is in a folder of its own: a whole one, which the older program opens with any password.

    One for each version stays; an earlier one of the same version is replaced when the new one has been checked.
    Raises DiskFull before anything is written when there is no room, and VaultDamaged when the copy differs.
    """
    folder = opening.folder
    for left in folder.glob(f"{_NEW}*"):
        _remove(left)
    new = folder / f"{_NEW}{os.urandom(8).hex()}"
    try:
        if shutil.disk_usage(folder).free < 2 * opening.path.stat().st_size + _ROOM:
            raise DiskFull
        new.mkdir(mode=0o700)
        database.verified_copy(connection, opening.keys.database, new / DATABASE)
        _keep_keys(opening, new)
        _put_in_place(new, folder / COPY.format(version=version))
    except OSError as fault:
        raise translated(fault, folder) from fault
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _keep_keys(opening: Opening, new: Path) -> None:
    """The key file and the anchor beside the copied database, read back; raises VaultDamaged when they differ."""
    keycopies.write(new, opening.key_file, opening.means.disk)
    old = opening.folder / anchor.NAME
    if old.exists():
        write_atomically(new / anchor.NAME, read_whole(old, _LARGEST_ANCHOR), opening.means.disk)
    same_anchor = anchor.read(new, opening.keys) == anchor.read(opening.folder, opening.keys)
    if not (same_anchor and keycopies.read(new).readable == (opening.key_file,)):
        raise VaultDamaged


def _put_in_place(new: Path, target: Path) -> None:
    """Give the checked copy its name; what had it before goes only then, and gets its name back when that fails."""
    sync_folder(new)
    former = new.with_name(f"{new.name}-oud")
    if target.exists():
        rename_folder(target, former)
    try:
        rename_folder(new, target)
    except OSError:
        if former.exists():
            rename_folder(former, target)
        raise
    sync_folder(target.parent)
    _remove(former)


def _remove(path: Path) -> None:
    """A folder, or the single file with the database that such a copy was at first."""
    if path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


def tidy(folder: Path, now: datetime) -> None:
    """Take away the copies of before an update that are older than any backup copy may become (Wmo 2015, 5.3.5).

    For a vault that was just opened: so the update went well. What cannot be removed is tried the next time.
    """
    for copy in old_copies(folder):
        if now - copy.made > LONGEST_KEPT:
            _remove(folder / copy.name)
