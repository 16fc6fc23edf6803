"""A folder that is no vault, or was made to hurt: told at once, never read to the end, and nothing hangs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_desktop.dossier.checked import Outcome
from intake_desktop.errors import VaultMissing
from intake_desktop.storage import leftovers
from intake_desktop.wiring import vault_check
from intake_desktop.wiring.vault_check import Looked
from intake_desktop.wiring.vault_check_outside import NoVaultHere
from tests.storage.test_full_disk import can_mount, fill_up, small_disk
from tests.storage.vaults import CHEAP, PASSWORD, Bench
from tests.wiring.vault_place import Place, make_in


def no_database(folder: Path) -> None:
    (folder / "kluis.db").unlink()


def plain_database(folder: Path) -> None:
    (folder / "kluis.db").write_bytes(b"SQLite format 3\0" + bytes(8176))


def half_database(folder: Path) -> None:
    os.truncate(folder / "kluis.db", 5_000)


def pipe_for_database(folder: Path) -> None:
    (folder / "kluis.db").unlink()
    os.mkfifo(folder / "kluis.db")


def linked_database(folder: Path) -> None:
    (folder / "kluis.db").rename(folder / "elders.db")
    (folder / "kluis.db").symlink_to(folder / "elders.db")


def folder_for_database(folder: Path) -> None:
    (folder / "kluis.db").unlink()
    (folder / "kluis.db").mkdir()


@pytest.mark.parametrize(
    "damage",
    [no_database, plain_database, half_database, pipe_for_database, linked_database, folder_for_database],
)
def test_a_database_that_is_none_is_told_and_nothing_hangs(own: Place, damage: Callable[[Path], None]) -> None:
    own.opened.close()
    damage(own.bench.folder)
    row = own.outside("Databasebestand")
    assert row.outcome is Outcome.WRONG
    assert "kluis.db" in row.words
    looked = Looked(own.bench.folder, own.bench.means, lambda: False)
    with vault_check.opened_to_look(looked, own.bench.slot_id, PASSWORD, CHEAP) as opening:
        found = list(vault_check.inside(looked, lambda work: work(opening, looked.stop)))
    if damage is not linked_database:
        assert {row.outcome for row in found} == {Outcome.WRONG}


def test_pipes_and_floods_in_the_place_of_key_files_are_told_at_once(own: Place) -> None:
    own.opened.close()
    first, second = (own.bench.folder / name for name in ("sleutels-a.json", "sleutels-b.json"))
    first.unlink()
    os.mkfifo(first)
    with second.open("r+b") as file:
        os.truncate(file.fileno(), 10 * 1024**3)
    assert own.outside("Sleutelbestanden").outcome is Outcome.WRONG


def test_a_folder_full_of_things_is_not_read_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "MOST", 50)
    for number in range(80):
        (tmp_path / f"{number}").touch()
    assert len(leftovers.names(tmp_path)) == 50


def test_a_folder_without_a_vault_is_told(tmp_path: Path, own: Place) -> None:
    for folder, error in ((tmp_path / "niets", VaultMissing), (own.copies, NoVaultHere)):
        looked = Looked(folder, own.bench.means, lambda: False)
        with pytest.raises(error):
            list(vault_check.rows(looked, None))


def test_a_place_on_the_network_and_little_room_are_told(tmp_path: Path) -> None:
    synced = make_in(tmp_path / "OneDrive")
    looked = Looked(synced, Bench(synced).means, lambda: False)
    assert next(iter(vault_check.rows(looked, None))).outcome is Outcome.WRONG
    if not can_mount(tmp_path / "proef"):
        return
    with small_disk(tmp_path / "schijf", 16) as disk:
        shutil.copytree(synced, disk / "kluis")
        fill_up(disk)
        looked = Looked(disk / "kluis", Bench(disk).means, lambda: False)
        found = {row.what: row for row in vault_check.rows(looked, None)}
    assert found["Vrije ruimte"].outcome is Outcome.MIND
