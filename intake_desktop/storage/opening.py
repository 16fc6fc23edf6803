"""What is needed to open a database: where it is, its keys, its key file and the means; and its errors in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.form_engine.refusals import not_keepable
from intake_desktop.sealing import canonical
from intake_desktop.storage import anchor, database
from intake_desktop.storage.folder import DATABASE
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.means import Means
from intake_desktop.storage.slots import VaultKeys

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opening:
    """All that is needed to open a database whose keys are known: where, keys, key file and means."""

    folder: Path
    keys: VaultKeys
    key_file: KeyFile
    means: Means
    earlier: VaultKeys | None = None
    """The keys of the epoch before, when the anchor may still be made with them."""

    def anchor(self) -> anchor.Anchor | None:
        """The anchor beside the database; None when it is absent or damaged."""
        found = anchor.read(self.folder, self.keys)
        return anchor.read(self.folder, self.earlier) if found is None and self.earlier else found

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / DATABASE

    def translated(self, work: Callable[[], T]) -> T:
        """Do this work; errors of the database library, and texts it cannot hold, come out as SpringplankError."""
        try:
            return work()
        except (UnicodeEncodeError, canonical.JsonRefused) as fault:
            raise not_keepable() from fault
        except (DBAPIError, DatabaseError, MemoryError) as fault:
            told = database.translate(fault, self.path, self.means.now)
            if told is None:
                raise
            raise told from fault
