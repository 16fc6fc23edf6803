"""Killed, or refused by the disk, at any call of a new vault key, a key file or a copy: one whole vault is found."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import pytest

from intake_desktop.storage import epochs, keycopies
from tests.figures import Figures
from tests.storage.faults import Call, Fault, Faults, calls_of, faults
from tests.storage.test_opening import FILES, answers, filled, verified
from tests.storage.vaults import VALUES, Bench

STEPS = (
    ("before anything", r"kluis-sleutel-[0-9a-f]+\""),
    ("new database", r"open.*\.springplank-"),
    ("both keys, first copy", r"rename.*sleutels-a"),
    ("both keys, second copy", r"rename.*sleutels-b"),
    ("old database makes way", r"rename.*kluis-sleutel.*kluis\.db"),
    ("new database in place", r"rename.*anker\.json"),
    ("new key, first copy", r"rename.*sleutels-a"),
    ("new key, second copy", r"rename.*sleutels-b"),
    ("tidying", r"$never"),
)
"""The steps of a new vault key in order, and the call with which each ends."""


@dataclass(frozen=True)
class Watched:
    """A vault of which every call of a task is known, and a program that does it again on copies."""

    faults: Faults
    dossier_id: str

    def calls(self, task: str) -> list[Call]:
        """The calls of a run in which nothing fails."""
        outcome = self.faults.run(task, self.faults.fresh())
        assert outcome.said == ("done",)
        return calls_of(outcome.log)

    def found(self, bench: Bench) -> int:
        """Open the vault after whatever happened; gives its epoch. Everything is there and nothing else is."""
        opened = bench.unlock()
        assert answers(opened, self.dossier_id) == VALUES
        verified(opened)
        bench.close()
        assert {path.name for path in bench.folder.iterdir()} == FILES
        copies = keycopies.read(bench.folder)
        assert copies.whole
        (key_file,) = copies.readable
        assert not epochs.rotating(key_file)
        return key_file.epoch


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    place = tmp_path_factory.mktemp("uitval")
    template = Bench(place / "kluis")
    dossier_id, _ = filled(template)
    with faults(template, place / "proef") as running:
        yield Watched(running, dossier_id)


def by_step(calls: Sequence[Call]) -> dict[str, list[Call]]:
    """The calls of each step."""
    found: dict[str, list[Call]] = {name: [] for name, _ in STEPS}
    left = list(STEPS)
    for call in calls:
        found[left[0][0]].append(call)
        if re.search(left[0][1], f"{call.name} {call.text}"):
            del left[0]
    assert all(found.values()), {name: len(some) for name, some in found.items()}
    return found


def test_killed_at_any_step_of_a_new_key_one_whole_vault_is_found(
    watched: Watched, rounds: Callable[[int, int], int], figures: Figures
) -> None:
    steps, chance = by_step(watched.calls("rotate")), random.Random(80)
    counted = {name: {1: 0, 2: 0} for name in steps}
    for name in islice(cycle(steps), rounds(len(STEPS), 500)):
        call = chance.choice(steps[name])
        bench = watched.faults.fresh()
        outcome = watched.faults.run("rotate", bench, Fault(call.name, call.number))
        epoch = watched.found(bench)
        assert outcome.killed == (outcome.said == ()), "no step is passed over"
        assert epoch == 2 or outcome.said == (), "what was told to be done is done"
        counted[name][epoch] += 1
    for name, (step, found) in zip("abcdefghi", counted.items(), strict=True):
        row = {"step": f"{name} {step}", "calls": len(steps[step]), "kills": sum(found.values())}
        figures("killed during a new vault key", row | {"old key": found[1], "new key": found[2], "neither": 0})
    assert all(not found[2] for step, found in list(counted.items())[:4]), "before the renaming the old key counts"
    assert all(not found[1] for step, found in list(counted.items())[5:]), "after the renaming the new key counts"


def _within(fault: Fault, calls: Sequence[Call]) -> bool:
    return any((fault.call, fault.number) == (call.name, call.number) for call in calls)


def test_a_disk_that_refuses_at_any_call_is_told_and_one_whole_vault_is_found(
    watched: Watched, rounds: Callable[[int, int], int], figures: Figures
) -> None:
    steps, chance = by_step(watched.calls("rotate")), random.Random(81)
    kinds = ("ENOSPC", "EIO")
    every = [Fault(call.name, call.number, kind) for calls in steps.values() for call in calls for kind in kinds]
    few = [chance.choice([fault for fault in every if _within(fault, calls)]) for calls in steps.values()]
    told: dict[str, int] = {}
    for fault in every if rounds(0, 1) else few:
        bench = watched.faults.fresh()
        outcome = watched.faults.run("rotate", bench, fault)
        assert not outcome.killed
        assert outcome.said, "an error that is ours, or done"
        watched.found(bench)
        told[outcome.said[0]] = told.get(outcome.said[0], 0) + 1
        assert outcome.said[1:] in ((), ("open",)) or outcome.said[0] == "error ZK-342", (fault, outcome.said)
    for words, count in told.items():
        figures("a disk that refuses once during a new vault key", {"told": words, "calls": count})


def test_a_disk_that_stays_full_leaves_the_vault_as_it_was(watched: Watched, rounds: Callable[[int, int], int]) -> None:
    writes = [call for call in watched.calls("rotate") if call.name == "pwrite64"]
    chance = random.Random(82)
    for call in chance.sample(writes, rounds(2, len(writes))):
        bench = watched.faults.fresh()
        outcome = watched.faults.run("rotate", bench, Fault("pwrite64", call.number, "ENOSPC", on=True))
        assert outcome.said, "an error that is ours"
        watched.found(bench)


def test_killed_while_the_key_files_are_written_the_password_opens_the_vault(
    watched: Watched, rounds: Callable[[int, int], int], figures: Figures
) -> None:
    calls, chance = watched.calls("change_keys"), random.Random(83)
    count, changed = rounds(6, 1_000), 0
    for call in (chance.choice(calls) for _ in range(count)):
        bench = watched.faults.fresh()
        outcome = watched.faults.run("change_keys", bench, Fault(call.name, call.number))
        assert watched.found(bench) == 1
        (key_file,) = keycopies.read(bench.folder).readable
        changed += key_file.generation == 2
        assert key_file.generation == 2 or outcome.said == ()
    figures("killed while the key files were written", {"kills": count, "old": count - changed, "new": changed})


def test_killed_while_a_copy_is_made_no_half_copy_counts_and_the_next_one_tidies(
    watched: Watched, rounds: Callable[[int, int], int], figures: Figures
) -> None:
    calls, chance = watched.calls("copy"), random.Random(84)
    count, whole = rounds(3, 200), 0
    for call in (chance.choice(calls) for _ in range(count)):
        bench = watched.faults.fresh()
        outcome = watched.faults.run("copy", bench, Fault(call.name, call.number))
        copies = bench.folder.parent / "kopieen"
        for made in copies.glob("springplank-*"):
            restored = Bench(bench.folder.with_name("teruggezet"), slot_id=bench.slot_id)
            shutil.copytree(made, restored.folder)
            opened = restored.unlock()
            assert answers(opened, watched.dossier_id) == VALUES
            restored.close()
            whole += 1
        assert outcome.killed or outcome.said == ("done",)
        watched.found(bench)
        bench.unlock().copy_to(copies)
        bench.close()
        assert len(list(copies.iterdir())) == len(list(copies.glob("springplank-*")))
        assert not list(bench.folder.parent.glob(".kluis-kopie-*"))
    figures("killed while a copy was made", {"kills": count, "whole copy there": whole, "half copy with a name": 0})
