"""A change of the key file while the vault is open: announced in the database, written twice, settled; or undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import DBAPIError

from intake_desktop.errors import KeyFilesDamaged, SpringplankError, VaultDamaged
from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import SYSTEM, Disk
from intake_desktop.storage import keycopies, keyfile
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.staff import loaded, put_setting
from intake_desktop.storage.tables import COLLEAGUE, SETTING, VAULT

PENDING = "pending_public_keys"
"""Setting with the public keys that go with the announced key file: by slot id, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class KeyChange:
    """One key file in the place of another, and the public keys of the slots that are new or changed."""

    folder: Path
    old: KeyFile
    new: KeyFile
    public_keys: Mapping[str, bytes] = field(default_factory=dict)
    """By slot id in hexadecimal."""
    disk: Disk = SYSTEM


def current(connection: Connection, folder: Path) -> KeyFile:
    """The key file on the disk that belongs to the database; raises KeyFilesDamaged when neither copy does."""
    with connection.begin():
        row = connection.execute(select(VAULT)).one()
    for key_file in keycopies.read(folder).readable:
        if (key_file.generation, keyfile.digest(key_file)) == (row.key_generation, row.key_sha256):
            return key_file
    raise KeyFilesDamaged


def exchange(connection: Connection, change: KeyChange, also: Callable[[Connection], object]) -> None:
    """Put the new key file in place; what must happen with it in the database is done `also`, or not either.

    A crash leaves one of both valid, and the next opening settles it. On an error the old one is put back, as far
    as the disk allows, and the error is raised.
    """
    if keycopies.read(change.folder).readable != (change.old,):
        keycopies.write(change.folder, change.old, change.disk)
    with connection.begin():
        announce(connection, change.new, change.public_keys)
    try:
        keycopies.write(change.folder, change.new, change.disk)
        with connection.begin():
            settle(connection, change.new)
            also(connection)
    except (SpringplankError, DBAPIError, MemoryError):
        _undo(connection, change)
        raise


def _undo(connection: Connection, change: KeyChange) -> None:
    """What cannot be undone now is settled by the next opening: it takes either file."""
    try:
        keycopies.write(change.folder, change.old, change.disk)
        with connection.begin():
            settle(connection, change.old)
    except (SpringplankError, DBAPIError, MemoryError):
        return


def announce(connection: Connection, key_file: KeyFile, public_keys: Mapping[str, bytes]) -> None:
    """First half of a change of keys: say which key file is coming, so that both are accepted until it is settled."""
    values = {"pending_generation": key_file.generation, "pending_sha256": keyfile.digest(key_file)}
    connection.execute(update(VAULT), values)
    put_setting(connection, PENDING, canonical.kept({slot: key.hex() for slot, key in public_keys.items()}))


def settle(connection: Connection, key_file: KeyFile) -> None:
    """Second half: from now on only this key file belongs to the database, with its public keys."""
    row = connection.execute(select(VAULT)).one()
    now = {"key_generation": key_file.generation, "key_sha256": keyfile.digest(key_file)}
    if (row.pending_generation, row.pending_sha256) == (now["key_generation"], now["key_sha256"]):
        _keep_public_keys(connection, key_file)
    connection.execute(delete(SETTING).where(SETTING.c.name == PENDING))
    connection.execute(update(VAULT), now | {"pending_generation": None, "pending_sha256": None})


def _keep_public_keys(connection: Connection, key_file: KeyFile) -> None:
    found = connection.execute(select(SETTING.c.content).where(SETTING.c.name == PENDING)).scalar()
    known = loaded(found) if found is not None else {}
    if not isinstance(known, dict):
        raise VaultDamaged
    for slot in key_file.slots:
        public = known.get(slot.slot_id.hex())
        if public is not None and slot.lock is None:
            connection.execute(update(VAULT), {"recovery_public_key": public})
        elif public is not None:
            mine = COLLEAGUE.c.slot_id == slot.slot_id.hex()
            connection.execute(update(COLLEAGUE).where(mine), {"public_key": public})


def public_keys(connection: Connection, key_file: KeyFile) -> dict[str, bytes]:
    """What the database knows: the public key of every colleague's slot and of the key on paper."""
    with connection.begin():
        found = {row.slot_id: row.public_key for row in connection.execute(select(COLLEAGUE))}
        paper = key_file.recovery()
        if paper is not None:
            found[paper.slot_id.hex()] = connection.execute(select(VAULT.c.recovery_public_key)).scalar_one()
    return {slot: bytes.fromhex(key) for slot, key in found.items()}
