"""When passwords must cost more, the next unlocking wraps the slot anew: silently, once, and never the other way."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest

from intake_desktop.errors import VaultRolledBack
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.sealing.files import SYSTEM, Disk
from intake_desktop.storage import keycopies, vault
from tests.storage.colleagues import add_colleague
from tests.storage.test_opening import answers, filled
from tests.storage.test_rotation import events
from tests.storage.vaults import CHEAP, PASSWORD, VALUES, Bench

DEARER = replace(CHEAP, cost=KdfCost(64, 2, 2))
OTHER_PASSWORD = "acht houten tafels in het fictieve park"
KEY_FILES = ("sleutels-a.json", "sleutels-b.json")


def unlock(bench: Bench, policy: KdfPolicy, password: str = PASSWORD) -> vault.OpenVault:
    opened = vault.unlock(bench.folder, bench.slot_id, password, policy, bench.means)
    bench.open_vaults.append(opened)
    return opened


def cost(bench: Bench, slot_id: str) -> KdfCost:
    """What the password of this slot costs, in both key files alike."""
    copies = keycopies.read(bench.folder)
    assert copies.whole
    slot = copies.readable[0].slot(slot_id)
    assert slot is not None
    assert slot.lock is not None
    return slot.lock.cost


def test_a_dearer_policy_wraps_a_slot_anew_once_when_its_colleague_unlocks(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    mine = bench.slot_id
    other = add_colleague(bench, bench.unlock(), "Sam Bedacht", OTHER_PASSWORD)
    bench.close()
    old = {name: (bench.folder / name).read_bytes() for name in KEY_FILES}
    for _ in range(2):
        opened = unlock(bench, DEARER)
        assert answers(opened, dossier_id) == VALUES
        assert events(opened).count("vault.slot_rewrapped") == 1
        bench.close()
        assert (cost(bench, mine), cost(bench, other)) == (DEARER.cost, CHEAP.cost)
    bench.slot_id = other
    unlock(bench, DEARER, OTHER_PASSWORD)
    bench.close()
    assert (cost(bench, mine), cost(bench, other)) == (DEARER.cost, DEARER.cost)
    bench.slot_id = mine
    bench.recover(bench.recovery_key, PASSWORD)[0].close()
    for name, data in old.items():
        (bench.folder / name).write_bytes(data)
    with pytest.raises(VaultRolledBack):
        bench.unlock()


def test_a_cheaper_policy_changes_nothing(bench: Bench) -> None:
    filled(bench)
    unlock(bench, DEARER)
    bench.close()
    before = (bench.folder / KEY_FILES[0]).read_bytes()
    unlock(bench, CHEAP)
    bench.close()
    assert (bench.folder / KEY_FILES[0]).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "rises"),
    [
        ((64, 3, 4), (256, 3, 4), True),
        ((64, 3, 4), (64, 4, 4), True),
        ((64, 3, 4), (64, 3, 8), False),
        ((64, 3, 4), (64, 3, 4), False),
        ((256, 3, 4), (128, 3, 4), False),
        ((256, 3, 4), (512, 2, 4), False),
        ((128, 4, 4), (256, 3, 4), False),
    ],
)
def test_only_more_for_a_guesser_counts_as_more(old: tuple[int, ...], new: tuple[int, ...], rises: bool) -> None:
    assert KdfCost(*old).below(KdfCost(*new)) is rises


class Full(type(SYSTEM)):  # type: ignore[misc]  # the real system, apart from one call
    """A disk on which nothing new can be written once it is full."""

    full = False

    def open(self, path: str, flags: int, mode: int = 0o777, /) -> int:
        """Refuses new files."""
        if self.full and ".springplank-" in path:
            raise OSError(errno.ENOSPC, "full")
        return SYSTEM.open(path, flags, mode)


def test_a_disk_without_room_lets_one_in_all_the_same_and_the_next_time_it_is_done(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    full = Full()
    full.full = True
    disk: Disk = full
    bench.disk = disk
    assert answers(unlock(bench, DEARER), dossier_id) == VALUES
    bench.close()
    assert cost(bench, bench.slot_id) == CHEAP.cost
    full.full = False
    unlock(bench, DEARER)
    bench.close()
    assert cost(bench, bench.slot_id) == DEARER.cost


def test_a_computer_without_the_memory_lets_one_in_all_the_same(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    more_than_there_is = KdfCost(2**31, 1, 1)
    policy = KdfPolicy(more_than_there_is, CHEAP.least, more_than_there_is)
    assert answers(unlock(bench, policy), dossier_id) == VALUES
    bench.close()
    assert cost(bench, bench.slot_id) == CHEAP.cost
