"""What goes wrong while a backup copy is put back, in words about that copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.dossier.backups import BackupStopped
from intake_desktop.dossier.restoring import (
    CopyDamaged,
    CopyGone,
    NoRightToRestore,
    NoRoomToRestore,
    RestoreError,
    RestoreStopped,
)
from intake_desktop.errors import (
    DiskFull,
    FolderReadOnly,
    NotSaved,
    VaultDamaged,
    VaultMissing,
    VaultRolledBack,
    VaultTooNew,
)
from intake_desktop.storage import backup_place, database
from intake_desktop.storage.carrying import Unread

_OF_THE_DISK: dict[type, type[RestoreError]] = {DiskFull: NoRoomToRestore, FolderReadOnly: NoRightToRestore}


@contextmanager
def carrying_words() -> Iterator[None]:
    """For reading the copy and writing on the disk of this computer."""
    try:
        yield
    except BackupStopped as fault:
        raise RestoreStopped from fault
    except (Unread, FileNotFoundError, NotADirectoryError) as fault:
        raise CopyGone from fault
    except (DiskFull, FolderReadOnly, VaultMissing) as fault:
        raise _OF_THE_DISK.get(type(fault), RestoreError) from fault
    except OSError as fault:
        if backup_place.is_full(fault):
            raise NoRoomToRestore from fault
        raise NoRightToRestore if backup_place.is_forbidden(fault) else RestoreError from fault


@contextmanager
def proving_words(now: Callable[[], datetime]) -> Iterator[None]:
    """A fault inside a copy says that the copy is damaged; what the disk of this computer says stays what it is."""
    try:
        yield
    except (DatabaseError, MemoryError) as fault:
        told = database.translate(fault, Path(), now)
        raise _OF_THE_DISK.get(type(told), CopyDamaged) from fault
    except VaultTooNew:
        raise
    except (DiskFull, FolderReadOnly, VaultDamaged, VaultRolledBack, VaultMissing, NotSaved) as fault:
        raise _OF_THE_DISK.get(type(fault), CopyDamaged) from fault
