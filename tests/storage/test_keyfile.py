"""A key file that was changed in any way is refused with a typed error, quickly, and never opens."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

from intake_desktop.errors import KeyFilesDamaged, VaultRolledBack, VaultTooNew, WrongPassword
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage import keyfile
from intake_desktop.storage.keyfile_reader import KeyFileRefused, loads
from intake_desktop.storage.slots import open_with_password
from tests.storage.vaults import CHEAP, PASSWORD, Bench

TYPED = (KeyFileRefused, KeyFilesDamaged, VaultTooNew, WrongPassword, VaultRolledBack)
STRANGE = [None, True, -1, 0, 2**60, 1.5, "", "x" * 3000, [], {}, "AAAA", "\u00e9"]


def flipped(data: bytes, chance: random.Random) -> bytes:
    hit = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        hit[chance.randrange(len(hit))] ^= 1 << chance.randrange(8)
    return bytes(hit)


def cut(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(data) + 1), 2))
    return data[:start] + data[end:]


def inserted(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice([b" ", b"\n", b"{", b"0", chance.randbytes(5), b"[" * 5000]) + data[place:]


def replaced(data: bytes, chance: random.Random) -> bytes:
    """Another value somewhere, or a field too many or too few, in canonical form."""
    content = json.loads(data)
    where = chance.choice([content, *content["slots"], content["slots"][0].get("kdf", content)])
    name = chance.choice(list(where))
    action = chance.randrange(4)
    if action == 0:
        del where[name]
    elif action == 1:
        where["nieuw"] = 1
    elif action == 2:
        where[name] = chance.choice(STRANGE)
    else:
        other = chance.choice(list(where))
        where[name], where[other] = where[other], where[name]
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Values of one slot in the other, or a number one higher or lower."""
    content = json.loads(data)
    first, second = content["slots"]
    name = chance.choice(["slot_id", "sealed_vk", "epoch", "generation", "m", "t", "p", "label"])
    if name in {"slot_id", "sealed_vk"}:
        first[name], second[name] = second[name], first[name]
    elif name == "label":
        first[name] = "Iemand Anders"
    else:
        where = content if name in content else first["kdf"]
        where[name] += chance.choice([-1, 1])
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")


def test_no_changed_key_file_opens(bench: Bench, rounds: Callable[[int, int], int]) -> None:
    bench.create().close()
    data = (bench.folder / "sleutels-a.json").read_bytes()
    chance, wanted = random.Random(1), rounds(2_000, 10_000)
    accepted = slowest = 0.0
    found: dict[str, int] = {}
    for _ in range(wanted):
        changed = chance.choice([flipped, cut, inserted, replaced, swapped])(data, chance)
        start = time.perf_counter()
        try:
            key_file = loads(changed, CHEAP)
            slot = key_file.slot(bench.slot_id)
            if slot is None:
                raise KeyFileRefused("no such slot")
            open_with_password(key_file, slot, PASSWORD, CHEAP)
            accepted += changed != data
        except TYPED as refused:
            found[type(refused).__name__] = found.get(type(refused).__name__, 0) + 1
        slowest = max(slowest, time.perf_counter() - start)
    assert accepted == 0, found
    assert sum(found.values()) > wanted * 0.95, found
    assert {"KeyFileRefused", "KeyFilesDamaged", "WrongPassword"} <= set(found)
    assert slowest < 2


def test_costs_in_a_file_are_held_against_the_policy(bench: Bench) -> None:
    bench.create().close()
    data = (bench.folder / "sleutels-a.json").read_bytes()
    assert loads(data, CHEAP).slots
    for policy in (KdfPolicy(), KdfPolicy(KdfCost(64, 1, 1), KdfCost(33, 1, 1), KdfCost(64, 1, 1))):
        try:
            loads(data, policy)
        except KeyFileRefused:
            continue
        raise AssertionError("a cheap key file was taken")


def test_a_key_file_reads_back_as_it_was_written(bench: Bench) -> None:
    bench.create().close()
    data = (bench.folder / "sleutels-a.json").read_bytes()
    key_file = loads(data)
    assert keyfile.dumps(key_file) == data
    assert data.isascii()
    assert [slot.kind for slot in key_file.slots] == ["user", "recovery"]
    assert len(key_file.mac) == 32
