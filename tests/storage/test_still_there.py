"""A vault that is moved, thrown away, replaced or unplugged while it is open: nothing is called saved that is not."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from intake_desktop.errors import FolderReadOnly, SpringplankError, VaultInUse, VaultMissing
from intake_desktop.storage import osguard, vault
from intake_desktop.storage.still_there import VaultReplaced
from tests.storage.test_full_disk import can_mount
from tests.storage.test_opening import answers
from tests.storage.vaults import CARD, Bench, change, record_with

FOUND_AGAIN = text("SELECT count(*) FROM journal WHERE entry LIKE '%vault.found_again%'")


def save(opened: vault.OpenVault, record_id: str, name: str) -> SpringplankError | None:
    """Save one answer; gives why it could not be."""
    work = opened.run(lambda store: store.dossiers.save(opened.actor, record_id, [change(name, "tekst")], CARD))
    error = work.exception()
    assert error is None or isinstance(error, SpringplankError)
    return error


def test_a_folder_that_is_moved_is_told_and_saving_goes_on_when_it_is_back(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    assert save(opened, record_id, "voor") is None
    bench.folder.rename(bench.folder.with_name("elders"))
    assert isinstance(save(opened, record_id, "tijdens"), VaultMissing)
    assert isinstance(opened.run(lambda store: store.colleagues.all(opened.actor)).exception(), VaultMissing)
    bench.folder.with_name("elders").rename(bench.folder)
    assert save(opened, record_id, "na") is None
    opened.close()
    opened = bench.unlock()
    assert set(answers(opened, dossier_id)) == {"voor", "na"}
    assert opened.run(lambda store: store.journal.verify(opened.actor)).result() > 3


@pytest.mark.parametrize("thrown_away", ["kluis.db", ""])
def test_a_vault_that_is_thrown_away_is_told_at_the_next_answer(bench: Bench, thrown_away: str) -> None:
    opened = bench.create()
    _, record_id = record_with(opened)
    if thrown_away:
        (bench.folder / thrown_away).unlink()
    else:
        shutil.rmtree(bench.folder)
    assert isinstance(save(opened, record_id, "weg"), VaultMissing)
    opened.close()
    assert not (bench.folder / "kluis.db").exists(), "closing makes no half vault"


def test_another_vault_in_its_place_gets_no_row_and_no_anchor_and_opens_afterwards(bench: Bench) -> None:
    """A beheerder puts a copy back while a window is still open on the old vault, as happens."""
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    assert save(opened, record_id, "in de kopie") is None
    opened.close()
    copy = bench.folder.with_name("kopie")
    shutil.copytree(bench.folder, copy)
    opened = bench.unlock()
    assert save(opened, record_id, "later") is None
    bench.folder.rename(bench.folder.with_name("kluis-oud"))
    shutil.copytree(copy, bench.folder)
    before = {path.name: path.read_bytes() for path in bench.folder.iterdir()}
    assert isinstance(save(opened, record_id, "niet"), VaultReplaced)
    opened.close()
    assert {path.name: path.read_bytes() for path in bench.folder.iterdir()} == before
    opened = bench.unlock()
    assert set(answers(opened, dossier_id)) == {"in de kopie"}
    opened.close()
    old = Bench(bench.folder.with_name("kluis-oud"), slot_id=bench.slot_id)
    old.clock.moment = bench.clock.moment
    assert set(answers(old.unlock(), dossier_id)) == {"in de kopie", "later"}
    old.close()


def test_a_stick_that_is_pulled_out_is_told_and_works_again(tmp_path: Path) -> None:
    """A real mount that goes and comes where that may be done, else a folder that goes and comes."""
    stick, shown = tmp_path / "stick", tmp_path / "media"
    mounts = can_mount(tmp_path / "proef")
    stick.mkdir()
    shown.mkdir()

    def plug(inside: bool) -> None:
        if mounts:
            subprocess.run(["mount", "--bind", stick, shown] if inside else ["umount", "-l", shown], check=True)
        elif inside:
            shown.rmdir()
            stick.rename(shown)
        else:
            shown.rename(stick)
            shown.mkdir()

    plug(True)
    bench = Bench(shown / "kluis")
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    plug(False)
    told = save(opened, record_id, "eruit")
    assert isinstance(told, VaultMissing)
    assert str(bench.folder) in str(told)
    plug(True)
    assert save(opened, record_id, "erin") is None
    assert set(answers(opened, dossier_id)) == {"erin"}
    opened.close()
    plug(False)


def test_the_moment_before_this_session_is_known_by_the_clock_of_then(bench: Bench) -> None:
    opened = bench.create()
    assert opened.run(lambda store: store.last_used).result() is None  # type: ignore[attr-defined]  # the real store
    opened.close()
    closed = bench.clock.moment
    bench.clock.forward(days=-30)
    opened = bench.unlock()
    before = opened.run(lambda store: store.last_used).result()  # type: ignore[attr-defined]  # the real store
    assert isinstance(before, datetime)
    assert abs(before - closed) < timedelta(seconds=1)
    assert opened.run(lambda store: store.journal.verify(opened.actor)).result() > 2


def test_a_folder_whose_rights_are_taken_away_is_told_in_sentences() -> None:
    told = " ".join(FolderReadOnly().sentences())
    assert "alleen-lezen" in told
    assert "andere map" not in told, "a vault has no other folder"


def came_back_as_another_file(bench: Bench) -> None:
    """Out and in again: the same bytes under the same name, and another file for this computer."""
    away = bench.folder.with_name("stick-eruit")
    bench.folder.rename(away)
    shutil.copytree(away, bench.folder)
    shutil.rmtree(away)


def test_a_stick_that_comes_back_as_another_device_is_gone_on_with_and_loses_nothing(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    assert save(opened, record_id, "voor") is None
    away = bench.folder.with_name("lade")
    bench.folder.rename(away)
    assert isinstance(save(opened, record_id, "tijdens"), VaultMissing)
    away.rename(bench.folder)
    came_back_as_another_file(bench)
    assert save(opened, record_id, "na") is None
    with pytest.raises(VaultInUse):
        bench.unlock()
    opened.close()
    opened = bench.unlock()
    assert set(answers(opened, dossier_id)) == {"voor", "na"}
    assert opened.run(lambda store: store.journal.verify(opened.actor)).result() > 3
    (found,) = opened.run(lambda store: store.room.connection.execute(FOUND_AGAIN).one()).result()  # type: ignore[attr-defined]  # the real store
    assert found == 1


def test_a_vault_that_comes_back_at_another_place_is_gone_on_with_there(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    assert save(opened, record_id, "voor") is None
    elsewhere = bench.folder.with_name("STICK1")
    bench.folder.rename(elsewhere)
    assert isinstance(save(opened, record_id, "tijdens"), VaultMissing)
    opened.go_on_at(elsewhere)
    assert save(opened, record_id, "na") is None
    copies = bench.folder.with_name("kopieën")
    copies.mkdir()
    assert opened.copy_to(copies).size > 0
    opened.close()
    bench.folder = elsewhere
    assert set(answers(bench.unlock(), dossier_id)) == {"voor", "na"}


def test_another_place_with_another_vault_or_an_older_copy_is_refused_and_untouched(bench: Bench) -> None:
    opened = bench.create()
    _, record_id = record_with(opened)
    opened.close()
    older = bench.folder.with_name("ouder")
    shutil.copytree(bench.folder, older)
    opened = bench.unlock()
    assert save(opened, record_id, "later") is None
    other = Bench(bench.folder.with_name("van-anderen"))
    other.chance.seed(7)
    other.create().close()
    bench.folder.rename(bench.folder.with_name("weg"))
    for folder in (older, other.folder):
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        with pytest.raises(VaultReplaced):
            opened.go_on_at(folder)
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    bench.folder.with_name("weg").rename(bench.folder)
    assert save(opened, record_id, "terug") is None


def test_a_vault_that_somebody_else_worked_in_meanwhile_is_not_gone_on_with(bench: Bench) -> None:
    """The stick was in another computer: what stands on our screen may be older than what stands there."""
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    assert save(opened, record_id, "van ons") is None
    came_back_as_another_file(bench)
    theirs = bench.unlock()
    assert save(theirs, record_id, "van hen") is None
    theirs.close()
    assert isinstance(save(opened, record_id, "te laat"), VaultReplaced)
    opened.close()
    assert set(answers(bench.unlock(), dossier_id)) == {"van ons", "van hen"}


@contextmanager
def somebody_else_has_it(bench: Bench) -> Iterator[None]:
    held = osguard.take(bench.folder, osguard.Holder("Iemand", "elders", bench.clock()))
    yield
    held.release()


@contextmanager
def full(_bench: Bench) -> Iterator[None]:
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    signal.signal(signal.SIGXFSZ, before)


@pytest.mark.parametrize("trouble", [somebody_else_has_it, full])
def test_trouble_while_the_vault_comes_back_is_told_and_tried_again(
    bench: Bench, trouble: Callable[[Bench], AbstractContextManager[None]]
) -> None:
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    assert save(opened, record_id, "voor") is None
    came_back_as_another_file(bench)
    with trouble(bench):
        assert save(opened, record_id, "tijdens") is not None
        assert save(opened, record_id, "nog eens") is not None
    assert save(opened, record_id, "na") is None
    opened.close()
    assert set(answers(bench.unlock(), dossier_id)) == {"voor", "na"}


def test_a_real_other_device_in_the_same_place_keeps_what_was_saved_before_and_after(tmp_path: Path) -> None:
    """Two sticks with the same files, so with the same numbers of files: what the library itself goes by at closing.

    Where nobody may mount, the folder is another one with the same content.
    """
    shown, bag = tmp_path / "media", tmp_path / "tas"
    mounts = can_mount(tmp_path / "proef")
    shown.mkdir()
    if mounts:
        subprocess.run(["mount", "-t", "tmpfs", "een", shown], check=True)
    bench = Bench(shown / "kluis")
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    assert save(opened, record_id, "voor") is None
    shutil.copytree(bench.folder, bag, copy_function=shutil.copy2)
    if mounts:
        subprocess.run(["umount", "-l", shown], check=True)
    else:
        shutil.rmtree(bench.folder)
    assert isinstance(save(opened, record_id, "eruit"), VaultMissing)
    if mounts:
        subprocess.run(["mount", "-t", "tmpfs", "twee", shown], check=True)
    shutil.copytree(bag, bench.folder, copy_function=shutil.copy2)
    assert save(opened, record_id, "erin") is None
    killed = Bench(tmp_path / "na-de-klap", slot_id=bench.slot_id)
    shutil.copytree(bench.folder, killed.folder)
    killed.clock.moment = bench.clock.moment
    assert set(answers(killed.unlock(), dossier_id)) == {"voor", "erin"}
    killed.close()
    assert save(opened, record_id, "later") is None
    opened.close()
    assert set(answers(bench.unlock(), dossier_id)) == {"voor", "erin", "later"}
    bench.close()
    if mounts:
        subprocess.run(["umount", "-l", shown], check=True)
