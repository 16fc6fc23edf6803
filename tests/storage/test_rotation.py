"""A new vault key: everybody keeps their password, nothing is lost, and what somebody took along opens nothing new."""

from __future__ import annotations

import json
import resource
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from intake_desktop.dossier.roles import Role
from intake_desktop.dossier.rotation import (
    NoRoomForRotation,
    RotationCutShort,
    RotationDiffers,
    RotationError,
    RotationStopped,
    Underway,
)
from intake_desktop.errors import NotAllowed, SpringplankError, VaultRolledBack, WrongPassword
from intake_desktop.storage import database, epochs, keycopies, looking, reencrypt, rotation, vault
from intake_desktop.storage.anchor import read as read_anchor
from intake_desktop.storage.journal import JournalBroken
from intake_desktop.storage.open_store import OpenStore
from tests.storage.colleagues import add_colleague
from tests.storage.test_before_update import OLD, names, older
from tests.storage.test_full_disk import little_room
from tests.storage.test_journal import directly
from tests.storage.test_opening import FILES, answers, filled, verified
from tests.storage.vaults import CARD, NEW_PASSWORD, PASSWORD, VALUES, Bench, change

KEY_FILES = ("sleutels-a.json", "sleutels-b.json")
OTHER_PASSWORD = "acht houten tafels in het fictieve park"


def epoch(bench: Bench) -> int:
    (key_file,) = keycopies.read(bench.folder).readable
    return key_file.epoch


def kept(bench: Bench) -> dict[str, bytes]:
    """The files that make a vault, as they are now."""
    return {path.name: path.read_bytes() for path in bench.folder.iterdir() if path.name not in {"kluis.slot"}}


def events(opened: vault.OpenVault) -> list[str]:
    def work(store: OpenStore) -> list[str]:
        found = store.room.connection.exec_driver_sql("SELECT entry FROM journal ORDER BY seq").all()
        return [str(json.loads(entry)["event"]) for (entry,) in found]

    return opened._thread.run(work).result()


def state(opened: vault.OpenVault) -> tuple[bool, type[RotationError] | None]:
    """Whether a new key came, and why the last attempt failed."""
    found = opened.run(lambda store: store.rotations.remembered(opened.actor)).result()
    return found.renewed is not None, type(found.error) if found.error else None


def test_everybody_keeps_their_password_and_the_key_on_paper_and_work_goes_on_at_once(bench: Bench) -> None:
    dossier_id, record_id = filled(bench)
    opened = bench.unlock()
    other = add_colleague(bench, opened, "Sam Bedacht", OTHER_PASSWORD)
    setting = [
        opened.run(lambda s, n=n: s.settings.get(opened.actor, n)).result() for n in ("signing_key", "sealing_key")
    ]
    for turn in (2, 3):
        underway = Underway()
        opened.renew_key(underway)
        assert underway.percent == 100
        assert set(answers(opened, dossier_id)) == set(VALUES)
        saved = [change("tekst", f"na de {turn}e sleutel")]
        opened.run(lambda s, saved=saved: s.dossiers.save(opened.actor, record_id, saved, CARD)).result()
        assert epoch(bench) == turn
    expected = VALUES | {"tekst": "na de 3e sleutel"}
    assert [
        opened.run(lambda s, n=n: s.settings.get(opened.actor, n)).result() for n in ("signing_key", "sealing_key")
    ] == setting
    bench.close()
    assert {path.name for path in bench.folder.iterdir()} == FILES
    for slot_id, password in ((bench.slot_id, PASSWORD), (other, OTHER_PASSWORD)):
        bench.slot_id = slot_id
        assert bench.unlock(password).colleague.name in {"Noor Voorbeeld", "Sam Bedacht"}
        bench.close()
    bench.slot_id = looking.look(bench.folder).colleagues[0].slot_id
    opened, new_paper = bench.recover(bench.recovery_key)
    assert answers(opened, dossier_id) == expected
    opened.renew_key(Underway())
    bench.close()
    bench.recover(new_paper, PASSWORD)[0].close()
    assert epoch(bench) == 4
    assert verified(bench.unlock()) > 10


def test_the_journal_stays_one_chain_and_older_anchors_are_found_back(bench: Bench) -> None:
    filled(bench)
    opened = bench.unlock()
    before = opened.run(lambda store: store.journal.head(opened.actor)).result()
    opened.renew_key(Underway())
    found = events(opened)
    assert found[-2:] == ["vault.rotation_begun", "vault.rotated"]

    def anchored(store: OpenStore) -> int:
        return store.room.chain.verify(store.room.connection, before)

    assert opened._thread.run(lambda s: s.perform(anchored)).result() == len(found), "an anchor of a file that left"
    bench.close()
    for number in (2, len(found) - 1, len(found)):
        copy = Bench(bench.folder.with_name(f"geknoeid-{number}") / "kluis", slot_id=bench.slot_id)
        shutil.copytree(bench.folder, copy.folder)
        opened = copy.unlock()
        directly(opened, _without_guard)
        directly(opened, partial(_put_another_word, number))
        with pytest.raises(JournalBroken):
            verified(opened)
        copy.close()


def _without_guard(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TRIGGER journal_no_update")


def _put_another_word(number: int, connection: Connection) -> None:
    connection.exec_driver_sql(f"UPDATE journal SET entry = replace(entry, 'werkplek', 'balie') WHERE seq = {number}")


def test_nobody_reads_a_former_key_of_the_journal(bench: Bench) -> None:
    filled(bench)
    opened = bench.unlock()
    opened.renew_key(Underway())
    for work in (
        lambda store: store.settings.get(opened.actor, "journal_key.1"),
        lambda store: store.settings.put(opened.actor, "journal_key.1", "x"),
    ):
        with pytest.raises(NotAllowed):
            opened.run(work).result()


def test_what_somebody_took_along_opens_the_old_copy_and_not_the_vault(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    taken = Bench(bench.folder.with_name("meegenomen") / "kluis", slot_id=bench.slot_id)
    shutil.copytree(bench.folder, taken.folder)
    bench.unlock().renew_key(Underway())
    bench.close()
    assert answers(taken.unlock(), dossier_id) == VALUES, "an old copy opens with the old key, as docs/security.md says"
    taken.close()
    now = kept(bench)
    for name in KEY_FILES:
        shutil.copy(taken.folder / name, bench.folder / name)
    with pytest.raises(VaultRolledBack):
        bench.unlock()
    for name in KEY_FILES:
        (bench.folder / name).write_bytes(now[name])
    shutil.copy(taken.folder / "kluis.db", bench.folder / "kluis.db")
    with pytest.raises(SpringplankError):
        bench.unlock()
    (bench.folder / "kluis.db").write_bytes(now["kluis.db"])
    (bench.folder / KEY_FILES[0]).write_bytes((taken.folder / KEY_FILES[0]).read_bytes())
    assert answers(bench.unlock(), dossier_id) == VALUES, "one old copy of the key file is mended"
    assert (bench.folder / KEY_FILES[0]).read_bytes() == now[KEY_FILES[1]]


def test_stopping_leaves_the_vault_as_it_was_and_later_it_works(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    opened = bench.unlock()
    before = kept(bench)
    underway = Underway()
    underway.stop()
    with pytest.raises(RotationStopped):
        opened.renew_key(underway)
    assert answers(opened, dossier_id) == VALUES
    assert state(opened) == (False, RotationStopped)
    assert events(opened).count("vault.rotation_stopped") == 1
    assert set(kept(bench)) == set(before)
    assert [kept(bench)[name] for name in KEY_FILES] == [before[name] for name in KEY_FILES]
    opened.renew_key(Underway())
    assert state(opened) == (True, None)


def test_closing_the_vault_stops_it_and_tidies(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The vault is closed at the very moment at which the new database has been written."""
    filled(bench)
    opened = bench.unlock()
    real = reencrypt.compare
    with ThreadPoolExecutor(2) as threads:
        closing = []

        def compare(*given: object) -> None:
            closing.append(threads.submit(opened.close))
            while not opened._underway or not opened._underway.stopped:
                pass
            real(*given)  # type: ignore[arg-type]  # passed on as they came

        monkeypatch.setattr(reencrypt, "compare", compare)
        with pytest.raises(RotationStopped):
            opened.renew_key(Underway())
        closing[0].result()
    assert {path.name for path in bench.folder.iterdir()} == FILES
    assert epoch(bench) == 1
    assert state(bench.unlock()) == (False, RotationStopped)


def test_only_a_beheerder_may(bench: Bench) -> None:
    filled(bench)
    opened = bench.unlock()
    opened._colleague = type(opened.colleague)(
        opened.colleague.id, opened.colleague.name, opened.colleague.label, frozenset({Role.MEDEWERKER})
    )
    with pytest.raises(NotAllowed):
        opened.renew_key(Underway())
    assert epoch(bench) == 1
    assert events(opened)[-1] == "vault.rotation_begun"


def test_without_room_nothing_is_begun(tmp_path: Path) -> None:
    with little_room(tmp_path / "klein", 8) as room:
        bench = Bench(room.folder / "kluis")
        filled(bench)
        opened = bench.unlock()
        room.leave(1024 * 1024)
        with pytest.raises(NoRoomForRotation, match="ZK-347"):
            opened.renew_key(Underway())
        room.clear(8 * 1024 * 1024)
        opened.renew_key(Underway())
        bench.close()
        assert epoch(bench) == 2


@pytest.mark.parametrize("number", OLD)
def test_a_vault_of_every_older_format_gets_a_new_key(number: int, tmp_path: Path) -> None:
    bench = older(tmp_path, number)
    before = names(bench)
    bench.close()
    bench.unlock().renew_key(Underway())
    bench.close()
    assert names(bench) == before
    bench.close()
    assert verified(bench.unlock()) > 3
    bench.close()


def test_a_copy_that_differs_in_one_row_never_takes_the_place_of_the_vault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row changes in the new database after it was written: found, thrown away, and the vault goes on."""
    dossier_id, _ = filled(bench)
    opened = bench.unlock()
    real = reencrypt.export

    def export(source: Path, key: bytearray, target: tuple[Path, bytearray], look: reencrypt.Look) -> None:
        real(source, key, target, look)
        copy = database.connect(*target)
        copy.execute("UPDATE answer SET saved_at = 'gisteren' WHERE question_id = 'tekst'")
        copy.close()

    with monkeypatch.context() as breaking:
        breaking.setattr(reencrypt, "export", export)
        with pytest.raises(RotationDiffers):
            opened.renew_key(Underway())
    assert answers(opened, dossier_id) == VALUES
    bench.close()
    assert {path.name for path in bench.folder.iterdir()} == FILES
    assert epoch(bench) == 1


def test_a_page_that_cannot_be_read_is_found_and_the_vault_keeps_its_key(bench: Bench) -> None:
    filled(bench)
    whole = (bench.folder / "kluis.db").read_bytes()
    found = 0
    for place in range(3 * 4096 + 100, len(whole), 9 * 4096):
        (bench.folder / "kluis.db").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        (bench.folder / "anker.json").unlink(missing_ok=True)
        try:
            opened = bench.unlock()
        except SpringplankError:
            continue
        with pytest.raises(RotationError):
            opened.renew_key(Underway())
        bench.close()
        assert epoch(bench) == 1
        found += 1
    assert found, "some page is only read by a new key"


def test_a_key_file_with_both_keys_is_carried_on_or_undone_by_what_the_database_is(bench: Bench) -> None:
    """What a cut between two steps leaves, laid down by hand: key file and database of different moments."""
    dossier_id, _ = filled(bench)
    before = kept(bench)
    opened = bench.unlock()
    opened.renew_key(Underway())
    bench.close()
    after = kept(bench)
    (old,) = (keycopies.loads(before[KEY_FILES[0]]),)
    assert old.epoch == 1
    assert not epochs.rotating(old)
    assert [kept(bench)[name] for name in KEY_FILES] == [after[KEY_FILES[0]]] * 2
    assert read_anchor(bench.folder, bench.unlock()._copier._opening.keys) is not None, "the anchor has the new key too"
    bench.close()
    left = bench.folder / ".kluis-sleutel-0123456789abcdef"
    left.mkdir()
    (left / "kluis.db").write_bytes(b"half")
    opened = bench.unlock()
    assert not left.exists()
    assert state(opened) == (True, RotationCutShort)
    assert "vault.rotation_undone" in events(opened)
    assert answers(opened, dossier_id) == VALUES


def test_a_forgotten_password_renewed_just_before_still_counts_after(bench: Bench) -> None:
    """The public keys of a change that was cut short between files and database are those that get the new key."""
    filled(bench)
    bench.recover(bench.recovery_key)[0].renew_key(Underway())
    bench.close()
    with pytest.raises(WrongPassword):
        bench.unlock(PASSWORD)
    bench.unlock(NEW_PASSWORD)


def test_who_waits_for_the_keys_during_a_new_key_goes_on_with_the_new_ones(bench: Bench) -> None:
    opened = bench.create()
    copier = opened._copier
    opened.renew_key(Underway())
    assert opened._copier is copier
    bench_file = bench.folder / "kluis.db"
    assert opened.borrow(lambda opening, _closing: database.opens(bench_file, opening.keys.database))


def test_a_file_that_somebody_has_open_keeps_the_old_key(bench: Bench) -> None:
    opened = bench.create()
    key = opened._copier._opening.keys.database
    other = database.connect(bench.folder / "kluis.db", key)
    try:
        with pytest.raises(RotationError):
            opened.renew_key(Underway())
    finally:
        other.close()
    opened.renew_key(Underway())


def test_a_disk_that_fails_twice_at_the_renaming_ends_no_session(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit on files is real: nothing can be written from the renaming on, until there is room."""
    dossier_id, record_id = filled(bench)
    opened = bench.unlock()
    real, before = rotation.rename_over, signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def then_full(source: Path, target: Path) -> None:
        real(source, target)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    def save() -> SpringplankError | None:
        work = opened.run(lambda store: store.dossiers.save(opened.actor, record_id, [change("na", "tekst")], CARD))
        error = work.exception()
        assert error is None or isinstance(error, SpringplankError)
        return error

    monkeypatch.setattr(rotation, "rename_over", then_full)
    try:
        with pytest.raises(RotationCutShort):
            opened.renew_key(Underway())
        assert save() is not None, "told, and the text stays on the screen"
        assert save() is not None
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        signal.signal(signal.SIGXFSZ, before)
    assert save() is None, "the same session goes on"
    assert epoch(bench) == 2
    copies = bench.folder.with_name("kopieen")
    copies.mkdir()
    assert opened.copy_to(copies).size > 0
    bench.close()
    assert set(answers(bench.unlock(), dossier_id)) == {*VALUES, "na"}
