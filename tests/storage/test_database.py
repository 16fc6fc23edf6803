"""The database is encrypted by the whole checklist, its steps are tested, and it keeps its secrets on disk."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.happening import After, Happening
from intake_desktop.dossier.model import Card, CardQuery, Place
from intake_desktop.dossier.unread import Spot, UnreadText
from intake_desktop.errors import VaultDamaged, VaultTooNew
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.storage import database, looking, migrations, vault
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.storage.tables import StoredRow
from tests.storage.test_journal import rows
from tests.storage.vaults import CHEAP, Bench, change, heard_sender, record_with

KEY = bytearray(range(32))
STORAGE = Path(database.__file__).parent
NEWEST = len(migrations.STEPS)
FIRST_VAULT = Path(__file__).parents[1] / "data" / "kluis-v1"
"""A closed vault as version 1 of the database left it: one fictitious participant."""
SECOND_VAULT = FIRST_VAULT.with_name("kluis-v2")
"""The same as version 2 left it, the intake finished."""
THIRD_VAULT = FIRST_VAULT.with_name("kluis-v3")
"""The same as version 3 left it, with a pinned sender and an export."""


def made(path: Path, steps: tuple[migrations.Step, ...] = migrations.STEPS) -> None:
    database.make_file(path)
    engine = database.engine(path, KEY)
    with engine.connect() as connection:
        migrations.migrate(connection, lambda _: pytest.fail("a new database needs no copy"), steps)
        with connection.begin():
            connection.exec_driver_sql("INSERT INTO setting VALUES ('x', '1')")
    engine.dispose()


def test_every_setting_of_the_checklist_is_really_on(tmp_path: Path) -> None:
    made(tmp_path / "x.db")
    connection = database.connect(tmp_path / "x.db", KEY)
    wanted = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "temp_store": 2, "secure_delete": 1}
    wanted |= {"mmap_size": 0, "trusted_schema": 0, "cell_size_check": 1, "locking_mode": "normal"}
    found = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in wanted}
    assert {name: row[0] if row else 0 for name, row in found.items()} == wanted
    assert connection.execute("PRAGMA cipher_memory_security").fetchone()[0] == "1"
    connection.close()


def test_the_order_of_the_checklist_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    real = database.sqlcipher.connect

    class Listening:
        def __init__(self, path: str, **_options: object) -> None:
            self._real = real(path, isolation_level=None)
            self.close = self._real.close

        def execute(self, statement: str) -> object:
            said.append(statement.split("=", maxsplit=1)[0].split("'", maxsplit=1)[0].strip())
            return self._real.execute(statement)

    monkeypatch.setattr(database.sqlcipher, "connect", Listening)
    database.connect(tmp_path / "x.db", KEY).close()
    start = ["cipher_log_level", "cipher_version", "cipher_memory_security", "key"]
    assert said[:4] == [f"PRAGMA {name}" for name in start]
    assert said[4].startswith("SELECT")
    assert said[5:] == [f"PRAGMA {setting.split('=')[0]}" for setting in database.SETTINGS]


@pytest.mark.parametrize("key", [bytearray(), bytearray(31), bytearray(48)])
def test_a_key_of_another_length_never_becomes_a_passphrase(tmp_path: Path, key: bytearray) -> None:
    with pytest.raises(ValueError, match="32"):
        database.connect(tmp_path / "x.db", key)


def test_a_library_without_encryption_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    monkeypatch.setattr(database, "sqlcipher", sqlite3)
    with pytest.raises(VaultDamaged):
        database.connect(tmp_path / "x.db", KEY)


def test_an_error_tells_no_answers(bench: Bench) -> None:
    opened = bench.create()

    def harm(store: object) -> None:
        assert isinstance(store, OpenStore)
        with store.room.connection.begin():
            store.room.connection.exec_driver_sql(
                "INSERT INTO answer VALUES (?,?,?,?,?)", ("geheim-merk", "", "", "", "")
            )

    fault = opened.run(harm).exception()
    assert isinstance(fault, DBAPIError)
    assert "geheim-merk" not in f"{fault!s} {fault!r}"


def test_the_forbidden_words_stand_nowhere() -> None:
    for path in STORAGE.rglob("*.py"):
        text = path.read_text("utf-8").lower()
        assert not re.search(r"\brekey\b", text), path
        assert "temp_store=file" not in text, path
        assert "echo=true" not in text, path


def test_the_tables_are_those_of_the_rows(tmp_path: Path) -> None:
    made(tmp_path / "x.db")
    connection = database.connect(tmp_path / "x.db", KEY)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    assert names == set(StoredRow.metadata.tables)
    for name, table in StoredRow.metadata.tables.items():
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
        assert [column[1] for column in columns] == table.columns.keys()
        assert {column[1] for column in columns if column[5]} == set(table.primary_key.columns.keys())
    connection.close()


def test_step_1_makes_an_empty_database_of_version_1(tmp_path: Path) -> None:
    made(tmp_path / "x.db", migrations.STEPS[:1])
    connection = database.connect(tmp_path / "x.db", KEY)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM journal").fetchone()[0] == 0
    connection.close()


def test_step_2_keeps_what_a_vault_of_version_1_held(tmp_path: Path) -> None:
    """A vault made before records could be finished opens, keeps a copy, and what it held can now be finished."""
    old = Bench(tmp_path / "kluis")
    shutil.copytree(FIRST_VAULT, old.folder)
    old.slot_id = (looking.look(old.folder).colleagues[0]).slot_id
    opened = old.unlock()
    page = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery())).result()
    kept = opened.run(lambda store: store.dossiers.open(opened.actor, page.rows[0].id)).result()
    record = kept.dossier.latest("brede_intake")
    assert record is not None
    assert record.finished is None
    assert kept.answers[record.id][AnswerKey("roepnaam")].value == "Anna"
    opened.run(lambda store: store.dossiers.finish_record(opened.actor, record.id, {})).result()
    old.close()
    assert (old.folder / "kluis-versie-1.kopie").stat().st_size > 0


def test_step_3_keeps_what_a_vault_of_version_2_held(tmp_path: Path) -> None:
    """A vault made before senders could be pinned opens, keeps a copy and its finished record, and can pin one."""
    old = Bench(tmp_path / "kluis")
    shutil.copytree(SECOND_VAULT, old.folder)
    old.slot_id = (looking.look(old.folder).colleagues[0]).slot_id
    opened = old.unlock()
    page = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery())).result()
    kept = opened.run(lambda store: store.dossiers.open(opened.actor, page.rows[0].id)).result()
    record = kept.dossier.latest("brede_intake")
    assert record is not None
    assert record.finished is not None
    assert kept.answers[record.id][AnswerKey("roepnaam")].value == "Anna"
    opened.run(lambda store: store.senders.pin(opened.actor, heard_sender())).result()
    (sender,) = opened.run(lambda store: store.senders.all(opened.actor)).result()
    assert sender.organisation == "Stichting Ver Weg (fictief)"
    old.close()
    assert (old.folder / "kluis-versie-2.kopie").stat().st_size > 0


def test_step_4_keeps_senders_that_were_pinned_before_files_could_be_sealed(tmp_path: Path) -> None:
    """They stay known, without a key to seal to."""
    made(tmp_path / "x.db", migrations.STEPS[:3])
    engine = database.engine(tmp_path / "x.db", KEY)
    with engine.connect() as connection:
        with connection.begin():
            connection.exec_driver_sql("INSERT INTO colleague VALUES ('c', 's', '', 'Noor', 'N.', '', '', '', '', '')")
            connection.exec_driver_sql("INSERT INTO sender VALUES ('ab', 'Ver Weg', '2026', 'c', 'kaart', 'telefoon')")
        assert migrations.migrate(connection, lambda _: None, migrations.STEPS[:4]) == 3
        with connection.begin():
            found = connection.exec_driver_sql("SELECT organisation, sealing_key FROM sender").all()
    engine.dispose()
    assert [tuple(row) for row in found] == [("Ver Weg", "")]


def test_an_older_vault_gets_its_key_for_sealed_files_once_and_that_is_journaled(tmp_path: Path) -> None:
    old = Bench(tmp_path / "kluis")
    shutil.copytree(SECOND_VAULT, old.folder)
    old.slot_id = (looking.look(old.folder).colleagues[0]).slot_id
    found = []
    for _ in range(2):
        opened = old.unlock()
        found.append(opened.run(lambda store, by=opened.actor: store.settings.get(by, "sealing_key")).result())
        told = [row.event for row in rows(opened)]
        opened.close()
    assert found[0] == found[1]
    assert len(bytes.fromhex(str(found[0]))) == 32
    assert told.count("sealing_key.made") == 1


def test_step_4_keeps_what_a_vault_of_version_3_held(tmp_path: Path) -> None:
    """A vault made before there was an address book opens, keeps its export and sender, and keeps what came after."""
    old = Bench(tmp_path / "kluis")
    shutil.copytree(THIRD_VAULT, old.folder)
    old.slot_id = (looking.look(old.folder).colleagues[0]).slot_id
    opened = old.unlock()
    page = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery())).result()
    (export,) = opened.run(lambda store: store.exports.of_dossier(opened.actor, page.rows[0].id)).result()
    assert (export.id, export.contact_id, export.replaces, export.aftermath) == ("k4t7ab", "", "", ())
    (sender,) = opened.run(lambda store: store.senders.all(opened.actor)).result()
    assert sender.organisation == "Stichting Ver Weg (fictief)"
    told = Happening(After.RECEIVED, date(2026, 11, 22), "Noor Bedenksel")
    opened.run(lambda store: store.exports.add_happening(opened.actor, export.id, told)).result()
    opened.run(lambda store: store.contacts.add(opened.actor, Contact("buurtteam", "Buurtteam Zuid"))).result()
    (export,) = opened.run(lambda store: store.exports.of_dossier(opened.actor, page.rows[0].id)).result()
    assert export.aftermath == (told,)
    old.close()
    assert (old.folder / "kluis-versie-3.kopie").stat().st_size > 0


def test_every_step_has_a_test_of_its_own() -> None:
    text = Path(__file__).read_text("utf-8")
    missing = [n for n in range(1, len(migrations.STEPS) + 1) if f"def test_step_{n}_" not in text]
    assert not missing


def test_before_a_step_a_verified_copy_is_kept(tmp_path: Path) -> None:
    path, copy = tmp_path / "x.db", tmp_path / "copy.db"
    made(path)
    steps = (*migrations.STEPS, ("ALTER TABLE setting ADD COLUMN extra TEXT",), ("DELETE FROM setting",))
    engine = database.engine(path, KEY)
    with engine.connect() as connection:
        assert migrations.migrate(connection, lambda _: database.verified_copy(connection, KEY, copy), steps) == NEWEST
        assert migrations.version(connection) == NEWEST + 2
    engine.dispose()
    kept = database.connect(copy, KEY)
    assert kept.execute("SELECT name, content FROM setting").fetchall() == [("x", "1")]
    assert kept.execute("PRAGMA user_version").fetchone()[0] == NEWEST
    kept.close()
    assert not copy.read_bytes().startswith(b"SQLite format 3")


def test_a_step_that_fails_leaves_the_version_before_it(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    made(path)
    engine = database.engine(path, KEY)
    with engine.connect() as connection:
        steps = (*migrations.STEPS, ("DELETE FROM setting", "this is not SQL"))
        with pytest.raises(DBAPIError):
            migrations.migrate(connection, lambda _: None, steps)
        assert migrations.version(connection) == NEWEST
        with connection.begin():
            assert connection.exec_driver_sql("SELECT count(*) FROM setting").scalar() == 1
    engine.dispose()


def test_a_newer_database_asks_for_a_newer_program(bench: Bench) -> None:
    opened = bench.create()

    def newer(store: object) -> None:
        assert isinstance(store, OpenStore)
        with store.room.connection.begin():
            store.room.connection.exec_driver_sql("PRAGMA user_version = 99")

    opened.run(newer).result()
    opened.close()
    with pytest.raises(VaultTooNew):
        bench.unlock()


MARK = "ZEEPAARD"


def test_nothing_that_was_typed_can_be_read_on_disk(bench: Bench, tmp_path: Path) -> None:
    """A mark in every field: while open, after closing, and in files that a crash leaves."""
    bench.recovery_key = vault.new_recovery_key(bench.means)
    founding = bench.founding(f"Noor {MARK}")
    founding = type(founding)(
        **{**{n: getattr(founding, n) for n in founding.__dataclass_fields__}, "organisation": MARK}
    )
    opened = vault.create(bench.folder, founding, CHEAP, bench.means)
    actor = opened.actor
    card = Card(MARK, MARK, MARK, MARK, MARK, None, MARK)
    dossier_id, record_id = record_with(opened, MARK, card)
    long = [change(f"{MARK}{n}", f"{MARK} {n} " * 50, MARK) for n in range(200)]
    opened.run(lambda store: store.dossiers.save(actor, record_id, long, card)).result()
    opened.run(lambda store: store.dossiers.save(actor, record_id, [change(f"{MARK}1", "weg")], card)).result()
    unread = UnreadText(Spot(MARK, MARK, 0, MARK, MARK), MARK, MARK, MARK, MARK)
    place = Place(MARK, dossier_id, MARK, unread=(unread,))
    opened.run(lambda store: store.places.remember(actor, place)).result()
    opened.run(lambda store: store.settings.put(actor, MARK, MARK)).result()
    opened.run(lambda store: store.journal.note(actor, "proef", segment=MARK)).result()
    assert (bench.folder / "kluis.db-wal").stat().st_size > 100_000

    def hits() -> list[str]:
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        forms = [MARK.encode(), MARK.encode("utf-16-le"), founding.password.encode(), founding.recovery_key.encode()]
        return [path.name for path in files for form in forms if form in path.read_bytes()]

    assert not hits()
    opened.close()
    assert not hits()
