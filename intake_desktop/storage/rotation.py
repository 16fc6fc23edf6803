"""A new vault key: the database written anew beside the old one, proved, put in its place, and the session goes on.

The order is what makes it safe (decision 0080): nothing of the vault changes until the new database has been proved;
then a key file with both keys, one renaming, and the key file with the new key alone. Whatever cuts it short, the
next opening finds one whole vault (storage/resuming.py).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, update
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.dossier.rotation import (
    NoRoomForRotation,
    RotationCutShort,
    RotationError,
    RotationStopped,
    Underway,
)
from intake_desktop.errors import NotAllowed, SpringplankError
from intake_desktop.sealing.files import rename_over, sync_file, sync_folder
from intake_desktop.storage import (
    database,
    epochs,
    journal_keys,
    key_change,
    keycopies,
    keyfile,
    reencrypt,
    resuming,
    rotation_book,
    rotation_words,
)
from intake_desktop.storage.folder import DATABASE
from intake_desktop.storage.journal import Chain, Event
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.open_store import OpenStore, open_store
from intake_desktop.storage.opening import Opening
from intake_desktop.storage.room import holds
from intake_desktop.storage.slots import VaultKeys, vault_keys
from intake_desktop.storage.tables import VAULT
from intake_desktop.storage.writer import Exchanged

_SPARE = 4 * 1024 * 1024
"""Bytes that must stay free besides twice the size of the database."""
_EXPORTED, _COMPARED, _FILLED, _PROVED = 50, 75, 80, 95
"""Percent that is done at the end of each step."""
_TRIES = 2
"""The disk may refuse once: what follows the renaming can be done again, and else the session is over."""
_FAULTS = (OSError, DBAPIError, DatabaseError, MemoryError, SpringplankError)


@dataclass(frozen=True, slots=True)
class _Task:
    """Who asks for it, how far it is, and the next vault key."""

    opening: Opening
    actor: Actor
    underway: Underway
    following: VaultKeys

    def look(self, start: int, end: int) -> reencrypt.Look:
        """Tells how far a step of so many percent is."""

        def look(share: float) -> bool:
            self.underway.reach(start + (end - start) * min(1.0, share))
            return self.underway.stopped

        return look

    def check(self) -> None:
        """Raises RotationStopped when somebody asked to stop."""
        if self.underway.stopped:
            raise RotationStopped


def rotate(store: OpenStore, actor: Actor, underway: Underway) -> Exchanged:
    """Give this vault a new key, on its storage thread; gives the store to go on with. Takes as long as some copies.

    Raises NotAllowed, journaled. With the outcome comes NoRoomForRotation, RotationStopped, RotationDiffers or
    RotationError, after which the vault is as it was, or RotationCutShort, after which it must be opened anew.
    """
    old = store.opening
    new_key = bytearray(old.means.random_bytes(32))
    following = replace(vault_keys(old.keys.vault_id, old.keys.epoch + 1, new_key), public_key=old.keys.public_key)
    task = _Task(old, actor, underway, following)
    event = Event("vault.rotation_begun", "E")
    try:
        store.room.perform(actor, event, lambda _: None, holds(actor, Right.MANAGE_SETTINGS))
        with _beside(old) as place:
            both = _prepare(store, task, place)
            keycopies.write(old.folder, both, old.means.disk)
            found = _put_in_place(store, task, place, both)
    except NotAllowed:
        raise
    except _FAULTS as fault:
        return _as_it_was(store, task, fault)
    if found.error is None:
        underway.reach(100)
        old.keys.wipe()
    return found


@contextmanager
def _beside(opening: Opening) -> Iterator[Path]:
    """The new database, in a private folder inside the vault's own, so that it stands on the same disk."""
    resuming.sweep(opening.folder)
    if shutil.disk_usage(opening.folder).free < 2 * opening.path.stat().st_size + _SPARE:
        raise NoRoomForRotation
    place = opening.folder / f"{resuming.BESIDE}{os.urandom(8).hex()}"
    place.mkdir(mode=0o700)
    try:
        yield place / DATABASE
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _prepare(store: OpenStore, task: _Task, new: Path) -> KeyFile:
    """The new database, whole, proved and on the disk, and the key file with both keys; the vault is untouched."""
    old, following, target = task.opening, task.following, (new, task.following.database)
    connection = store.room.connection
    now = key_change.current(connection, old.folder)
    both = epochs.with_both(now, old.keys, following, key_change.public_keys(connection, now))
    reencrypt.export(old.path, old.keys.database, target, task.look(0, _EXPORTED))
    reencrypt.compare(old.path, old.keys.database, target, task.look(_EXPORTED, _COMPARED))
    _begin_epoch(task, new, epochs.after(both, following), task.look(_COMPARED, _FILLED))
    reencrypt.prove(*target, task.look(_FILLED, _PROVED))
    sync_file(new)
    sync_folder(new.parent)
    task.check()
    return both


def _begin_epoch(task: _Task, new: Path, key_file: KeyFile, look: reencrypt.Look) -> None:
    """Say in the new database which key file belongs to it, seal the old journal in, and check the whole chain."""
    engine = database.engine(new, task.following.database)
    connection = engine.connect()
    try:
        with connection.begin():
            head = _add_rows(task, connection, key_file)
        driver: Any = connection.connection.driver_connection
        driver.set_progress_handler(lambda: look(0.5), 2_000)
        with connection.begin():
            _chain(task).verify(connection, head)
        driver.set_progress_handler(None, 0)
        reencrypt.into_one_file(driver)
    finally:
        connection.invalidate()
        engine.dispose()


def _chain(task: _Task) -> Chain:
    means = task.opening.means
    return Chain(task.following.journal, means.now, means.workstation, means.app_version)


def _add_rows(task: _Task, connection: Connection, key_file: KeyFile) -> tuple[int, str]:
    """Gives the last row of the old stretch of the journal, in which every earlier anchor is found back."""
    chain, old, moment = _chain(task), task.opening.keys, task.opening.means.now()
    values = {"epoch": key_file.epoch, "key_generation": key_file.generation, "key_sha256": keyfile.digest(key_file)}
    connection.execute(update(VAULT), values | {"pending_generation": None, "pending_sha256": None})
    rows, head = chain.head(connection)
    journal_keys.keep(connection, old.epoch, journal_keys.Stretch(rows, old.journal))
    chain.append(connection, task.actor, Event("vault.rotated", "E", detail={"epoch": key_file.epoch, "rows": rows}))
    rotation_book.renewed(connection, moment)
    return rows, head


def _put_in_place(store: OpenStore, task: _Task, new: Path, both: KeyFile) -> Exchanged:
    """One renaming; both keys are in the key file, so whatever happens here the next opening knows what to do."""
    old, error = task.opening, None
    try:
        store.make_way()
        if not (reencrypt.stands_alone(old.path) and reencrypt.stands_alone(new)):
            raise RotationError
        sync_folder(old.folder)
        rename_over(new, old.path)
        sync_folder(new.parent)
        sync_folder(old.folder)
        shutil.rmtree(new.parent, ignore_errors=True)  # before the key file says that it is done
    except _FAULTS as fault:
        error = rotation_words.told(fault, task.opening, task.underway)
    for _ in range(_TRIES):
        try:
            return _go_on(task, both, error or RotationError())
        except _FAULTS as fault:
            last = fault
    store.come_back = lambda: _go_on(task, both, error or RotationError()).store
    raise RotationCutShort from last


def _go_on(task: _Task, both: KeyFile, error: RotationError) -> Exchanged:
    """Open what stands there now: the new database, or the old one with the error."""
    old = task.opening
    found = resuming.resolve(old.folder, both, replace(old.keys, following=task.following))
    store = open_store(Opening(old.folder, found.keys, found.key_file, old.means, found.earlier))
    store.actor = task.actor
    try:
        if found.earlier is not None:
            store.write_anchor()
        keycopies.write(old.folder, found.key_file, old.means.disk)
    except SpringplankError:
        store.close()
        raise
    if found.earlier is not None:
        return Exchanged(store)
    _note(store, task, error)
    return Exchanged(store, error)


def _as_it_was(store: OpenStore, task: _Task, fault: Exception) -> Exchanged:
    """The new database is thrown away; when the key file with both keys stands there, the old one comes back."""
    if isinstance(fault, RotationCutShort):
        return Exchanged(store, fault)
    error, old = rotation_words.told(fault, task.opening, task.underway), task.opening
    task.following.wipe()
    try:
        written = keycopies.read(old.folder).readable
        if any(epochs.rotating(key_file) for key_file in written):
            both = next(key_file for key_file in written if epochs.rotating(key_file))
            keycopies.write(old.folder, epochs.before(both, old.keys), old.means.disk)
    except SpringplankError:
        return Exchanged(store, error)  # a key file with both keys opens the vault too; the next opening mends it
    _note(store, task, error)
    return Exchanged(store, error)


def _note(store: OpenStore, task: _Task, error: RotationError) -> None:
    """Journal and remember that it did not work; on a disk that takes nothing more the screen alone says it."""
    event = Event("vault.rotation_stopped", "E", detail={"why": error.code})

    def work(store: OpenStore) -> None:
        with store.room.connection.begin():
            store.room.chain.append(store.room.connection, task.actor, event, "failed")
            rotation_book.failed(store.room.connection, task.opening.means.now(), error.code)

    try:
        store.perform(work)
    except SpringplankError:
        return
