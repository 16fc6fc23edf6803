"""The newest row of the journal that is surely kept, known without asking the disk when that is away."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.errors import SpringplankError
from intake_desktop.storage import anchor
from intake_desktop.storage.tables import JOURNAL

_NEWEST = select(JOURNAL.c.seq, JOURNAL.c.mac).order_by(JOURNAL.c.seq.desc()).limit(1)
_HEAD = str(_NEWEST.compile(compile_kwargs={"literal_binds": True}))


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
