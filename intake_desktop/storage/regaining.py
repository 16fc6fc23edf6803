"""An open vault that was away comes back, perhaps as another device or at another place: proved, then gone on with.

The order is what makes it safe (decision 0084): nothing is written before the database has shown with its key, its id
and the newest journal row that it is the one that was open; what its log holds is brought into the one file before the
old connection is let go, for the library may take away a log of that name when it closes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select

from intake_desktop.errors import SpringplankError, VaultDamaged, VaultRolledBack
from intake_desktop.sealing.files import translated
from intake_desktop.storage import anchor, database, inspection, keycopies
from intake_desktop.storage.journal import read
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.open_store import OpenStore, open_store
from intake_desktop.storage.opening import Opening
from intake_desktop.storage.still_there import StillThere, VaultReplaced
from intake_desktop.storage.tables import JOURNAL, VAULT

OPENED = frozenset({"vault.made", "vault.unlocked", "vault.recovered"})
"""Events that say that somebody opened the vault: after ours there may be none."""
_MOST_ROWS = 1_000
_AT = select(JOURNAL.c.mac)
_AFTER = select(JOURNAL).order_by(JOURNAL.c.seq)


def regain(old: OpenStore, folder: Path, lock: Callable[[], object]) -> OpenStore:
    """The store to go on with in this folder, on the storage thread; `lock` takes the lock of the folder.

    Raises VaultMissing when nothing stands there, VaultReplaced for anything but the vault that was open, with all
    that was saved in it, VaultInUse, and what a disk says; then the next call may try again.
    """
    opening = replace(old.opening, folder=folder, earlier=None)
    StillThere(opening.path)
    try:
        _prove(opening, old.newest.at, settle=False)
        lock()
        key_file = _prove(opening, old.newest.at, settle=True)
    except OSError as fault:
        raise translated(fault, folder) from fault
    old.let_go()
    found = open_store(replace(opening, key_file=key_file))
    found.actor, found.last_used, found.anchor_lost = old.actor, old.last_used, old.anchor_lost
    with suppress(SpringplankError):  # a disk that is full now says so at the next answer
        found.perform(_tell)
    return found


def after_rotation(old: OpenStore, come_back: Callable[[], OpenStore]) -> OpenStore:
    """The disk failed just when a new vault key was put in place: open what stands there, now that it may answer.

    Raises what the disk says; then the next call may try again.
    """
    try:
        found = old.opening.translated(come_back)
    except OSError as fault:
        raise translated(fault, old.opening.folder) from fault
    if found.opening.keys.epoch != old.opening.keys.epoch:
        old.opening.keys.wipe()
    return found


def _tell(store: OpenStore) -> None:
    """In the journal, and in the anchor beside it."""
    if store.actor is not None:
        store.journal.note(store.actor, "vault.found_again")
        store.write_anchor()


def _prove(opening: Opening, head: anchor.Anchor, settle: bool) -> KeyFile:
    """Hold what stands there against the vault that was open; gives its key file. `settle`: everything in one file."""
    mine = opening.keys.vault_id
    if not any(found.vault_id == mine for found in keycopies.read(opening.folder).readable):
        raise VaultReplaced(plek=opening.folder)
    try:
        database.check_file(opening.path)
        return opening.translated(lambda: _proved(opening, head, settle))
    except (VaultDamaged, VaultRolledBack) as fault:  # with our key it does not open
        raise VaultReplaced(plek=opening.folder) from fault


def _proved(opening: Opening, head: anchor.Anchor, settle: bool) -> KeyFile:
    with _connected(opening) as connection:
        row = connection.execute(select(VAULT.c.vault_id)).first()
        key_file = inspection.known_key_file(connection, opening)
        whole = row is not None and row.vault_id == opening.keys.vault_id.hex() and _goes_on(connection, head)
        if key_file is None or not whole:
            raise VaultRolledBack
        connection.rollback()
        if settle:
            database.checkpoint(connection)
    return key_file


@contextmanager
def _connected(opening: Opening) -> Iterator[Connection]:
    engine = database.reading_engine(opening.path, opening.keys.database)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _goes_on(connection: Connection, head: anchor.Anchor) -> bool:
    """Whether all that was saved is there, and nobody opened it since."""
    if connection.execute(_AT.where(JOURNAL.c.seq == head[0])).scalar() != head[1]:
        return False
    later = connection.execute(_AFTER.where(JOURNAL.c.seq > head[0]).limit(_MOST_ROWS)).all()
    try:
        return len(later) < _MOST_ROWS and not any(read(row).event in OPENED for row in later)
    except SpringplankError:
        return False
