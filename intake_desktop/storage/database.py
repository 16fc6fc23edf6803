"""Opening the encrypted database by one checklist, whose order is part of its safety (safety-study 2.7)."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from intake_desktop.errors import (
    DiskFull,
    FolderReadOnly,
    NotSaved,
    SpringplankError,
    VaultDamaged,
    VaultMissing,
)
from intake_desktop.sealing.files import read_whole, sync_file, translated

_PLAIN = b"SQLite format 3\x00"
SETTINGS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "mmap_size=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-32768",
    "busy_timeout=2000",
)
"""A cache of 32 MiB holds the cards of a whole city: without it every search decrypts them all again."""
_FULL, _IO, _READ_ONLY, _CORRUPT = {13}, {10, 5, 6, 15}, {3, 8, 14, 23}, {11, 26}
"""Primary codes of SQLite: FULL; IOERR, BUSY, LOCKED, PROTOCOL; PERM, READONLY, CANTOPEN, AUTH; CORRUPT, NOTADB."""


def make_file(path: Path) -> None:
    """Make the empty file, for the owner alone; its side files get the same rights. Raises SpringplankError."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as fault:
        raise translated(fault, path.parent) from fault


def check_file(path: Path) -> None:
    """Refuse a database that is absent or not encrypted; raises VaultDamaged."""
    try:
        start = read_whole(path, len(_PLAIN))
    except OSError as fault:
        raise VaultDamaged from fault
    if start.startswith(_PLAIN):
        raise VaultDamaged


def connect(path: Path, key: bytearray) -> Any:
    """A connection of the database library, key proved and every setting made; raises its errors, or VaultDamaged."""
    connection = proved(path, key)
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def proved(path: Path, key: bytearray) -> Any:
    """A connection with the key, before any setting is made; an empty file is made with that key."""
    if len(key) != 32:
        raise ValueError("a database key has 32 bytes: anything else would silently be taken for a passphrase")
    connection = sqlcipher.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise VaultDamaged
        connection.execute("PRAGMA cipher_memory_security=ON")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def put_away(connection: Any) -> None:
    """Close a connection of the database library without holding others up.

    Its pages are wiped by a statement, which leaves the interpreter to others; close() would keep it meanwhile, and a
    window would stand still for a tenth of a second.
    """
    try:
        with suppress(sqlcipher.Error, MemoryError):
            connection.execute("PRAGMA shrink_memory")
    finally:
        connection.close()


def opens(path: Path, key: bytearray) -> bool:
    """Whether this key opens the database; trying a wrong one does no harm. Raises VaultDamaged when it is no database.

    Also raises what the library raises when the disk fails.
    """
    check_file(path)
    if not path.stat().st_size:
        raise VaultDamaged  # any key would open nothing
    connection = sqlcipher.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as fault:
        if getattr(fault, "sqlite_errorcode", 0) & 0xFF not in _CORRUPT:
            raise
        return False
    finally:
        connection.close()
    return True


def library_versions() -> tuple[str, str]:
    """Of SQLCipher and of the SQLite inside it, as the library says itself; "" for a library without encryption."""
    connection = sqlcipher.connect(":memory:")
    try:
        found = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return (str(found[0]).split()[0] if found else ""), str(sqlcipher.sqlite_version)


def engine(path: Path, key: bytearray) -> Engine:
    """The engine of the one connection that writes; used by one thread."""
    made = reading_engine(path, key)
    event.listen(made, "begin", _begin)
    return made


def reading_engine(path: Path, key: bytearray) -> Engine:
    """The engine of one connection that only reads, and so waits for nobody and holds nobody up.

    Statements and answers never stand in its errors.
    """
    return create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key),
        poolclass=StaticPool,
        hide_parameters=True,
        echo=False,
    )


def _begin(connection: Connection) -> None:
    """Begin for real: the library would wait until the first change and then could still be refused."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def translate(fault: Exception, path: Path, now: Callable[[], datetime]) -> SpringplankError | None:
    """The sentence for an error of the database library; None when it is a fault of the program."""
    if isinstance(fault, MemoryError):  # also what the library says after a page that failed its check
        return NotSaved(tijd=f"{now():%H:%M}")
    primary = _primary(fault)
    if primary in _CORRUPT:
        return VaultDamaged()
    if primary is not None and not path.exists():
        return VaultMissing(plek=path.parent)
    if primary in _FULL:
        return DiskFull()
    if primary in _READ_ONLY:
        return FolderReadOnly()
    return NotSaved(tijd=f"{now():%H:%M}") if primary in _IO else None


def is_lost(fault: Exception) -> bool:
    """True when a connection says so of everything from now on, until it is opened anew.

    CORRUPT, NOTADB, PROTOCOL, and BUSY: nobody else writes here, so it is a lock of its own that was not let go.
    Also after a page that failed its check, which the library calls a lack of memory.
    """
    return isinstance(fault, MemoryError) or _primary(fault) in {*_CORRUPT, 5, 15}


def _primary(fault: Exception) -> int | None:
    code = getattr(fault.orig if isinstance(fault, DBAPIError) else fault, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def checkpoint(connection: Connection) -> None:
    """Bring all changes into the one file, so that the closed folder is a complete copy."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def verified_copy(connection: Connection, key: bytearray, target: Path) -> None:
    """Write an encrypted copy under the same key, put it on the disk, open it and read it back whole.

    Raises VaultDamaged when it differs, and what the database library and the operating system raise; after an error
    no half copy stands there.
    """
    checkpoint(connection)
    driver = connection.connection.driver_connection
    if driver is None:
        raise VaultDamaged
    target.unlink(missing_ok=True)
    make_file(target)
    try:
        driver.execute("VACUUM INTO ?", (str(target),))
        _compare(driver, key, target)
        sync_file(target)  # the library does not wait for the disk when it writes a copy
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _compare(driver: Any, key: bytearray, target: Path) -> None:
    copy = connect(target, key)
    try:
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or _counts(copy) != _counts(driver):
            raise VaultDamaged
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()


def _counts(connection: Any) -> dict[str, int]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608 names of our own schema
