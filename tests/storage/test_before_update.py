"""An older vault is kept whole before it is brought up to date; a newer one is left exactly as it is."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from intake_desktop.dossier.model import CardQuery
from intake_desktop.errors import DiskFullAtOpening, FolderReadOnly, VaultDamaged, VaultInUse, VaultTooNew
from intake_desktop.sealing import files
from intake_desktop.storage import database, folder, looking, migrations
from intake_desktop.storage.open_store import OpenStore
from tests.storage.test_full_disk import little_room
from tests.storage.vaults import Bench

DATA = Path(__file__).parents[1] / "data"
OLD = {number: DATA / f"kluis-v{number}" for number in range(1, len(migrations.STEPS))}
NOT_DATA = {"kluis.slot"}
"""The lock file says who tried to come in last."""


def older(place: Path, number: int) -> Bench:
    """A workstation with a vault of that version."""
    bench = Bench(place / "kluis")
    shutil.copytree(OLD[number], bench.folder)
    bench.slot_id = looking.look(bench.folder).colleagues[0].slot_id
    return bench


def content(place: Path) -> dict[str, bytes]:
    """Every file of the vault with its bytes, apart from the lock."""
    found = (path for path in place.rglob("*") if path.is_file() and path.name not in NOT_DATA)
    return {str(path.relative_to(place)): path.read_bytes() for path in found}


def names(bench: Bench) -> list[str]:
    opened = bench.unlock()
    page = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery())).result()
    return [row.card.display_name for row in page.rows]


def newer(bench: Bench) -> None:
    """Make the vault one of a program that does not exist yet."""

    def step(store: object) -> None:
        assert isinstance(store, OpenStore)
        with store.room.connection.begin():
            store.room.connection.exec_driver_sql(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")

    opened = bench.unlock()
    opened.run(step).result()
    bench.close()


def test_there_is_a_vault_of_every_format_so_far() -> None:
    assert all((place / "kluis.db").is_file() for place in OLD.values())
    assert len(OLD) == len(migrations.STEPS) - 1


@pytest.mark.parametrize("number", OLD)
def test_an_older_vault_is_kept_whole_and_the_copy_opens_as_that_vault(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = older(tmp_path, number)
    found = names(bench)
    bench.close()
    (copy,) = folder.old_copies(bench.folder)
    assert (copy.name, copy.version) == (f"kluis-versie-{number}.kopie", number)
    kept = bench.folder / copy.name
    assert {path.name for path in kept.iterdir()} == {"kluis.db", "anker.json", "sleutels-a.json", "sleutels-b.json"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in (kept, *kept.iterdir()))
    again = Bench(tmp_path / "teruggezet" / "kluis", slot_id=bench.slot_id)
    shutil.copytree(kept, again.folder)
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:number])
    monkeypatch.setattr(migrations.migrate, "__defaults__", (migrations.STEPS,))
    assert looking.look(again.folder).colleagues, "the older program sees a vault with a door"
    opened = again.unlock()
    assert opened.colleague.name
    again.close()
    assert found
    assert not folder.old_copies(again.folder), "the older program had nothing to bring up to date"


def test_a_second_update_of_the_same_version_replaces_the_copy_only_when_the_new_one_is_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = older(tmp_path, 3)
    kept = bench.folder / "kluis-versie-3.kopie"
    kept.write_bytes(b"een kopie van een eerdere proefversie")

    def broken(_driver: object, _key: object, _target: object) -> None:
        raise VaultDamaged

    with monkeypatch.context() as breaking:
        breaking.setattr(database, "_compare", broken)
        before = content(bench.folder)
        with pytest.raises(VaultDamaged):
            bench.unlock()
        assert content(bench.folder) == before
    bench.unlock()
    bench.close()
    assert (kept / "kluis.db").is_file()
    assert not list(bench.folder.glob(".kluis-kopie-*"))


def held(monkeypatch: pytest.MonkeyPatch, attempts: int) -> None:
    """Windows, where a virus scanner holds the new copy for so many attempts to rename it."""
    real, left = os.rename, [attempts]

    def rename(source: Path, target: Path) -> None:
        if Path(target).name.endswith(".kopie") and not str(source).endswith("-oud") and left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "a scanner looks at it")
        real(source, target)

    monkeypatch.setattr(files, "RETRY_SECONDS", 0)
    monkeypatch.setattr(files, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(files.os, "rename", rename)


@pytest.mark.parametrize("attempts", [3, 1_000])
def test_a_copy_that_is_held_for_a_moment_gets_its_name_and_else_the_former_copy_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attempts: int
) -> None:
    bench = older(tmp_path, 3)
    kept = bench.folder / "kluis-versie-3.kopie"
    kept.mkdir()
    (kept / "kluis.db").write_bytes(b"de kopie van een eerdere keer")
    before = content(bench.folder)
    with monkeypatch.context() as scanner:
        held(scanner, attempts)
        if attempts < files.RETRIES:
            bench.unlock()
            bench.close()
        else:
            with pytest.raises(FolderReadOnly):
                bench.unlock()
            assert content(bench.folder) == before
    assert ((kept / "kluis.db").read_bytes() == b"de kopie van een eerdere keer") is (attempts > files.RETRIES)
    assert not list(bench.folder.glob(".kluis-kopie-*"))


def test_what_a_crash_left_of_a_copy_is_cleared_away(tmp_path: Path) -> None:
    bench = older(tmp_path, 2)
    left = bench.folder / ".kluis-kopie-0123456789abcdef"
    left.mkdir()
    (left / "kluis.db").write_bytes(b"half")
    bench.unlock()
    bench.close()
    assert not left.exists()


def test_without_room_for_the_copy_nothing_is_written(tmp_path: Path) -> None:
    with little_room(tmp_path / "klein", 1) as room:
        bench = older(room.folder, 3)
        before = content(bench.folder)
        with pytest.raises(DiskFullAtOpening) as told:
            bench.unlock()
        assert "Er is niets veranderd." in str(told.value)
        assert content(bench.folder) == before
        assert not folder.old_copies(bench.folder)


def test_an_older_program_leaves_a_newer_vault_exactly_as_it_is(bench: Bench) -> None:
    bench.create()
    bench.close()
    newer(bench)
    before = content(bench.folder)
    with pytest.raises(VaultTooNew) as told:
        bench.unlock()
    assert "Installeer de nieuwste versie. Je gegevens blijven zoals ze zijn." in str(told.value)
    assert content(bench.folder) == before
    assert looking.look(bench.folder).exists


def test_a_program_that_works_in_the_older_vault_stops_the_update(tmp_path: Path) -> None:
    bench = older(tmp_path, 3)
    slot = bench.folder / "kluis.slot"
    slot.write_text('{"computer":"balie","sinds":"08:55","wie":"Joke B."}', encoding="ascii")
    program = "import fcntl, sys; f = open(sys.argv[1]); fcntl.flock(f, 2); print(1, flush=True); sys.stdin.read()"
    child = subprocess.Popen([sys.executable, "-c", program, slot], stdout=subprocess.PIPE, stdin=subprocess.PIPE)
    assert child.stdout
    assert child.stdout.readline() == b"1\n"
    before = content(bench.folder)
    with pytest.raises(VaultInUse) as told:
        bench.unlock()
    child.communicate()
    assert "Joke B. werkt erin op balie, sinds 08:55." in str(told.value)
    assert content(bench.folder) == before
    assert names(bench)
    bench.close()


@pytest.mark.parametrize("name", ["kluis2.db", "sleutels-c.json", "kluis-versie-9.kopie"])
def test_a_folder_with_files_of_another_shape_is_never_a_first_start(name: str, tmp_path: Path) -> None:
    place = tmp_path / "kluis"
    place.mkdir()
    (place / name).write_bytes(b"van een versie die nog niet bestaat")
    with pytest.raises(looking.VaultUnknown) as told:
        looking.look(place)
    assert str(place) in str(told.value)
    (place / name).rename(place / ".DS_Store")
    assert not looking.look(place).exists
    assert [path.name for path in place.iterdir()] == [".DS_Store"]
