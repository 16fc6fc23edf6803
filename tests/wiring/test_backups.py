"""What backups leave behind: another folder, a clock that was wrong, a disk that is away, copies from long ago."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from intake_desktop.dossier.backups import BackupDiskAway, BackupFolderGone, VaultMovedAway
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.roles import Actor, Role
from intake_desktop.errors import NotAllowed
from intake_desktop.storage import moved
from intake_desktop.storage import vault as vaults
from intake_desktop.storage.means import Means
from intake_desktop.wiring.program import LocalDesk, local_desk
from tests.fakes import Clock, known_bytes, numbered_ids
from tests.storage.vaults import CHEAP, PASSWORD

SHARED_MEMORY = Path("/dev/shm")  # another disk than that of the tests


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> LocalDesk:
    return local_desk(tmp_path / "kluis", CHEAP, Means(clock, numbered_ids(), known_bytes(), "werkplek", "0"))


@pytest.fixture
def vault(desk: LocalDesk) -> Iterator[Vault]:
    key = desk.new_recovery_key()
    opened = desk.found(Founding("Stichting Voorbeeld", "Oost", "Joke Bedacht", "Joke B.", PASSWORD, key))
    yield opened
    opened.close()


def folder(place: Path, name: str) -> Path:
    (place / name).mkdir()
    (place / name / "begroting.txt").write_text("niet van ons", "utf-8")
    return place / name


def with_former(desk: LocalDesk, vault: Vault, tmp_path: Path) -> tuple[Path, Path]:
    """A copy in one folder, and then another folder chosen."""
    old, new = folder(tmp_path, "oud"), folder(tmp_path, "nieuw")
    desk.choose_backup_folder(vault, old)
    desk.back_up(vault)
    desk.choose_backup_folder(vault, new)
    return old, new


def test_copies_in_a_former_folder_are_told_until_they_are_gone(
    desk: LocalDesk, vault: Vault, tmp_path: Path, clock: Clock
) -> None:
    old, _new = with_former(desk, vault, tmp_path)
    (former,) = desk.backup_state(vault).former
    assert (former.folder, former.copies) == (old, 1)
    assert former.until - former.since == timedelta(days=90)
    assert desk.tidy_former_folder(vault, old).former[0].copies == 1, "not before there is a good one elsewhere"
    desk.back_up(vault)
    assert desk.tidy_former_folder(vault, old).former == ()
    assert [path.name for path in old.iterdir()] == ["begroting.txt"]
    clock.forward(days=1)
    assert desk.back_up(vault).copies == 2


def test_a_former_folder_that_is_away_is_told_until_somebody_says_it_is_empty(
    desk: LocalDesk, vault: Vault, tmp_path: Path
) -> None:
    old, new = with_former(desk, vault, tmp_path)
    old.rename(tmp_path / "eruit")
    (former,) = desk.backup_state(vault).former
    assert former.copies is None
    assert desk.forget_former_folder(vault, old).former == ()
    desk.choose_backup_folder(vault, old.parent / "nieuw")
    assert desk.backup_state(vault).former == ()
    assert desk.backup_state(vault).folder == new


def test_the_folder_of_now_is_never_a_former_one(desk: LocalDesk, vault: Vault, tmp_path: Path) -> None:
    old, new = with_former(desk, vault, tmp_path)
    desk.back_up(vault)
    state = desk.choose_backup_folder(vault, old)
    assert [each.folder for each in state.former] == [new]


def test_a_copy_from_after_now_is_told_and_goes_when_somebody_says_so(
    desk: LocalDesk, vault: Vault, tmp_path: Path
) -> None:
    place = folder(tmp_path, "usb")
    desk.choose_backup_folder(vault, place)
    assert desk.back_up(vault).ahead == 0
    (copy,) = place.glob("springplank-*")
    later = place / copy.name.replace("2026", "2031")
    shutil.copytree(copy, later)
    state = desk.backup_state(vault)
    assert (state.copies, state.ahead) == (2, 1)
    assert desk.remove_copies_ahead(vault).ahead == 0
    assert copy.is_dir()
    copy.rename(later)
    assert desk.remove_copies_ahead(vault).ahead == 1, "the only copy stays, whatever its clock said"


def test_only_a_beheerder_takes_copies_away(
    desk: LocalDesk, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, _new = with_former(desk, vault, tmp_path)
    desk.back_up(vault)
    worker = Actor(vault.actor.colleague_id, frozenset({Role.MEDEWERKER}))
    monkeypatch.setattr(vaults.OpenVault, "actor", property(lambda _self: worker))
    for attempt in (desk.tidy_former_folder, desk.forget_former_folder):
        with pytest.raises(NotAllowed):
            attempt(vault, old)
    assert desk.backup_state(vault).former[0].copies == 1


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    place = SHARED_MEMORY / f"springplank-test-{os.getpid()}"
    place.mkdir()
    yield place
    shutil.rmtree(place)


def test_a_disk_that_is_away_is_seen_though_its_empty_folder_is_there(
    desk: LocalDesk, vault: Vault, tmp_path: Path, elsewhere: Path, clock: Clock
) -> None:
    assert elsewhere.stat().st_dev != tmp_path.stat().st_dev, "this test needs two disks"
    mounted = tmp_path / "schijf"
    mounted.symlink_to(elsewhere)
    desk.choose_backup_folder(vault, mounted)
    assert desk.back_up(vault).copies == 1
    mounted.unlink()
    mounted.mkdir()
    state = desk.backup_state(vault)
    assert (state.reachable, state.copies) == (False, 0)
    with pytest.raises(BackupDiskAway, match="ZK-338"):
        desk.back_up(vault)
    assert not list(mounted.iterdir()), "nothing was copied to the own disk"
    assert isinstance(desk.backup_state(vault).error, BackupDiskAway)
    mounted.rmdir()
    with pytest.raises(BackupFolderGone):
        desk.back_up(vault)
    mounted.symlink_to(elsewhere)
    clock.forward(minutes=1)
    assert desk.back_up(vault).error is None


def test_the_same_folder_chosen_anew_counts_as_it_is_now(
    desk: LocalDesk, vault: Vault, tmp_path: Path, elsewhere: Path
) -> None:
    mounted = tmp_path / "schijf"
    mounted.symlink_to(elsewhere)
    desk.choose_backup_folder(vault, mounted)
    desk.back_up(vault)
    mounted.unlink()
    mounted.mkdir()
    desk.choose_backup_folder(vault, mounted)
    assert desk.back_up(vault).copies == 1


@pytest.mark.parametrize(("days", "stays"), [(89, True), (91, False)])
def test_a_copy_of_before_an_update_goes_after_ninety_days(
    desk: LocalDesk, vault: Vault, tmp_path: Path, clock: Clock, days: int, stays: bool
) -> None:
    vault.close()
    before = tmp_path / "kluis" / "kluis-versie-2.kopie"
    before.mkdir()
    (before / "kluis.db").write_bytes(b"oud")
    made = (clock() - timedelta(days=days)).timestamp()
    os.utime(before, (made, made))
    (joke,) = desk.face().colleagues
    desk.unlock(joke.slot_id, PASSWORD).close()
    assert before.exists() is stays


def test_what_is_taken_away_is_journaled(desk: LocalDesk, vault: Vault, tmp_path: Path) -> None:
    old, _new = with_former(desk, vault, tmp_path)
    desk.back_up(vault)
    desk.tidy_former_folder(vault, old)
    found = vault.run(lambda store: store.room.connection.exec_driver_sql("SELECT entry FROM journal").all()).result()  # type: ignore[attr-defined]  # below the rules
    rows = [json.loads(entry) for (entry,) in found]
    assert [row["detail"] for row in rows if row["event"] == "backup.former_tidied"] == [{"copies": 1}]


def test_a_vault_that_was_moved_makes_no_copies_between_those_of_the_other_computer(
    desk: LocalDesk, vault: Vault, tmp_path: Path
) -> None:
    place = folder(tmp_path, "stick")
    desk.choose_backup_folder(vault, place)
    moved.mark(tmp_path / "kluis", desk._means.now())
    with pytest.raises(VaultMovedAway):
        desk.back_up(vault)
    assert [each.name for each in place.iterdir()] == ["begroting.txt"]
    moved.clear(tmp_path / "kluis")
    desk.back_up(vault)
