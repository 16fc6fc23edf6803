"""Looking at the database of a vault on a connection of its own: nothing is changed and nobody waits for it."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.dossier.backups import BackupStopped
from intake_desktop.errors import SpringplankError, VaultDamaged
from intake_desktop.storage import anchor, backup_book, database, epochs, keycopies, keyfile, migrations, reading_along
from intake_desktop.storage.backup_book import Remembered
from intake_desktop.storage.journal import Chain, read
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.opening import Opening
from intake_desktop.storage.tables import JOURNAL, VAULT

T = TypeVar("T")
Stop = Callable[[], bool]
NEWEST_VERSION = len(migrations.STEPS)
_STEPS = 500
"""Steps of the library between two looks whether to stop."""
_NEWEST = select(JOURNAL.c.seq, JOURNAL.c.entry, JOURNAL.c.dossier_id).order_by(JOURNAL.c.seq.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class Inspection:
    """One vault whose keys are known. Each question opens the database, asks and lets go of it again.

    `stop` is asked often while something takes long; when it says so the question ends with BackupStopped. Every
    question raises the SpringplankError that belongs to what the database library says.
    """

    opening: Opening
    stop: Stop

    def hangs_together(self) -> bool:
        """Whether the tables and indexes say the same, and every row that is pointed at is there."""
        with self._reading() as connection:
            return reading_along.hangs_together(connection.connection.driver_connection)

    def version(self) -> int:
        """The version of the schema."""
        with self._reading() as connection:
            return migrations.version(connection)

    def known_key_file(self) -> KeyFile | None:
        """The readable key file that the database knows as its own; None when neither is."""
        with self._reading() as connection:
            return known_key_file(connection, self.opening)

    def journal_rows(self) -> tuple[int, bool]:
        """How many rows the journal has, all of which fit, and whether the anchor was there. Raises JournalBroken."""
        opening = self.opening
        known = opening.anchor()
        chain = Chain(opening.keys.journal, opening.means.now, "", "")
        with self._reading() as connection:
            return chain.verify(connection, known or anchor.NONE), known is not None

    def newest_moment(self) -> datetime | None:
        """When the newest row of the journal was written, by the clock of that day; None for an empty journal."""
        with self._reading() as connection:
            row = connection.execute(_NEWEST).first()
        return read(row).at if row is not None else None

    def backups(self) -> Remembered:
        """What the vault remembers of its copies."""
        with self._reading() as connection:
            return backup_book.read(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        check_is_file(self.opening.path)
        engine = database.reading_engine(self.opening.path, self.opening.keys.database)
        try:
            with engine.connect() as connection:
                driver = connection.connection.driver_connection
                if driver is not None:
                    driver.set_progress_handler(self.stop, _STEPS)
                yield connection
        finally:
            engine.dispose()


def asked(inspection: Inspection, question: Callable[[Inspection], T]) -> T:
    """The answer to a question, with errors of the database library in sentences, and BackupStopped after a stop."""
    try:
        return inspection.opening.translated(lambda: question(inspection))
    except (SpringplankError, DBAPIError, DatabaseError):
        if inspection.stop():
            raise BackupStopped from None
        raise


def known_key_file(connection: Connection, opening: Opening) -> KeyFile | None:
    """The readable key file that the database knows as its own, or that is announced; None when neither is."""
    row = connection.execute(select(VAULT)).first()
    if row is None:
        return None
    allowed = {(row.key_generation, row.key_sha256), (row.pending_generation, row.pending_sha256)}
    found = tuple(each for each in keycopies.read(opening.folder).readable if each.vault_id.hex() == row.vault_id)
    mine = opening.key_file
    if any(map(epochs.rotating, found)) and (mine.generation, keyfile.digest(mine)) in allowed:
        return mine  # a new vault key was cut short: the next opening writes this file
    return next((each for each in found if (each.generation, keyfile.digest(each)) in allowed), None)


def check_is_file(path: Path) -> None:
    """Raises VaultDamaged when there is no ordinary file here. It is not opened: closing it would undo the locks that
    the library holds on it in this process."""
    try:
        ordinary = stat.S_ISREG(path.lstat().st_mode)
    except OSError as fault:
        raise VaultDamaged from fault
    if not ordinary:
        raise VaultDamaged
