"""The key on paper: its use is followed by a new one that counts once it is on paper; a rehearsal changes nothing."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from intake_desktop.dossier.recovery import ForeignRecoveryKey, RecoveryState
from intake_desktop.dossier.roles import Actor, Role
from intake_desktop.errors import NotAllowed, SpringplankError, WrongRecoveryKey
from intake_desktop.sealing.files import SYSTEM
from intake_desktop.storage import vault
from intake_desktop.storage.open_store import OpenStore
from tests.storage.test_restore import events
from tests.storage.vaults import CHEAP, NEW_PASSWORD, PASSWORD, Bench


def state(opened: vault.OpenVault) -> RecoveryState:
    return opened.run(lambda store: store.recoveries.remembered(opened.actor)).result()


def works(bench: Bench, key: str) -> bool:
    """Whether this key opens the vault; what it changes is left as it is."""
    bench.close()
    try:
        bench.recover(key, PASSWORD, confirm=False)[0].close()
    except WrongRecoveryKey:
        return False
    return True


def test_until_the_new_key_is_on_paper_the_old_one_still_opens_the_vault(bench: Bench) -> None:
    bench.create()
    bench.close()
    old = bench.recovery_key
    opened, new = bench.recover(old, NEW_PASSWORD, confirm=False)
    assert state(opened).used is not None
    assert not works(bench, new), "shown and not confirmed: it stands nowhere"
    opened, new = bench.recover(old, NEW_PASSWORD)
    assert state(opened).used is None
    assert events(opened).count("vault.recovered") == 2
    assert events(opened)[-2:] == ["recovery_key.renewal_begun", "recovery_key.renewed"]
    assert not works(bench, old)
    assert works(bench, new)


def test_a_beheerder_makes_a_new_key_while_the_vault_is_open(bench: Bench) -> None:
    opened = bench.create()
    new = vault.new_recovery_key(bench.means)
    opened.renew_paper_key(new)
    opened.hold_paper_key(new)
    with pytest.raises(ForeignRecoveryKey):
        opened.hold_paper_key(bench.recovery_key)
    assert not works(bench, bench.recovery_key)
    assert works(bench, new)
    bench.unlock().close()


def test_a_text_that_is_no_key_changes_nothing(bench: Bench) -> None:
    opened = bench.create()
    with pytest.raises(WrongRecoveryKey):
        opened.renew_paper_key("AAAA-" * 13 + "AAAA")
    assert works(bench, bench.recovery_key)


def test_only_a_beheerder_makes_a_new_key_unless_the_old_one_was_used(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = bench.create()
    worker = Actor(opened.actor.colleague_id, frozenset({Role.MEDEWERKER}))
    monkeypatch.setattr(vault.OpenVault, "actor", property(lambda _self: worker))
    with pytest.raises(NotAllowed):
        opened.renew_paper_key(vault.new_recovery_key(bench.means))
    bench.close()
    _opened, new = bench.recover(bench.recovery_key)
    assert works(bench, new)


def test_a_rehearsal_opens_nothing_and_changes_no_key(bench: Bench) -> None:
    opened = bench.create()
    before = {path.name: path.read_bytes() for path in bench.folder.glob("sleutels-*")}
    opened.hold_paper_key(bench.recovery_key.lower().replace("-", " "))
    assert {path.name: path.read_bytes() for path in bench.folder.glob("sleutels-*")} == before
    opened.run(lambda store: store.recoveries.rehearsed(opened.actor, bench.clock(), True)).result()
    assert state(opened).rehearsed is not None
    assert works(bench, bench.recovery_key)


@pytest.mark.parametrize("wrong", ["one letter", "another vault"])
def test_a_slip_of_the_pen_is_told_with_its_group_and_a_foreign_key_apart(bench: Bench, wrong: str) -> None:
    opened = bench.create()
    groups = bench.recovery_key.split("-")
    groups[8] = ("2" if groups[8][0] != "2" else "3") + groups[8][1:]
    typed = "-".join(groups) if wrong == "one letter" else vault.new_recovery_key(bench.means)
    with pytest.raises(WrongRecoveryKey) as told:
        opened.hold_paper_key(typed)
    assert ("Groep 9" in str(told.value)) is (wrong == "one letter")
    assert isinstance(told.value, ForeignRecoveryKey) is (wrong == "another vault")


class FailingDisk:
    """The real disk, until so many files were put in place."""

    def __init__(self, replaced: int) -> None:
        self.left = replaced

    def __getattr__(self, name: str) -> object:
        return getattr(SYSTEM, name)

    def replace(self, source: str, target: str, /) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.EIO, "gone")
        SYSTEM.replace(source, target)


@pytest.mark.parametrize("written", [0, 1])
def test_a_disk_that_fails_half_way_leaves_one_key_that_works(bench: Bench, written: int, tmp_path: Path) -> None:
    bench.create()
    bench.close()
    bench.disk = FailingDisk(99)  # type: ignore[assignment]  # all that Disk asks for
    opened = bench.unlock()
    opened._copier._opening.means.disk.left = written  # type: ignore[attr-defined]  # the disk of this test
    new = vault.new_recovery_key(bench.means)
    with pytest.raises(SpringplankError):
        opened.renew_paper_key(new)
    bench.close()
    bench.disk = SYSTEM
    bench.unlock().close()
    assert works(bench, new if written else bench.recovery_key)
    assert vault.unlock(bench.folder, bench.slot_id, PASSWORD, CHEAP, bench.means).close() is None


NO_SETTLING = (
    "CREATE TEMP TRIGGER disk BEFORE UPDATE OF key_generation ON vault WHEN NEW.pending_generation IS NULL"
    " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
)


def test_a_database_that_refuses_at_the_last_moment_leaves_the_old_key(bench: Bench) -> None:
    opened = bench.create()
    new = vault.new_recovery_key(bench.means)

    def refuse(store: OpenStore) -> None:
        with store.room.connection.begin():
            store.room.connection.exec_driver_sql(NO_SETTLING)

    opened._thread.run(refuse).result()
    with pytest.raises(DBAPIError, match="the disk is full"):
        opened.renew_paper_key(new)
    assert works(bench, bench.recovery_key)
    assert not works(bench, new)
