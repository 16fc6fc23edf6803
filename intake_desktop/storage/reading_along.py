"""What is done with a database beside the one who works in it: a copy, and looking it over page by page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from intake_desktop.errors import VaultDamaged
from intake_desktop.storage.database import connect, make_file, proved, put_away

_STEPS = 500
"""Steps of the library between two looks whether to stop: with long texts that is some megabytes."""
_PAGES = 256
"""Pages of a copy between two such looks: one megabyte."""


def copy_while_open(path: Path, key: bytearray, target: Path, stop: Callable[[], bool]) -> None:
    """Write an encrypted copy under the same key beside the one who works in it.

    On a connection of its own, so nobody waits: one transaction sees one moment. Page by page, which takes a third of
    the time of VACUUM INTO. `stop` is asked often, on this thread; when it says so, this ends with the library's
    error. The copy is not yet put on the disk: that is for whoever carries it over.
    """

    def ask(_status: int, _left: int, _all: int) -> None:
        if stop():
            raise sqlcipher.OperationalError("interrupted")

    make_file(target)
    source = connect(path, key)
    try:
        copy = proved(target, key)
        try:
            for setting in ("synchronous=OFF", "journal_mode=OFF"):
                copy.execute(f"PRAGMA {setting}")
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(copy, pages=_PAGES, progress=ask, sleep=0)
        finally:
            put_away(copy)
    finally:
        put_away(source)


def prove_copy(target: Path, key: bytearray, stop: Callable[[], bool]) -> None:
    """Check every page of a copy. Raises VaultDamaged for a fault, and is stopped as copy_while_open is."""
    _on_its_own(target, key, stop, _prove)


def _on_its_own(path: Path, key: bytearray, stop: Callable[[], bool], work: Callable[[Any], object]) -> None:
    connection = connect(path, key)
    try:
        connection.set_progress_handler(stop, _STEPS)
        work(connection)
    finally:
        put_away(connection)


def _prove(copy: Any) -> None:
    """All that the pages say fits together; a page that does not fit its check value cannot even be read for that."""
    if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise VaultDamaged


def hangs_together(connection: Any) -> bool:
    """Whether tables and indexes say the same, and every row that is pointed at is there."""
    whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return whole and connection.execute("PRAGMA foreign_key_check").fetchone() is None


def bad_pages(connection: Any) -> int:
    """How many pages of the file do not fit their check value (HMAC), by a connection of the database library.

    A page may be written while it is read, so only one that is wrong twice counts. Cannot be stopped half-way.
    """
    first = _bad(connection)
    return len(first & _bad(connection)) if first else 0


def _bad(connection: Any) -> set[int]:
    told = (str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall())
    return {int(number[1]) if (number := re.search(r"page (\d+)", words)) else 0 for words in told}
