"""A pulled plug: whatever was acknowledged is there, nothing is half, and the vault opens again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from intake_desktop.form_engine.answers import AnswerKey
from tests.storage.vaults import PASSWORD, Bench, record_with

ROOT = Path(__file__).resolve().parents[2]
Saver = subprocess.Popen[str]


@contextmanager
def saver(bench: Bench) -> Iterator[Saver]:
    """The program that makes a saving process per line."""
    command = [sys.executable, "-m", "tests.child_saver", bench.folder, bench.slot_id, PASSWORD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        yield program
        if program.stdin:
            program.stdin.close()


def killed(program: Saver, record_id: str, first: int, acknowledged: int) -> int:
    """Let a process save, kill it after so many acknowledgements; gives the last number that it acknowledged."""
    assert program.stdin
    assert program.stdout
    program.stdin.write(f"{record_id} {first}\n")
    program.stdin.flush()
    word, pid = program.stdout.readline().split()
    assert word == "pid"
    last = first - 1
    for _ in range(acknowledged):
        last = int(program.stdout.readline())
    os.kill(int(pid), signal.SIGKILL)
    while (line := program.stdout.readline()) != "dead\n":
        last = int(line)
    return last


def found_after(bench: Bench, dossier_id: str) -> dict[AnswerKey, int]:
    """What a new opening of the vault finds, by the number in each answer; the journal is whole."""
    opened = bench.unlock()
    answers = opened.run(lambda store: store.dossiers.open(opened.actor, dossier_id)).result().answers
    opened.run(lambda store: store.journal.verify(opened.actor)).result()
    opened.close()
    return {key: int(str(answer.value).split()[1]) for found in answers.values() for key, answer in found.items()}


def test_no_acknowledged_answer_is_lost(bench: Bench, rounds: Callable[[int, int], int]) -> None:
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    opened.close()
    chance, number, kills = random.Random(3), 1, rounds(12, 1_000)
    lost = half = 0
    with saver(bench) as program:
        for _ in range(kills):
            last = killed(program, record_id, number, chance.randint(1, 30))
            stored = found_after(bench, dossier_id)
            left, right = (
                {key.row_id: n for key, n in stored.items() if key[0] == side} for side in ("links", "rechts")
            )
            half += left != right
            lost += sum(left[str(wanted % 50)] < wanted for wanted in range(max(1, last - 49), last + 1))
            assert max(left.values()) <= last + 1, "only the save under way may be there unacknowledged"
            number = max(left.values()) + 1
    sys.stderr.write(f"\nkills {kills}, saves {number - 1}, acknowledged and lost {lost}, half {half}\n")
    assert (lost, half) == (0, 0)
