"""The reference for the vault: the same repositories, journal, settings and thread on an ordinary SQLite file."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from intake_desktop.dossier.roles import Role
from intake_desktop.storage import database, migrations
from intake_desktop.storage.dossiers import KeptDossiers
from intake_desktop.storage.journal import START, Chain
from intake_desktop.storage.journal_book import KeptJournal
from intake_desktop.storage.room import Room
from intake_desktop.storage.tables import COLLEAGUE

Run = Callable[[Callable[[Any], Any]], Future[Any]]
"""Hands work to a storage thread, as OpenVault.run does."""


class PlainStore:
    """The dossiers and the journal of a store, without encryption."""

    def __init__(self, path: Path, journal_key: bytes) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in database.SETTINGS:
            self._connection.execute(f"PRAGMA {pragma}")
        engine = create_engine("sqlite://", creator=lambda: self._connection, poolclass=StaticPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        connection = engine.connect()
        if migrations.migrate(connection, lambda _version: None) == 0:
            row = {"id": "c1", "slot_id": "s1", "name": "Noor Voorbeeld", "roles": ",".join(Role)}
            with connection.begin():
                connection.execute(COLLEAGUE.insert(), dict.fromkeys(COLLEAGUE.c.keys(), "") | row)
        chain = Chain(bytearray(journal_key), lambda: datetime.now(UTC), "bench", "0")
        room = Room(connection, chain, chain.now, lambda: uuid.uuid4().hex, (0, START))
        self.dossiers, self.journal = KeptDossiers(room), KeptJournal(room)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@contextmanager
def plain(path: Path, journal_key: bytes = bytes(32)) -> Iterator[Run]:
    """A store on this file, made when it is not there; a new one knows the colleague "c1" with every role."""
    with ThreadPoolExecutor(1) as thread:
        store = thread.submit(PlainStore, path, journal_key).result()
        try:
            yield lambda work: thread.submit(work, store)
        finally:
            thread.submit(store.close).result()
