"""The newest row of the journal that is surely kept, known without asking the disk when that is away."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.errors import SpringplankError
from intake_desktop.storage import anchor
from intake_desktop.storage.tables import JOURNAL

_HEAD = f"SELECT seq, mac FROM {JOURNAL.name} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - a name of our own schema


class NewestRow:
    """A vault that comes back must have this row, or something that was called saved is not in it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: tuple[object, int] | None = None
        self.at = anchor.NONE

    def note(self) -> None:
        """Look, when something was written since; a disk that fails now leaves the row of before."""
        with suppress(DBAPIError, DatabaseError, MemoryError, SpringplankError):
            driver: Any = self._connection.connection.driver_connection
            seen = (driver, driver.total_changes)
            if seen != self._seen:
                seq, mac = driver.execute(_HEAD).fetchone() or anchor.NONE
                self.at, self._seen = (int(seq), str(mac)), seen
