"""Looking a vault over: every row can turn out wrong when the thing itself is broken, and nothing is changed by it."""

from __future__ import annotations

import os
import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake_desktop.dossier.checked import Mend, Outcome, where_to_look
from intake_desktop.storage import osguard, passwords
from intake_desktop.wiring import vault_check, vault_mends
from intake_desktop.wiring.patience import NoAnswer, patiently
from intake_desktop.wiring.vault_check import Looked
from intake_desktop.wiring.vault_mends import NotMended
from tests.storage.test_before_update import content
from tests.storage.test_full_disk import as_nobody
from tests.storage.test_journal import directly
from tests.storage.vaults import CHEAP, PASSWORD
from tests.wiring.vault_place import Place


def newest(place: Path) -> Path:
    return max(place.glob("springplank-*"))


def test_of_a_good_vault_everything_is_in_order_and_nothing_changes(own: Place) -> None:
    found = list(own.desk.check_vault(own.opened, lambda: False))
    assert {(row.what, row.outcome) for row in found if row.outcome is not Outcome.GOOD} == set()
    assert len(found) == 16
    assert where_to_look(found) == "Alles is in orde."
    rows = own.opened.run(lambda store: store.journal.verify(own.opened.actor)).result()
    assert rows > 3


def test_from_outside_nothing_is_written_and_what_was_not_seen_is_told(own: Place) -> None:
    own.opened.close()
    before = content(own.bench.folder)
    found = list(vault_check.rows(Looked(own.bench.folder, own.bench.means, lambda: False), None))
    assert content(own.bench.folder) == before
    assert [row.outcome for row in found] == [Outcome.GOOD] * 8 + [Outcome.NOT_DONE] * 8
    assert where_to_look(found).endswith("Zonder wachtwoord is niet alles bekeken.")


def test_with_the_password_everything_is_seen_and_the_lock_is_given_back(own: Place) -> None:
    own.opened.close()
    before = content(own.bench.folder)
    looked = Looked(own.bench.folder, own.bench.means, lambda: False)
    with vault_check.opened_to_look(looked, own.bench.slot_id, PASSWORD, CHEAP) as opening:
        assert osguard.look(own.bench.folder) is not None
        found = list(vault_check.inside(looked, lambda work: work(opening, looked.stop)))
    assert [row.outcome for row in found] == [Outcome.GOOD] * 8
    assert osguard.look(own.bench.folder) is None
    changed = {name for name, data in content(own.bench.folder).items() if before.get(name) != data}
    assert changed <= {osguard.NAME}
    own.bench.unlock()


def flip(path: Path, offset: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)
        file.seek(offset)
        file.write(bytes([byte[0] ^ 1]))


def test_a_page_that_was_changed_on_the_disk_is_found(own: Place) -> None:
    own.bench.close()
    opened = own.bench.unlock()
    flip(own.bench.folder / "kluis.db", own.bench.folder.joinpath("kluis.db").stat().st_size - 100)
    found = {row.what: row for row in own.desk.check_vault(opened, lambda: False)}
    assert found["Bladzijden"].outcome is Outcome.WRONG
    assert "laatste goede reservekopie" in found["Bladzijden"].remedy


def test_a_journal_row_that_was_edited_is_found(own: Place) -> None:
    statements = ("DROP TRIGGER journal_stays_update", "UPDATE journal SET mac = '00' WHERE seq = 2")
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"

    def edit(connection: object) -> None:
        run = connection.exec_driver_sql  # type: ignore[attr-defined]  # a connection of SQLAlchemy
        for (name,) in run(names).all():
            run(f"DROP TRIGGER {name}")
        run(statements[1])

    directly(own.opened, edit)
    row = own.row("Logboek")
    assert row.outcome is Outcome.WRONG
    assert "Regel 2 past niet" in row.words


def test_rows_that_point_at_nothing_are_found(own: Place) -> None:
    def orphan(store: object) -> None:
        driver = store._connection.connection.driver_connection  # type: ignore[attr-defined]  # the real store
        for statement in ("PRAGMA foreign_keys=OFF", "DELETE FROM dossier"):
            driver.execute(statement)

    own.opened.run(orphan).result()
    assert own.row("Samenhang").outcome is Outcome.WRONG


def test_a_missing_anchor_a_wrong_clock_and_an_older_schema_are_to_mind(own: Place) -> None:
    (own.bench.folder / "anker.json").unlink()
    assert own.row("Logboek").outcome is Outcome.MIND
    own.bench.clock.forward(days=-400)
    row = own.row("Klok")
    assert row.outcome is Outcome.MIND
    assert f"{datetime.now(UTC):%d-%m-%Y}" in row.words
    assert "nog niet geweest" in own.row("Reservekopieën").words
    directly(own.opened, lambda connection: connection.exec_driver_sql("PRAGMA user_version = 3"))
    assert own.row("Versies").outcome is Outcome.MIND
    directly(own.opened, lambda connection: connection.exec_driver_sql("PRAGMA user_version = 99"))
    assert own.row("Versies").outcome is Outcome.WRONG


def test_a_key_file_of_another_moment_is_found_and_mended_from_the_one_that_the_database_knows(own: Place) -> None:
    first, second = (own.bench.folder / name for name in ("sleutels-a.json", "sleutels-b.json"))
    good = first.read_bytes()
    for damage in (b"{}", b"", good[:-5]):
        second.write_bytes(damage)
        row = own.row("Sleutelbestanden")
        assert (row.outcome, row.mend) == (Outcome.MIND, Mend.KEY_FILES)
        assert "gelijk" in own.desk.mend_vault(own.opened, Mend.KEY_FILES)
        assert second.read_bytes() == good
    first.write_bytes(b"{}")
    second.write_bytes(b"{}")
    assert own.row("Sleutelbestanden").outcome is Outcome.WRONG
    assert own.row("Sleutel en gegevens").outcome is Outcome.WRONG
    with pytest.raises(NotMended):
        own.desk.mend_vault(own.opened, Mend.KEY_FILES)
    assert first.read_bytes() == b"{}", "nothing is written when nothing is known for certain"


def test_an_older_key_file_is_not_taken_for_the_good_one(own: Place) -> None:
    """Both can be read; only the database knows which of them is its own."""
    first, second = (own.bench.folder / name for name in ("sleutels-a.json", "sleutels-b.json"))
    old = first.read_bytes()
    own.opened.close()
    own.opened, _ = own.bench.recover(own.founded_with)
    good = first.read_bytes()
    assert old != good
    for path in (first, second):
        path.write_bytes(old)
        assert own.row("Sleutelbestanden").mend is Mend.KEY_FILES
        own.desk.mend_vault(own.opened, Mend.KEY_FILES)
        assert first.read_bytes() == second.read_bytes() == good
    for path in (first, second):
        path.write_bytes(old)
    assert own.row("Sleutelbestanden").outcome is Outcome.GOOD
    assert own.row("Sleutel en gegevens").outcome is Outcome.WRONG
    with pytest.raises(NotMended):
        own.desk.mend_vault(own.opened, Mend.KEY_FILES)


def test_leftovers_go_when_somebody_says_so_and_nothing_else_does(own: Place) -> None:
    folder, old = own.bench.folder, (1.0, 1.0)
    ours = [folder / ".springplank-0a.tmp", folder.parent / ".kluis-kopie-00ff", folder.parent / ".weg-12"]
    ours.append(folder / ".kluis-sleutel-ab")
    theirs = [folder / "brief.pdf", folder / ".springplank-jong.tmp", folder / ".springplank-map.tmp"]
    theirs += [folder.parent / ".kluis-kopie-los", folder.parent / "kluis-oud", folder / "kluis-versie-3.kopie"]
    for path in (*ours[1:], theirs[2], theirs[4], theirs[5]):
        path.mkdir()
        (path / "iets").write_bytes(b"verzonnen")
    for path in (ours[0], theirs[0], theirs[1], theirs[3]):
        path.write_bytes(b"verzonnen")
    for path in (*ours, *theirs):
        if path.name != ".springplank-jong.tmp":
            os.utime(path, old)
    (folder.parent / ".weg-link").symlink_to(own.copies)
    row = own.row("Resten")
    assert (row.outcome, row.mend) == (Outcome.MIND, Mend.LEFTOVERS)
    assert "4 resten" in row.words
    assert own.desk.mend_vault(own.opened, Mend.LEFTOVERS) == "Opgeruimd: 4 resten."
    assert not any(path.exists() for path in ours)
    assert all(path.exists() for path in theirs)
    assert newest(own.copies).is_dir()
    assert own.row("Resten").outcome is Outcome.GOOD
    assert "2 dingen" not in own.row("Inhoud van de map").words
    assert own.row("Inhoud van de map").outcome is Outcome.MIND


def test_a_lock_that_is_of_no_use_is_mended_and_one_that_is_held_stays(own: Place, tmp_path: Path) -> None:
    assert own.outside("In gebruik").outcome is Outcome.MIND
    assert "Noor V. werkt erin op werkplek" in own.outside("In gebruik").words
    own.opened.close()
    lock = own.bench.folder / osguard.NAME
    lock.unlink()
    lock.symlink_to(tmp_path / "elders")
    row = own.outside("In gebruik")
    assert (row.outcome, row.mend) == (Outcome.WRONG, Mend.LOCK)
    assert vault_mends.beside(own.bench.folder, own.bench.means, Mend.LOCK)
    assert own.outside("In gebruik").outcome is Outcome.GOOD
    (lock / "iets").mkdir(parents=True)
    with pytest.raises(NotMended):
        vault_mends.beside(own.bench.folder, own.bench.means, Mend.LOCK)
    shutil.rmtree(lock)
    lock.write_bytes(b"{}")
    lock.chmod(0o400)
    assert as_nobody(lambda: mended_as_nobody(own.bench.folder)) == 0


def mended_as_nobody(folder: Path) -> None:
    with pytest.raises(PermissionError):
        osguard.look(folder)
    assert osguard.mend(folder)


def test_a_window_whose_lock_went_away_is_told(own: Place) -> None:
    (own.bench.folder / osguard.NAME).unlink()
    assert "Een tweede venster kan er nu ook in" in own.row("In gebruik").words


def test_wrong_passwords_and_a_damaged_file_of_them_are_seen(own: Place) -> None:
    attempts = passwords.Attempts(own.bench.folder, own.bench.slot_id)
    attempts.failed(own.bench.clock())
    attempts.failed(own.bench.clock())
    assert "2 keer" in own.row("Verkeerde wachtwoorden").words
    (own.bench.folder / passwords.ATTEMPTS).write_bytes(b"\xff")
    assert own.row("Verkeerde wachtwoorden").outcome is Outcome.GOOD


def test_a_copy_that_is_gone_away_changed_or_old_is_told(own: Place) -> None:
    copy = newest(own.copies)
    flip(copy / "kluis.db", 9_000)
    assert "niet meer wat het was" in own.row("Nieuwste kopie").words
    listed = (copy / "reservekopie.json").read_bytes()
    for wrong in (b"{}", listed.replace(b'"kluis.db"', b'"../kluis.db"'), b"\xff" * 100_000):
        (copy / "reservekopie.json").write_bytes(wrong)
        assert own.row("Nieuwste kopie").outcome is Outcome.WRONG
    own.bench.clock.forward(days=5)
    assert own.row("Reservekopieën").outcome is Outcome.MIND
    shutil.rmtree(copy)
    assert own.row("Reservekopieën").outcome is Outcome.WRONG
    own.copies.rmdir()
    assert (own.row("Reservekopieën").outcome, own.row("Nieuwste kopie").outcome) == (Outcome.MIND, Outcome.MIND)


def test_a_disk_that_does_not_answer_keeps_nobody_waiting() -> None:
    never = threading.Event()
    try:
        with pytest.raises(NoAnswer):
            patiently(lambda _goes: never.wait(30), lambda: False, seconds=0.1)
        with pytest.raises(NoAnswer):
            patiently(lambda _goes: never.wait(30), lambda: True)
    finally:
        never.set()
    assert patiently(lambda goes: goes() or 7, lambda: False) == 7


def test_stopping_ends_it_and_closing_does_not_wait_for_it(own: Place) -> None:
    rows = own.desk.check_vault(own.opened, lambda: True)
    found = {row.what: row.outcome for row in rows}
    assert found["Bladzijden"] is not Outcome.GOOD
    own.opened.close()
    late = own.desk.check_vault(own.opened, lambda: False)
    assert next(row for row in late if row.what == "Samenhang").outcome is Outcome.WRONG
