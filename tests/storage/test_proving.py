"""The password asked once more at an open vault: only the right one will do, and guessing is as slow as at the door."""

from __future__ import annotations

import pytest

from intake_desktop.errors import WaitBeforeRetry, WrongPassword
from intake_desktop.storage.passwords import FREE_FAILURES, Attempts
from intake_desktop.storage.proving import PasswordDiffers, prove
from tests.storage.vaults import CHEAP, PASSWORD, Bench


def attempts(bench: Bench) -> Attempts:
    return Attempts(bench.folder, bench.slot_id)


def test_the_right_password_is_known_while_the_vault_is_open(bench: Bench) -> None:
    opened = bench.create()
    before = opened.run(lambda store: store.room.head()).result()  # type: ignore[attr-defined]  # the real store
    assert opened.run(lambda store: store.colleagues.own_slot(opened.actor)).result() == bench.slot_id
    after = opened.run(lambda store: store.room.head()).result()  # type: ignore[attr-defined]  # the real store
    assert after == before, "on a full disk a row would keep somebody out who knows the password"
    assert prove(attempts(bench), PASSWORD, CHEAP, bench.clock) == 0


@pytest.mark.parametrize("wrong", ["", PASSWORD[:-1], PASSWORD.upper(), PASSWORD + " "])
def test_another_password_is_refused_and_counted(bench: Bench, wrong: str) -> None:
    bench.create()
    with pytest.raises(PasswordDiffers):
        prove(attempts(bench), wrong, CHEAP, bench.clock)
    assert attempts(bench).failures() == 1
    assert prove(attempts(bench), PASSWORD, CHEAP, bench.clock) == 1
    assert attempts(bench).failures() == 0


def test_failures_here_and_at_the_door_are_one_count(bench: Bench) -> None:
    bench.create().close()
    for _ in range(FREE_FAILURES):
        with pytest.raises(WrongPassword):
            bench.unlock("een verkeerd wachtwoord")
    opened = bench.unlock()
    for _ in range(FREE_FAILURES + 1):
        with pytest.raises(PasswordDiffers):
            prove(attempts(bench), "een verkeerd wachtwoord", CHEAP, bench.clock)
    with pytest.raises(WaitBeforeRetry):
        prove(attempts(bench), PASSWORD, CHEAP, bench.clock)
    opened.close()
    with pytest.raises(WaitBeforeRetry):
        bench.unlock()
    bench.clock.forward(minutes=15)
    bench.unlock()


def test_one_damaged_key_file_keeps_nobody_in_the_talk(bench: Bench) -> None:
    bench.create()
    (bench.folder / "sleutels-a.json").write_bytes(b"{")
    assert prove(attempts(bench), PASSWORD, CHEAP, bench.clock) == 0
