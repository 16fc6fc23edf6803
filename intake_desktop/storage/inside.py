"""What an opened copy holds: how many participants, until when, and whether its journal fits; no names of people."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from intake_desktop.dossier.restoring import CopyInside, FoundCopy, Kin
from intake_desktop.storage import database, reading_along
from intake_desktop.storage.journal import JournalBroken, read
from intake_desktop.storage.open_store import OpenStore, open_store
from intake_desktop.storage.opening import Opening
from intake_desktop.storage.staff import loaded
from intake_desktop.storage.tables import DOSSIER, JOURNAL, SETTING

_WRITTEN = frozenset({"answers.saved", "dossier.made", "dossier.brought_in", "dossier.taken_over", "record.finished"})
"""Events by which something was written down about somebody."""


def look(opening: Opening, copy: FoundCopy, kin: Kin) -> CopyInside:
    """Prove every page, open, bring up to date and count. Only for a copy that was taken over: it may be written in.

    Raises VaultTooNew, VaultDamaged, VaultRolledBack and what the database library raises.
    """
    database.check_file(opening.path)
    reading_along.prove_copy(opening.path, opening.keys.database, lambda: False)
    store = open_store(opening)
    try:
        return opening.translated(lambda: _looked(store, copy, kin))
    finally:
        store.close()


def _looked(store: OpenStore, copy: FoundCopy, kin: Kin) -> CopyInside:
    with store.room.connection.begin():
        connection = store.room.connection
        count = connection.execute(select(func.count()).select_from(DOSSIER)).scalar_one()
        organisation = connection.execute(select(SETTING.c.content).where(SETTING.c.name == "organisation")).scalar()
        named = loaded(organisation) if organisation is not None else ""
        fits = _journal_fits(store, connection)
        newest = _newest(connection) if fits else None
    return CopyInside(copy.made, copy.app, str(named)[:200], int(count), newest, fits, kin)


def _journal_fits(store: OpenStore, connection: Connection) -> bool:
    try:
        store.room.chain.verify(connection, store.room.anchor)
    except JournalBroken:
        return False
    return True


def _newest(connection: Connection) -> datetime | None:
    """The last moment that something was written down, from the journal backwards."""
    for row in connection.execute(select(JOURNAL).order_by(JOURNAL.c.seq.desc())):
        entry = read(row)
        if entry.event in _WRITTEN and entry.outcome == "ok":
            return entry.at
    return None
