"""The password asked once more at an open vault: only the right one will do, and guessing is as slow as at the door."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_desktop.errors import WaitBeforeRetry, WrongPassword
from intake_desktop.storage.open_vault import OpenVault
from intake_desktop.storage.passwords import FREE_FAILURES, Attempts
from intake_desktop.storage.proving import PasswordDiffers
from tests.storage.vaults import CHEAP, NEW_PASSWORD, PASSWORD, Bench


def attempts(bench: Bench) -> Attempts:
    return Attempts(bench.folder, bench.slot_id)


def prove(opened: OpenVault, password: str, bench: Bench) -> int:
    return opened.prove(password, CHEAP, bench.clock)


def test_the_right_password_is_known_while_the_vault_is_open(bench: Bench) -> None:
    opened = bench.create()
    before = opened.run(lambda store: store.room.head()).result()  # type: ignore[attr-defined]  # the real store
    assert opened.run(lambda store: store.colleagues.own_slot(opened.actor)).result() == bench.slot_id
    after = opened.run(lambda store: store.room.head()).result()  # type: ignore[attr-defined]  # the real store
    assert after == before, "on a full disk a row would keep somebody out who knows the password"
    assert prove(opened, PASSWORD, bench) == 0


@pytest.mark.parametrize("wrong", ["", PASSWORD[:-1], PASSWORD.upper(), PASSWORD + " "])
def test_another_password_is_refused_and_counted(bench: Bench, wrong: str) -> None:
    opened = bench.create()
    with pytest.raises(PasswordDiffers):
        prove(opened, wrong, bench)
    assert attempts(bench).failures() == 1
    assert prove(opened, PASSWORD, bench) == 1
    assert attempts(bench).failures() == 0


def test_failures_here_and_at_the_door_are_one_count(bench: Bench) -> None:
    bench.create().close()
    for _ in range(FREE_FAILURES):
        with pytest.raises(WrongPassword):
            bench.unlock("een verkeerd wachtwoord")
    opened = bench.unlock()
    for _ in range(FREE_FAILURES + 1):
        with pytest.raises(PasswordDiffers):
            prove(opened, "een verkeerd wachtwoord", bench)
    with pytest.raises(WaitBeforeRetry):
        prove(opened, PASSWORD, bench)
    opened.close()
    with pytest.raises(WaitBeforeRetry):
        bench.unlock()
    bench.clock.forward(minutes=15)
    bench.unlock()


def test_one_damaged_key_file_keeps_nobody_in_the_talk(bench: Bench) -> None:
    opened = bench.create()
    (bench.folder / "sleutels-a.json").write_bytes(b"{")
    assert prove(opened, PASSWORD, bench) == 0


def gone(folder: Path) -> None:
    folder.rename(folder.with_name("elders"))


def another(folder: Path) -> None:
    """A vault of other people stands in its place."""
    gone(folder)
    other = Bench(folder.with_name("van-anderen"))
    other.chance.seed(7)
    other.create().close()
    other.folder.rename(folder)


@pytest.mark.parametrize("happens", [gone, another, shutil.rmtree])
def test_a_vault_that_is_away_or_replaced_still_knows_its_password_and_guessing_stays_slow(
    bench: Bench, happens: Callable[[Path], object]
) -> None:
    opened = bench.create()
    happens(bench.folder)
    before = sorted(bench.folder.iterdir()) if bench.folder.exists() else []
    for _ in range(FREE_FAILURES + 1):
        with pytest.raises(PasswordDiffers):
            prove(opened, "een verkeerd wachtwoord", bench)
    with pytest.raises(WaitBeforeRetry):
        prove(opened, PASSWORD, bench)
    bench.clock.forward(minutes=15)
    assert prove(opened, PASSWORD, bench) == FREE_FAILURES + 1
    assert (sorted(bench.folder.iterdir()) if bench.folder.exists() else []) == before, "nothing is noted there"


def test_after_the_key_on_paper_the_new_password_is_the_one_that_counts(bench: Bench) -> None:
    bench.create().close()
    opened, _ = bench.recover(bench.recovery_key)
    gone(bench.folder)
    with pytest.raises(PasswordDiffers):
        prove(opened, PASSWORD, bench)
    assert prove(opened, NEW_PASSWORD, bench) == 1
