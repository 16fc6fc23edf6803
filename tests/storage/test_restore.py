"""Putting a backup copy back: a look inside first, the old vault set aside, and never anything half."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake_desktop.dossier.backups import BackupStopped
from intake_desktop.dossier.restoring import (
    CopyDamaged,
    CopyGone,
    Kin,
    NoCopyHere,
    NoRoomToRestore,
    RestoreStopped,
)
from intake_desktop.errors import VaultInUse, VaultTooNew, WaitBeforeRetry, WrongPassword, WrongRecoveryKey
from intake_desktop.sealing import canonical
from intake_desktop.storage import copies_found, restore, restore_words, swap, vault
from tests.storage.test_backup import save, wish_in
from tests.storage.test_full_disk import can_mount, small_disk
from tests.storage.test_journal import directly
from tests.storage.vaults import CHEAP, NEW_PASSWORD, PASSWORD, Bench, record_with

NEVER = lambda: False  # noqa: E731 - nobody stops


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def target(bench: Bench) -> restore.Target:
    return restore.Target(bench.folder, CHEAP, bench.means)


def with_copy(bench: Bench, stick: Path) -> tuple[str, Path]:
    """A closed vault that went on after its copy was made: (dossier id, folder of the copy)."""
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    save(opened, record_id, "in de kopie")
    bench.clock.forward(minutes=1)
    made = opened.copy_to(stick)
    save(opened, record_id, "pas na de kopie")
    bench.close()
    return dossier_id, stick / made.name


def brought(bench: Bench, place: Path) -> restore.Brought:
    (copy,) = copies_found.find(place, bench.folder)
    return restore.bring(copy, target(bench), NEVER)


def beside(bench: Bench) -> set[str]:
    """What stands beside the vault, apart from the stick and the lock."""
    return {path.name for path in bench.folder.parent.iterdir()} - {"usb", "kluis.slot"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_copy_is_looked_into_and_put_back_and_the_old_vault_is_set_aside(bench: Bench, stick: Path) -> None:
    dossier_id, copy = with_copy(bench, stick)
    before, old = contents(copy), contents(bench.folder)
    taken = brought(bench, stick)
    inside = taken.unlock(bench.slot_id, PASSWORD)
    assert (inside.participants, inside.organisation, inside.kin) == (1, "Stichting Voorbeeld", Kin.SAME)
    assert inside.journal_fits
    assert inside.made is not None
    assert inside.newest is not None
    assert inside.newest <= inside.made
    assert contents(bench.folder) == old, "looking changes nothing"

    aside = taken.put_back()

    assert aside is not None
    assert contents(aside) == old | {"kluis.slot": (aside / "kluis.slot").read_bytes()}
    assert beside(bench) == {"kluis", aside.name}
    assert contents(copy) == before, "the copy on the stick is only read"
    opened = bench.unlock()
    assert wish_in(opened, dossier_id) == ["in de kopie"]
    names = [row for row in events(opened) if row.startswith("vault.")]
    assert names[-3:] == ["vault.restored", "vault.locked", "vault.unlocked"]
    assert opened.run(lambda store: store.journal.verify(opened.actor)).result() > 3


def events(opened: vault.OpenVault) -> list[str]:
    rows = opened.run(
        lambda store: store.room.connection.exec_driver_sql("SELECT entry FROM journal ORDER BY seq").all()
    ).result()
    return [json.loads(entry)["event"] for (entry,) in rows]


def test_on_a_new_computer_there_is_nothing_to_set_aside(bench: Bench, stick: Path) -> None:
    dossier_id, _ = with_copy(bench, stick)
    shutil.rmtree(bench.folder)
    taken = brought(bench, stick)
    assert taken.unlock(bench.slot_id, PASSWORD).kin is Kin.NONE
    assert taken.put_back() is None
    assert beside(bench) == {"kluis"}
    assert wish_in(bench.unlock(), dossier_id) == ["in de kopie"]


def test_dropping_what_was_looked_into_leaves_nothing(bench: Bench, stick: Path) -> None:
    with_copy(bench, stick)
    old = contents(bench.folder)
    taken = brought(bench, stick)
    taken.unlock(bench.slot_id, PASSWORD)
    taken.drop()
    assert beside(bench) == {"kluis"}
    assert contents(bench.folder) == old
    brought(bench, stick).drop()


def test_the_key_on_paper_of_that_time_opens_a_copy_and_stays_valid(bench: Bench, stick: Path) -> None:
    dossier_id, _ = with_copy(bench, stick)
    taken = brought(bench, stick)
    with pytest.raises(WrongRecoveryKey):
        taken.unlock_with_key(bench.slot_id, vault.new_recovery_key(bench.means))
    assert taken.unlock_with_key(bench.slot_id, bench.recovery_key).participants == 1
    taken.put_back()
    opened, _new = bench.recover(bench.recovery_key, NEW_PASSWORD)
    assert wish_in(opened, dossier_id) == ["in de kopie"]


def test_a_wrong_password_changes_nothing_and_pauses_grow(bench: Bench, stick: Path) -> None:
    with_copy(bench, stick)
    taken = brought(bench, stick)
    for _ in range(4):
        with pytest.raises(WrongPassword):
            taken.unlock(bench.slot_id, "een andere zin in de regen")
    with pytest.raises(WaitBeforeRetry):
        taken.unlock(bench.slot_id, PASSWORD)
    bench.clock.forward(minutes=5)
    assert taken.unlock(bench.slot_id, PASSWORD).participants == 1
    taken.drop()


def test_a_copy_of_another_vault_is_called_so(bench: Bench, stick: Path) -> None:
    other = Bench(bench.folder.parent / "elders" / "kluis", clock=bench.clock)
    other.chance.seed(7)
    other.folder.parent.mkdir()
    other.create().copy_to(stick)
    other.close()
    bench.create()
    bench.close()
    taken = brought(bench, stick)
    assert taken.unlock(other.slot_id, PASSWORD).kin is Kin.OTHER
    taken.drop()
    for name in ("sleutels-a.json", "sleutels-b.json"):
        (bench.folder / name).write_bytes(b"{kapot")
    taken = brought(bench, stick)
    assert taken.unlock(other.slot_id, PASSWORD).kin is Kin.UNKNOWN
    taken.drop()


def test_nothing_is_put_in_the_place_of_a_vault_that_somebody_works_in(bench: Bench, stick: Path) -> None:
    dossier_id, _ = with_copy(bench, stick)
    opened = bench.unlock()
    taken = brought(bench, stick)
    taken.unlock(bench.slot_id, PASSWORD)
    with pytest.raises(VaultInUse):
        taken.put_back()
    assert wish_in(opened, dossier_id) == ["pas na de kopie"]
    bench.close()
    taken.put_back()
    assert wish_in(bench.unlock(), dossier_id) == ["in de kopie"]


def test_the_vault_that_was_set_aside_can_be_put_back_too(bench: Bench, stick: Path) -> None:
    dossier_id, _ = with_copy(bench, stick)
    taken = brought(bench, stick)
    taken.unlock(bench.slot_id, PASSWORD)
    aside = taken.put_back()
    assert aside is not None
    again = brought(bench, aside)
    assert again.copy.made is not None
    again.unlock(bench.slot_id, PASSWORD)
    again.put_back()
    assert wish_in(bench.unlock(), dossier_id) == ["pas na de kopie"]


# Which copies there are.


def test_copies_are_listed_newest_first_and_damaged_ones_are_marked(bench: Bench, stick: Path) -> None:
    opened = bench.create()
    names = []
    for _ in range(3):
        names.append(opened.copy_to(stick).name)
        bench.clock.forward(days=1)
    bench.close()
    (stick / names[1] / "kluis.db").unlink()
    (stick / "foto's").mkdir()
    (stick / ".springplank-bezig-12345678-ab").mkdir()
    found = copies_found.find(stick, bench.folder)
    assert [copy.folder.name for copy in found] == names[::-1]
    assert [type(copy.error) for copy in found] == [type(None), CopyDamaged, type(None)]
    assert all(copy.app == "0" for copy in found)


@pytest.mark.parametrize("place", ["leeg", "is er niet", "kluis", "brief.txt"])
def test_a_folder_without_copies_is_told(bench: Bench, tmp_path: Path, place: str) -> None:
    bench.create()
    bench.close()
    (tmp_path / "leeg").mkdir()
    (tmp_path / "brief.txt").write_text("niet van ons", "utf-8")
    with pytest.raises(NoCopyHere):
        copies_found.find(tmp_path / place, bench.folder)


def spoil(name: str, work: Callable[[bytes], bytes | None]) -> Callable[[Path], None]:
    def spoiled(copy: Path) -> None:
        data = work((copy / name).read_bytes())
        (copy / name).unlink()
        if data is not None:
            (copy / name).write_bytes(data)

    return spoiled


def listed(change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def spoiled(copy: Path) -> None:
        found = json.loads((copy / "reservekopie.json").read_bytes())
        change(found)
        (copy / "reservekopie.json").write_text(json.dumps(found), "utf-8")

    return spoiled


def odd(name: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    def spoiled(copy: Path) -> None:
        (copy / name).unlink()
        make(copy / name)

    return spoiled


HOSTILE: dict[str, Callable[[Path], None]] = {
    "a byte of the database": spoil("kluis.db", lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]),
    "no database": spoil("kluis.db", lambda _data: None),
    "half a database": spoil("kluis.db", lambda data: data[: len(data) // 2]),
    "no list of contents": spoil("reservekopie.json", lambda _data: None),
    "a list that is no list": spoil("reservekopie.json", lambda _data: b"[" * 60_000),
    "an endless list": spoil("reservekopie.json", lambda _data: b" " * 200_000),
    "no key files": lambda copy: [(copy / name).unlink() for name in ("sleutels-a.json", "sleutels-b.json")] and None,
    "an anchor of nothing": spoil("anker.json", lambda _data: b"{}"),
    "a path in the list": listed(lambda found: found["files"].update({"../erbij": {"bytes": 1, "sha256": "00"}})),  # type: ignore[attr-defined]  # JSON of our own
    "a size that is no number": listed(lambda found: found["files"]["kluis.db"].update(bytes="veel")),  # type: ignore[index]  # as JSON of our own
    "a moment that is none": listed(lambda found: found.update(made="gisteren")),
    "a moment without a zone": listed(lambda found: found.update(made="2026-11-22T09:00:00")),
    "a database that is a pipe": odd("kluis.db", os.mkfifo),
    "a list that is a pipe": odd("reservekopie.json", os.mkfifo),
    "a key file that is a link": odd("sleutels-a.json", lambda path: path.symlink_to("/dev/zero")),
    "a database that is a folder": odd("kluis.db", lambda path: path.mkdir()),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_damaged_or_hostile_copy_is_told_and_nothing_changes(bench: Bench, stick: Path, kind: str) -> None:
    _, copy = with_copy(bench, stick)
    old = contents(bench.folder)
    HOSTILE[kind](copy)
    with pytest.raises((CopyDamaged, CopyGone)):
        brought(bench, copy).unlock(bench.slot_id, PASSWORD)
    assert beside(bench) == {"kluis"}
    assert contents(bench.folder) == old


def test_files_of_two_moments_are_refused_when_the_copy_is_opened(bench: Bench, stick: Path) -> None:
    """Every file fits the list, but the list was made up: key file and database belong together or not at all."""
    _, copy = with_copy(bench, stick)
    bench.recover(bench.recovery_key)[0].close()
    (copy / "reservekopie.json").unlink()
    hand_made = copy.rename(copy.with_name("met de hand"))
    for name in ("sleutels-a.json", "sleutels-b.json"):
        shutil.copy(bench.folder / name, hand_made / name)
    taken = brought(bench, hand_made)
    with pytest.raises(CopyDamaged):
        taken.unlock(bench.slot_id, NEW_PASSWORD)
    taken.drop()


def newer(path: Path) -> bytes:
    return canonical.dumps(json.loads(path.read_bytes()) | {"version": 99})


@pytest.mark.parametrize("names", [("sleutels-a.json", "sleutels-b.json"), ("reservekopie.json",)])
def test_a_copy_of_a_newer_program_is_refused_with_that_sentence(
    bench: Bench, stick: Path, names: tuple[str, ...]
) -> None:
    _, copy = with_copy(bench, stick)
    for name in names:
        (copy / name).write_bytes(newer(copy / name))
    if "reservekopie.json" not in names:
        listed(lambda found: [found["files"].update({name: entry(copy / name)}) for name in names])(copy)  # type: ignore[attr-defined]  # JSON of our own
    (found_copy,) = copies_found.find(copy, bench.folder)
    assert isinstance(found_copy.error, VaultTooNew)
    with pytest.raises(VaultTooNew):
        restore.bring(found_copy, target(bench), NEVER)
    assert beside(bench) == {"kluis"}


def entry(path: Path) -> dict[str, object]:
    return {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def test_a_database_of_a_newer_program_is_refused(bench: Bench, stick: Path) -> None:
    opened = bench.create()
    directly(opened, lambda connection: connection.exec_driver_sql("PRAGMA user_version = 99"))
    bench.close()
    taken = brought(bench, shutil.copytree(bench.folder, stick / "met de hand"))
    with pytest.raises(VaultTooNew):
        taken.unlock(bench.slot_id, PASSWORD)
    taken.drop()


# What the computer does meanwhile.


def test_stopping_leaves_nothing(bench: Bench, stick: Path) -> None:
    with_copy(bench, stick)
    (copy,) = copies_found.find(stick, bench.folder)
    asked = iter([False, True])
    with pytest.raises(RestoreStopped) as told:
        restore.bring(copy, target(bench), lambda: next(asked))
    assert isinstance(told.value.__cause__, BackupStopped)
    assert beside(bench) == {"kluis"}


def test_a_stick_that_is_pulled_out_half_way_is_told(bench: Bench, stick: Path) -> None:
    with_copy(bench, stick)
    (copy,) = copies_found.find(stick, bench.folder)

    def pull_out() -> bool:
        shutil.rmtree(stick, ignore_errors=True)
        return False

    with pytest.raises(CopyGone):
        restore.bring(copy, target(bench), pull_out)
    assert beside(bench) == {"kluis"}
    with pytest.raises(NoCopyHere):
        copies_found.find(stick, bench.folder)


def test_a_full_disk_is_told_before_anything_is_written(bench: Bench, stick: Path, tmp_path: Path) -> None:
    with_copy(bench, stick)
    if not can_mount(tmp_path / "proef"):
        with pytest.raises(NoRoomToRestore), restore_words.carrying_words():
            raise OSError(28, "vol")
        return
    (copy,) = copies_found.find(stick, bench.folder)
    with small_disk(tmp_path / "schijf", 1) as disk:
        with pytest.raises(NoRoomToRestore):
            restore.bring(copy, replace(target(bench), folder=disk / "kluis"), NEVER)
        assert {path.name for path in disk.iterdir()} == {"kluis.slot"}


def test_a_second_window_waits_its_turn(bench: Bench, stick: Path) -> None:
    with_copy(bench, stick)
    first = brought(bench, stick)
    with pytest.raises(VaultInUse):
        brought(bench, stick)
    swap.finish(bench.folder)
    assert first.unlock(bench.slot_id, PASSWORD).participants == 1, "a start of the program takes nothing away"
    first.drop()
