"""A new vault key that was cut short: which of both keys the database has, and with which key file it goes on."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.errors import NotSaved
from intake_desktop.sealing.files import sync_folder, translated
from intake_desktop.storage import database, epochs
from intake_desktop.storage.folder import DATABASE
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.slots import VaultKeys

BESIDE = ".kluis-sleutel-"
"""Start of the name of the folder in the vault in which a database under a new key is being made."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a vault goes on with: the keys that open its database and the key file that belongs to them."""

    keys: VaultKeys
    key_file: KeyFile
    earlier: VaultKeys | None = None
    """The keys of the epoch before, when the anchor may still be made with them."""
    event: str = ""
    """For the journal, when something was carried on or undone."""


def resolve(folder: Path, key_file: KeyFile, keys: VaultKeys) -> Resolved:
    """Ask the database itself; it changed hands in one step. Writes nothing, and waits until that step is on the disk.

    The key file that comes back may have to be written still, after it was held against the database.
    """
    following = keys.following
    if not epochs.rotating(key_file) or following is None:
        return Resolved(keys, key_file)
    try:
        changed = database.opens(folder / DATABASE, following.database)
    except (DatabaseError, MemoryError) as fault:
        raise NotSaved(tijd="zojuist") from fault
    if changed:
        try:
            sync_folder(folder)
        except OSError as fault:
            raise translated(fault, folder) from fault
        earlier = replace(keys, following=None)  # wiped apart from those that are used from now on
        return Resolved(following, epochs.after(key_file, following), earlier, "vault.rotation_carried_on")
    following.wipe()
    return Resolved(replace(keys, following=None), epochs.before(key_file, keys), event="vault.rotation_undone")


def sweep(folder: Path) -> int:
    """Remove databases under a new key that were never put in place; gives how many there were."""
    found = list(folder.glob(f"{BESIDE}*"))
    for leftover in found:
        shutil.rmtree(leftover, ignore_errors=True)
    return len(found)
