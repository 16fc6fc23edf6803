"""A vault that is moved, thrown away, replaced or unplugged while it is open: nothing is called saved that is not."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from intake_desktop.errors import FolderReadOnly, SpringplankError, VaultMissing
from intake_desktop.storage import vault
from intake_desktop.storage.still_there import VaultReplaced
from tests.storage.test_full_disk import can_mount
from tests.storage.test_opening import answers
from tests.storage.vaults import CARD, Bench, change, record_with


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
