"""A backup copy opens with the ordinary password in a folder of its own, is whole or absent, and stops no work."""

from __future__ import annotations

import errno
import json
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.dossier.backups import (
    BackupError,
    BackupFolderGone,
    BackupFolderInVault,
    BackupFolderReadOnly,
    BackupFolderUnclear,
    BackupState,
    BackupStopped,
    NoRoomForBackup,
    VaultUnreadable,
)
from intake_desktop.errors import VaultDamaged
from intake_desktop.sealing.files import read_whole
from intake_desktop.storage import backup, backup_names, backup_place, reading_along, vault
from tests.storage.test_full_disk import as_nobody, can_mount, fill_up, small_disk
from tests.storage.vaults import CARD, PASSWORD, Bench, change, record_with

DAY = datetime(2026, 11, 25, 9, 15)  # noqa: DTZ001 - the clock on the wall, as in the names of copies


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """A folder for copies, with something of somebody else in it."""
    folder = tmp_path / "usb" / "kopieën van de kluis"
    folder.mkdir(parents=True)
    (folder / "begroting.txt").write_text("niet van ons", "utf-8")
    return folder


def save(opened: vault.OpenVault, record_id: str, words: str) -> None:
    opened.run(lambda store: store.dossiers.save(opened.actor, record_id, [change("wens", words)], CARD)).result()


def wish_in(opened: vault.OpenVault, dossier_id: str) -> object:
    found = opened.run(lambda store: store.dossiers.open(opened.actor, dossier_id)).result()
    return [answer.value for answers in found.answers.values() for answer in answers.values()]


def test_a_copy_put_in_the_place_of_the_vault_opens_with_the_ordinary_password(bench: Bench, copies: Path) -> None:
    """The procedure of docs/beheerder.md, step by step: program closed, folder set aside, copy in its place."""
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    save(opened, record_id, "een baan met dieren")
    made = opened.copy_to(copies)
    save(opened, record_id, "pas na de kopie")
    bench.close()

    bench.folder.rename(bench.folder.with_name("kluis-oud"))
    shutil.copytree(copies / made.name, bench.folder)

    again = bench.unlock(PASSWORD)
    assert wish_in(again, dossier_id) == ["een baan met dieren"]
    assert again.run(lambda store: store.journal.verify(again.actor)).result() > 3, "the journal is whole"
    save(again, record_id, "verder in de kopie")
    bench.close()
    assert wish_in(bench.unlock(PASSWORD), dossier_id) == ["verder in de kopie"]


def test_a_copy_is_made_while_somebody_goes_on_working(bench: Bench, copies: Path) -> None:
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    made: list[backup.Written] = []
    thread = threading.Thread(target=lambda: made.append(opened.copy_to(copies)))
    thread.start()
    for number in range(40):
        save(opened, record_id, f"zin {number}")
    thread.join()
    assert wish_in(opened, dossier_id) == ["zin 39"]
    assert made[0].copies == 1


def test_nothing_in_a_copy_can_be_read_without_the_password_and_its_name_tells_nothing(
    bench: Bench, copies: Path
) -> None:
    opened = bench.create()
    _, record_id = record_with(opened)
    save(opened, record_id, "MERKWOORD-in-een-antwoord")
    made = opened.copy_to(copies)
    files = sorted((copies / made.name).iterdir())
    assert [path.name for path in files] == [
        "anker.json",
        "kluis.db",
        "reservekopie.json",
        "sleutels-a.json",
        "sleutels-b.json",
    ]
    told = b"".join(read_whole(path, 1 << 24) for path in files)
    assert b"MERKWOORD" not in told
    assert b"Fictief" not in told
    assert backup_names._NAME.fullmatch(made.name)
    assert made.name.startswith("springplank-2026-11-22-0900")


def test_the_list_of_contents_fits_the_files(bench: Bench, copies: Path) -> None:
    made = bench.create().copy_to(copies)
    folder = copies / made.name
    listed = json.loads((folder / "reservekopie.json").read_text("ascii"))["files"]
    assert {name: entry["bytes"] for name, entry in listed.items()} == {
        path.name: path.stat().st_size for path in folder.iterdir() if path.name != "reservekopie.json"
    }
    assert made.size == sum(entry["bytes"] for entry in listed.values())


def test_making_a_copy_leaves_nothing_else_behind(bench: Bench, copies: Path) -> None:
    opened = bench.create()
    before = {path.name for path in bench.folder.parent.iterdir()}
    (copies / f".springplank-bezig-{backup_names.mark_of(opened._copier._opening.keys.vault_id)}-afgebroken").mkdir()
    (copies / ".springplank-proef-b57b65394ac1").write_bytes(bytes(4096))
    (bench.folder.parent / ".kluis-kopie-afgebroken").mkdir()
    made = opened.copy_to(copies)
    assert {path.name for path in bench.folder.parent.iterdir()} == before
    assert {path.name for path in copies.iterdir()} == {"begroting.txt", made.name}


def test_copies_of_another_vault_in_the_same_folder_are_left_alone(bench: Bench, copies: Path) -> None:
    other = copies / "springplank-2020-01-01-120000-00000000"
    other.mkdir()
    opened = bench.create()
    for _ in range(3):
        opened.copy_to(copies)
        bench.clock.forward(minutes=5)
    found = {path.name for path in copies.iterdir()}
    assert {"begroting.txt", other.name} < found
    assert len(found) == 3, "of one day the newest stays"


def test_a_vault_that_closes_stops_the_copy_and_keeps_nothing_half(bench: Bench, copies: Path) -> None:
    opened = bench.create()
    opened._copier._closing.set()
    with pytest.raises(BackupStopped):
        opened.copy_to(copies)
    opening = opened._copier._opening
    asked = iter([False] * 2 + [True] * 100_000)
    with pytest.raises(BackupStopped):
        backup.make(opening, copies, lambda: next(asked))
    assert {path.name for path in copies.iterdir()} == {"begroting.txt"}
    assert {path.name for path in bench.folder.parent.iterdir()} == {"kluis", "usb"}


@pytest.mark.parametrize(
    ("place", "error"),
    [("weg", BackupFolderGone), ("kluis", BackupFolderInVault), ("usb/begroting.txt", BackupFolderGone)],
)
def test_a_folder_that_cannot_be_used_is_told(bench: Bench, tmp_path: Path, place: str, error: type) -> None:
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / "begroting.txt").write_text("niet van ons", "utf-8")
    opened = bench.create()
    with pytest.raises(error):
        opened.copy_to(tmp_path / place)


def test_half_a_place_is_refused(bench: Bench) -> None:
    bench.create()
    with pytest.raises(BackupFolderUnclear):
        backup_place.look(Path("kopieen"), bench.folder)


def test_a_folder_that_may_only_be_read_is_told(bench: Bench, tmp_path: Path) -> None:
    closed = tmp_path / "alleen-lezen"
    closed.mkdir(mode=0o555)
    bench.create()

    def attempt() -> None:
        with pytest.raises(BackupFolderReadOnly):
            backup_place.look(closed, bench.folder)

    assert as_nobody(attempt) == 0


def test_a_full_stick_is_told_and_the_earlier_copy_stays(bench: Bench, tmp_path: Path) -> None:
    """On a small disk of our own where that can be made; elsewhere its errors are those of the operating system."""
    opened = bench.create()
    if not can_mount(tmp_path / "proef"):
        with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="28") as told:
            full.write(b"x")
        assert backup_place.translated(told.value).code == "ZK-132"
        return
    with small_disk(tmp_path / "stick", 4) as stick:
        first = opened.copy_to(stick)
        fill_up(stick)
        bench.clock.forward(days=1)
        with pytest.raises(Exception, match="ZK-132"):
            opened.copy_to(stick)
        assert {path.name for path in stick.iterdir()} == {first.name, "ballast"}
    record_with(opened)


def test_a_full_disk_of_this_computer_is_told_in_words_about_the_copy(tmp_path: Path, copies: Path) -> None:
    if not can_mount(tmp_path / "proef"):
        assert backup._here(OSError(28, "vol")).__class__ is NoRoomForBackup
        return
    with small_disk(tmp_path / "schijf", 8) as disk:
        bench = Bench(disk / "kluis")
        opened = bench.create()
        fill_up(disk)
        with pytest.raises(NoRoomForBackup):
            opened.copy_to(copies)
        bench.close()


def test_a_disk_that_is_pulled_out_is_told(bench: Bench, copies: Path) -> None:
    opened = bench.create()
    opened.copy_to(copies)
    shutil.rmtree(copies.parent)
    with pytest.raises(BackupFolderGone):
        opened.copy_to(copies)
    record_with(opened)


def test_a_disk_and_a_folder_that_is_kept_in_step_are_recognised(bench: Bench, tmp_path: Path) -> None:
    bench.create()
    for name, synced in (("OneDrive - Stichting Voorbeeld", True), ("Dropbox", True), ("stick", False)):
        (tmp_path / name).mkdir()
        seen = backup_place.look(tmp_path / name, bench.folder)
        assert (seen.same_disk, seen.synced) == (True, synced)
    if Path("/dev/shm").is_dir() and Path("/dev/shm").stat().st_dev != tmp_path.stat().st_dev:
        assert not backup_place.look(Path("/dev/shm"), bench.folder).same_disk


# Which copies stay.


def test_of_a_year_of_days_a_week_four_weeks_and_two_months_stay() -> None:
    days = [DAY - timedelta(days=number) for number in range(365)]
    kept = sorted(backup_names.to_keep(days, DAY), reverse=True)
    assert kept[:7] == days[:7]
    assert len(kept) <= 13
    assert [DAY - timedelta(days=number) for number in (10, 17, 25)] == kept[7:]


def test_day_after_day_never_more_than_thirteen_stay_and_none_older_than_ninety_days() -> None:
    there: set[datetime] = set()
    for number in range(400):
        now = DAY + timedelta(days=number)
        there = backup_names.to_keep(there | {now}, now)
        assert now in there
        assert len(there) <= 13
        assert min(there) >= now - timedelta(days=90)
    assert now - min(there) > timedelta(days=27), "older weeks are there too"


def test_the_newest_stays_whatever_the_clock_says() -> None:
    old, ahead = DAY - timedelta(days=200), DAY + timedelta(days=400)
    assert backup_names.to_keep([old], DAY) == {old}
    assert backup_names.to_keep([old, ahead], DAY) == {old, ahead}


def test_a_clock_that_is_far_ahead_throws_no_history_away() -> None:
    history = {DAY - timedelta(days=number) for number in range(60)}
    ahead = DAY + timedelta(days=400)
    for later in (0, 1):
        history.add(ahead + timedelta(days=later))
        assert backup_names.to_keep(history, ahead + timedelta(days=later)) == history
    late = {ahead + timedelta(days=number) for number in range(3)}
    assert backup_names.to_keep(history | late, max(late)) == late, "three in a row: that is what the day is"


def test_copies_that_are_not_there_any_more_are_told_and_made_anew() -> None:
    now = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    state = BackupState(Path("stick"), last_good=now - timedelta(hours=2), copies=3, reachable=True)
    assert (state.gone, state.due(now)) == (False, False)
    wiped = replace(state, copies=0)
    assert (wiped.gone, wiped.due(now)) == (True, True)
    assert not replace(wiped, reachable=False).gone, "a stick that is not in says nothing about its copies"


def test_a_page_that_cannot_be_read_is_called_so_and_nothing_is_copied(bench: Bench, tmp_path: Path) -> None:
    opened = bench.create()
    record_with(opened)
    opened.close()
    before = {path: path.read_bytes() for path in bench.folder.iterdir()}
    whole, found = before[bench.folder / "kluis.db"], 0
    for place in range(2 * 4096 + 100, len(whole), 3 * 4096):
        for path, data in before.items():
            path.write_bytes(data)
        (bench.folder / "kluis.db").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        target = tmp_path / f"kopieen-{place}"
        target.mkdir()
        with suppress(VaultDamaged):  # a page without which it does not open
            again = bench.unlock()
            try:
                again.copy_to(target)
            except VaultUnreadable:
                found += 1
                assert not list(target.iterdir())
            again.close()
    assert found, "some page is only read by a copy"


def test_closing_does_not_wait_for_a_disk_that_does_not_answer(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network drive that hangs in a write cannot be made here, so the carrying over hangs instead."""
    opened = bench.create()
    hangs, answers = threading.Event(), threading.Event()

    def carry(_source: Path, _target: Path, _stop: object) -> str:
        hangs.set()
        assert answers.wait(60)
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(backup, "carry", carry)
    with ThreadPoolExecutor(1) as thread:
        copying = thread.submit(opened.copy_to, tmp_path)
        assert hangs.wait(60)
        opened.close()
        answers.set()
        assert isinstance(copying.exception(), BackupError)


def test_a_copy_with_a_flipped_byte_anywhere_is_found_before_it_counts(bench: Bench, tmp_path: Path) -> None:
    opened = bench.create()
    record_with(opened)
    key = opened._copier._opening.keys.database
    copy = tmp_path / "kopie.db"
    reading_along.copy_while_open(bench.folder / "kluis.db", key, copy, lambda: False)
    reading_along.prove_copy(copy, key, lambda: False)
    whole = copy.read_bytes()
    for place in range(100, len(whole), len(whole) // 12):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((VaultDamaged, DatabaseError, MemoryError)):
            reading_along.prove_copy(copy, key, lambda: False)
    copy.write_bytes(whole)
    reading_along.prove_copy(copy, key, lambda: False)
