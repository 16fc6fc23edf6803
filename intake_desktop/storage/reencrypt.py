"""A database written anew under another key beside the old one, and held against it row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from intake_desktop.errors import NotSaved, VaultDamaged
from intake_desktop.storage import database

Look = Callable[[float], bool]
"""Called often with how far a step is, from 0 to 1; says whether to stop. The library then ends "interrupted"."""
_NEW = "nieuw"
_STEPS = 2_000
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
_KEPT_IN_HEAD = ("user_version", "application_id")


def export(source: Path, key: bytearray, target: tuple[Path, bytearray], look: Look) -> None:
    """Write everything to a new file under its own key. Not on the disk yet: put_on_disk() sees to that."""
    path, new_key = target
    database.make_file(path)
    size = max(1, source.stat().st_size)
    with _connected(source, key) as old:
        old.execute(f"ATTACH DATABASE ? AS {_NEW} KEY \"x'{new_key.hex()}'\"", (str(path),))
        for setting in ("journal_mode=OFF", "synchronous=OFF"):  # half a file is thrown away
            old.execute(f"PRAGMA {_NEW}.{setting}")
        old.set_progress_handler(lambda: look(path.stat().st_size / size), _STEPS)
        old.execute(f"SELECT sqlcipher_export('{_NEW}')").fetchall()
        for name in _KEPT_IN_HEAD:
            (number,) = old.execute(f"PRAGMA {name}").fetchone()
            old.execute(f"PRAGMA {_NEW}.{name} = {int(number)}")
        old.set_progress_handler(None, 0)
        old.execute(f"DETACH DATABASE {_NEW}")


def compare(source: Path, key: bytearray, target: tuple[Path, bytearray], look: Look) -> None:
    """Every table has the same rows in the same order, and the schema is the same. Raises VaultDamaged otherwise."""
    with _connected(source, key) as old, _connected(*target) as new:
        heads = [[each.execute(f"PRAGMA {name}").fetchall() for name in _KEPT_IN_HEAD] for each in (old, new)]
        if heads[0] != heads[1] or old.execute(_SCHEMA).fetchall() != new.execute(_SCHEMA).fetchall():
            raise VaultDamaged
        tables = [name for (name,) in old.execute(_TABLES).fetchall()]
        counts = {name: old.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608 - names of our own schema
        passed, total = 0, max(1, sum(counts.values()))
        for each in (old, new):
            each.set_progress_handler(lambda: look(passed / total), _STEPS)
        for name in tables:
            _same_rows(old, new, name)
            passed += counts[name]


def _same_rows(old: Any, new: Any, table: str) -> None:
    found = (each.execute(f'SELECT * FROM "{table}" NOT INDEXED') for each in (old, new))  # noqa: S608 - as above
    if any(left != right for left, right in zip_longest(*found)):
        raise VaultDamaged


def prove(path: Path, key: bytearray, look: Look) -> None:
    """Every page fits its check value and all that they say fits together. Raises VaultDamaged otherwise."""
    with _connected(path, key) as copy:
        copy.set_progress_handler(lambda: look(0.5), _STEPS)
        asked = ("cipher_integrity_check", "integrity_check", "foreign_key_check")
        if [copy.execute(f"PRAGMA {check}").fetchall() for check in asked] != [[], [("ok",)], []]:
            raise VaultDamaged


@contextmanager
def _connected(path: Path, key: bytearray) -> Iterator[Any]:
    connection = database.connect(path, key)
    try:
        yield connection
    finally:
        database.put_away(connection)


def into_one_file(driver: Any) -> None:
    """Bring all changes into the one file; closing the last connection then leaves nothing beside it. Raises NotSaved.

    No other way of keeping changes is asked for: its side file could be left by a crash.
    """
    busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise NotSaved(tijd="zojuist")


def stands_alone(path: Path) -> bool:
    """Whether no side file holds anything: what one of the old database would do to the new one is the worst of all."""
    if path.with_name(f"{path.name}-shm").exists():
        return False  # somebody else has it open still: the last one to close takes this file away
    beside = [path.with_name(f"{path.name}-{ending}") for ending in ("wal", "journal")]
    return not any(each.exists() and each.stat().st_size for each in beside)
