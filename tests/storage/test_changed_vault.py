"""A database changed in any way, or a wrong password: nothing is taken for right, and a sentence comes soon."""

from __future__ import annotations

import random
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from intake_desktop.errors import SpringplankError, VaultError, WrongPassword
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import database, keycopies, looking, vault
from intake_desktop.storage.slots import open_with_password
from tests.figures import Figures
from tests.storage.test_opening import answers, filled, verified
from tests.storage.vaults import CHEAP, PASSWORD, VALUES, Bench

PAGE = 4096
MOST_S = 10
Rounds = Callable[[int, int], int]


def flipped(data: bytes, chance: random.Random) -> bytes:
    hit = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        hit[chance.randrange(len(hit))] ^= 1 << chance.randrange(8)
    return bytes(hit)


def cut(data: bytes, chance: random.Random) -> bytes:
    end = chance.randrange(len(data))
    return data[: end if chance.random() < 0.5 else end // PAGE * PAGE]


def taken_out(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) // PAGE) * PAGE
    return data[:start] + data[start + chance.choice([1, PAGE]) :]


def put_in(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.randbytes(chance.choice([1, 16, PAGE])) + data[place:]


def pages_swapped(data: bytes, chance: random.Random) -> bytes:
    first, second = (place * PAGE for place in sorted(chance.sample(range(len(data) // PAGE), 2)))
    left, right = data[first : first + PAGE], data[second : second + PAGE]
    return data[:first] + right + data[first + PAGE : second] + left + data[second + PAGE :]


def page_replaced(data: bytes, chance: random.Random) -> bytes:
    place, other = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    new = chance.choice([bytes(PAGE), chance.randbytes(PAGE), data[other : other + PAGE]])
    return data[:place] + new + data[place + PAGE :]


CHANGES = (flipped, cut, taken_out, put_in, pages_swapped, page_replaced)


def test_no_changed_database_is_taken_for_whole(bench: Bench, tmp_path: Path, rounds: Rounds, figures: Figures) -> None:
    """All that can be read is what it was, or a sentence says that it cannot; and a check of every page finds it."""
    dossier_id, _ = filled(bench)
    path, anchor = bench.folder / "kluis.db", bench.folder / "anker.json"
    good, known = path.read_bytes(), anchor.read_bytes()
    key = bytearray(open_keys(bench).database)
    chance, slowest, said = random.Random(7), 0.0, Counter[str]()
    for _ in range(rounds(30, 2_000)):
        changed = chance.choice(CHANGES)(good, chance)
        path.write_bytes(changed)
        anchor.write_bytes(known)
        start = time.perf_counter()
        told = read_all(bench, dossier_id)
        slowest = max(slowest, time.perf_counter() - start)
        if told == "read" and changed != good:
            (tmp_path / "apart.db").write_bytes(changed)
            told = "read right, the check finds it" if found_by_check(tmp_path / "apart.db", key) else "ACCEPTED"
        said[told] += 1
    figures(
        "databases changed",
        {"changed": sum(said.values()), **dict(sorted(said.items())), "slowest ms": int(slowest * 1000)},
    )
    assert "ACCEPTED" not in said
    assert "UNTYPED" not in said
    assert said["VaultDamaged"] > sum(said.values()) // 2, said
    assert slowest < MOST_S


def open_keys(bench: Bench) -> vault.VaultKeys:
    key_file = keycopies.read(bench.folder).readable[0]
    slot = key_file.slot(bench.slot_id)
    assert slot is not None
    return open_with_password(key_file, slot, PASSWORD, CHEAP)


def read_all(bench: Bench, dossier_id: str) -> str:
    """Open the vault and read all of it: "read", or the class of the error that was told."""
    try:
        opened = bench.unlock()
        try:
            assert answers(opened, dossier_id) == VALUES, "something else was read"
            verified(opened)
        finally:
            bench.close()
    except SpringplankError as told:
        return type(told).__name__ if isinstance(told, VaultError) else "UNTYPED"
    return "read"


def found_by_check(path: Path, key: bytearray) -> bool:
    """Whether the check values of all pages, or the structure, show that something was changed."""
    try:
        connection = database.connect(path, key)
        found = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        found += [row for row in connection.execute("PRAGMA integrity_check").fetchall() if row != ("ok",)]
        connection.close()
    except (database.sqlcipher.Error, SpringplankError, MemoryError):
        return True
    return bool(found)


def nearly(chance: random.Random) -> str:
    """A password that is not the right one, mostly hardly another."""
    place, letter = chance.randrange(len(PASSWORD)), chr(chance.choice([*range(32, 127), *range(0xC0, 0x250)]))
    made = chance.choice(
        [
            PASSWORD[:place] + letter + PASSWORD[place + 1 :],
            PASSWORD[:place] + PASSWORD[place + 1 :],
            PASSWORD[:place] + letter + PASSWORD[place:],
            PASSWORD[:place] + PASSWORD[place:].swapcase(),
            PASSWORD[place:] + PASSWORD[:place],
            PASSWORD[: place + 1],
            PASSWORD + chance.choice(" \0\t") * chance.randint(1, 3),
            " ".join(chance.sample(PASSWORD.split(), len(PASSWORD.split()))),
            "".join(chr(chance.randrange(32, 0xD800)) for _ in range(chance.randint(0, 130))),
        ]
    )
    return made if unicodedata.normalize("NFC", made) != PASSWORD else f"{made}x"


def test_no_wrong_password_opens(bench: Bench, rounds: Rounds, figures: Figures) -> None:
    bench.create().close()
    key_file = keycopies.read(bench.folder).readable[0]
    slot = key_file.slot(bench.slot_id)
    assert slot is not None
    chance, accepted, tries = random.Random(5), 0, rounds(1_000, 100_000)
    for _ in range(tries):
        try:
            open_with_password(key_file, slot, nearly(chance), CHEAP)
            accepted += 1
        except WrongPassword:
            continue
    figures("wrong passwords", {"key derivation": "cheap", "tried": tries, "accepted": accepted})
    assert accepted == 0
    assert open_with_password(key_file, slot, PASSWORD, CHEAP)


def test_no_wrong_password_opens_at_the_shipped_cost(bench: Bench, rounds: Rounds, figures: Figures) -> None:
    """By the front door, with the pauses that failures bring."""
    policy = KdfPolicy()
    vault.create(bench.folder, bench.founding(), policy, bench.means).close()
    slot = looking.look(bench.folder).colleagues[0].slot_id
    chance, accepted, tries = random.Random(6), 0, rounds(1, 50)
    for _ in range(tries):
        bench.clock.forward(minutes=20)
        try:
            vault.unlock(bench.folder, slot, nearly(chance), policy, bench.means).close()
            accepted += 1
        except WrongPassword:
            continue
    figures("wrong passwords", {"key derivation": "as shipped", "tried": tries, "accepted": accepted})
    assert accepted == 0
    bench.clock.forward(minutes=20)
    vault.unlock(bench.folder, slot, PASSWORD, policy, bench.means).close()
