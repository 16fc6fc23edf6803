"""A vault as large as the city: 45,000 fictitious dossiers, put in below the ports, and the same rows in plain SQLite.

One in fifty is as full as the fullest example, the others hold a first talk of forty answers. Every dossier has its
card, some earlier answers and a dozen journal rows in one chain; one in three has a file that left.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Card
from intake_desktop.dossier.ports import Vault
from intake_desktop.sealing import canonical, keys
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage import cards
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.wiring.program import LocalDesk, local_desk

DOSSIERS = 45_000
FULL_ONE_IN = 50
FIRST_TALK = 40
EARLIER = 4
EVENTS = 12
EXPORT_ONE_IN = 3
AT_ONCE = 1_000
"""Dossiers of which the rows are in memory."""
PASSWORD = "een lange fictieve zin"  # noqa: S105 - of a vault that is gone a few minutes later
_CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
CHEAP = KdfPolicy(cost=_CHEAP, least=_CHEAP)
START = datetime(2024, 1, 2, 8, 0, tzinfo=UTC)
NAMES = ("Voorbeeld", "Fictief", "Test", "Proef", "Verzonnen", "Denkbeeldig", "Çelik-Fictief", "Müller-Test")
STAGES = ("intake", "zrm", "advies", "klaar")
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class City:
    """The closed vault, one dossier of each kind and where the same rows stand unencrypted."""

    folder: Path
    short: str
    """Id of a dossier with a first talk."""
    full: str
    """Id of a dossier that is as full as the fullest example."""
    plain: Path
    journal_key: bytes
    rows: dict[str, int]


def build(folder: Path) -> City:
    """Make it in this folder, which takes a few minutes."""
    desk = local_desk(folder / "kluis", CHEAP)
    key = desk.new_recovery_key()
    opened = desk.found(Founding("Stichting Voorbeeld", "Test", "Noor Voorbeeld", "Noor V.", PASSWORD, key))
    plain = folder / "plain.db"
    try:
        full = _example(desk, opened)
        keys_found = opened.run(lambda store: _keys(_real(store))).result()
        opened.run(lambda store: _plain_copy(_real(store), plain)).result()
    finally:
        opened.close()
    rows = _fill(plain, full, keys_found.journal)
    command = [sys.executable, "-m", "bench.child_encrypting", str(plain), str(folder / "kluis" / "kluis.db")]
    subprocess.run(command, input=keys_found.database.hex(), text=True, check=True, cwd=Path(__file__).parent.parent)
    (folder / "kluis" / "anker.json").unlink()  # it belongs to the journal as it was
    return City(folder / "kluis", _id("d", 1), full, plain, keys_found.journal, rows)


def _example(desk: LocalDesk, opened: Vault) -> str:
    schema = paths.resources() / "schema" / "dossier.v1.schema.json"
    file = examples.read(paths.resources() / "examples" / "aaltje-verzonnen.json", schema)
    session = desk.open_session(opened, opening.make(opened, file.dossier_type, lambda: START).id)
    examples.tell(file, session)
    opened.run(lambda _store: None).result()
    return session.dossier.id


def _real(store: object) -> OpenStore:
    if not isinstance(store, OpenStore):
        raise TypeError("only the real store can be filled")
    return store


def _id(kind: str, number: int) -> str:
    """Thirty-two letters in no order at all, as real ids are; the same in every run."""
    return f"{random.Random(f'{kind}{number}').getrandbits(128):032x}"  # noqa: S311 - not a secret


@dataclass(frozen=True, slots=True)
class _Keys:
    database: bytes
    journal: bytes


def _keys(store: OpenStore) -> _Keys:
    """The two keys with which the same can be written from outside."""
    return _Keys(bytes(store.opening.keys.database), bytes(store.room.chain.key))


def _plain_copy(store: OpenStore, plain: Path) -> None:
    """What the vault holds, once more in an ordinary SQLite file."""
    driver: Any = store.room.connection.connection.driver_connection
    version = driver.execute("PRAGMA user_version").fetchone()[0]
    driver.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
    driver.execute("SELECT sqlcipher_export('plain')")
    driver.execute(f"PRAGMA plain.user_version = {version}")
    driver.execute("DETACH DATABASE plain")


def _fill(plain: Path, full: str, journal_key: bytes) -> dict[str, int]:
    """Put all the others in, quickly: nobody waits for a disk here."""
    driver = sqlite3.connect(plain, isolation_level=None)
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-800000"):
        driver.execute(f"PRAGMA {pragma}")
    makers = _Makers(driver, full, journal_key)
    driver.execute("BEGIN")
    for first in range(1, DOSSIERS, AT_ONCE):
        for table, rows in makers.some(range(first, min(first + AT_ONCE, DOSSIERS))).items():
            marks = ",".join("?" * len(rows[0]))
            driver.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of our own schema
    driver.execute("COMMIT")
    tables = ("dossier", "record", "answer", "answer_history", "export", "journal")
    asked = {name: f"SELECT count(*) FROM {name}" for name in tables}  # noqa: S608 - names of our own schema
    found = {name: driver.execute(question).fetchone()[0] for name, question in asked.items()}
    driver.close()
    return found


class _Makers:
    """Rows of many dossiers after one that was answered for real."""

    def __init__(self, driver: sqlite3.Connection, full: str, journal_key: bytes) -> None:
        self._coach = driver.execute("SELECT id FROM colleague").fetchone()[0]
        self._records = driver.execute("SELECT * FROM record WHERE dossier_id = ?", (full,)).fetchall()
        self._record_names = [column[1] for column in driver.execute("PRAGMA table_info(record)")]
        self._answers = {
            record[0]: driver.execute("SELECT * FROM answer WHERE record_id = ?", (record[0],)).fetchall()
            for record in self._records
        }
        self._journal_key, self._clock = journal_key, START
        self._head = driver.execute("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1").fetchone()

    def some(self, numbers: range) -> dict[str, Rows]:
        """The rows of these dossiers by table, in an order that foreign keys allow."""
        made: dict[str, Rows] = {
            name: [] for name in ("dossier", "card", "record", "answer", "answer_history", "export", "journal")
        }
        for number in numbers:
            self._one(number, made)
        return {name: rows for name, rows in made.items() if rows}

    def _one(self, number: int, made: dict[str, Rows]) -> None:
        dossier, when = _id("d", number), (START + timedelta(minutes=20 * number)).isoformat()
        kind = ("maatwerk", "inloop")[number % 2]
        made["dossier"].append((dossier, f"2025-{number:05d}", kind, self._coach, when))
        made["card"].append(_card(dossier, number))
        full = number % FULL_ONE_IN == 0
        for record in self._records if full else self._records[:1]:
            new = _id("r" + record[0], number)
            named = dict(zip(self._record_names, record, strict=True)) | {"id": new, "dossier_id": dossier}
            made["record"].append(tuple(named[name] for name in self._record_names))
            answers = self._answers[record[0]][: None if full else FIRST_TALK]
            made["answer"] += [(new, *answer[1:]) for answer in answers]
            made["answer_history"] += [
                (new, *answer[1:3], 1, answer[3], when, when, self._coach) for answer in answers[:EARLIER]
            ]
        if number % EXPORT_ONE_IN == 0:
            made["export"].append(_left(dossier, number, when, self._coach))
        made["journal"] += self._events(dossier, made["record"][-1][0])

    def _events(self, dossier: str, record: str) -> Iterator[tuple[Any, ...]]:
        """Chained as the vault does it; checking the journal is one of the measurements."""
        seq, previous = self._head
        for turn in range(EVENTS):
            self._clock += timedelta(seconds=1)
            facts: dict[str, str | int] = {"record": record, "answers": 1 + turn % 3}
            entry = _entry(self._coach, dossier, self._clock, facts)
            seq += 1
            previous = keys.mac(self._journal_key, seq.to_bytes(8, "big") + bytes.fromhex(previous) + entry).hex()
            yield seq, entry.decode("ascii"), dossier, previous
        self._head = seq, previous


def _entry(coach: str, dossier: str, at: datetime, facts: dict[str, str | int]) -> bytes:
    content = {"at": at.isoformat(timespec="milliseconds"), "offset": 60, "clock": "", "event": "answers.saved"}
    content |= {"action": "U", "outcome": "ok", "colleague": coach, "roles": "beheerder,medewerker", "reason": ""}
    content |= {"workstation": "werkplek 12 (noor)", "app": "0", "dossier": dossier, "segment": "brede_intake"}
    return canonical.dumps(content | {"detail": facts})


def _card(dossier: str, number: int) -> tuple[str, ...]:
    name = NAMES[number % len(NAMES)]
    born = f"19{50 + number % 50}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    stage = STAGES[number % len(STAGES)]
    card = Card(f"Deelnemer {number} {name}", f"{name}, Deelnemer {number}", born, stage, "3 van 9")
    return (dossier, *cards.fields(card, f"2025-{number:05d}").values())


def _left(dossier: str, number: int, when: str, coach: str) -> tuple[Any, ...]:
    parts = canonical.dumps([f"onderdeel-{each}" for each in range(30)]).decode("ascii")
    texts = ("buurtteam", 1, "Buurtteam Voorbeeld (fictief)", '{"ground":"toestemming"}', when)
    return (_id("e", number), dossier, *texts, f"overdracht-{number}.pdf", "0" * 64, parts, "", coach, "", "")


def told(city: City) -> str:
    """What stands in it, in one line."""
    return ", ".join(f"{count:,} {name}" for name, count in city.rows.items())


if __name__ == "__main__":
    print(told(build(Path(sys.argv[1]))))
