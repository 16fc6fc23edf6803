"""A pulled plug: whatever was acknowledged is there, nothing is half, and the vault opens again."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from intake_desktop.dossier.roles import Actor, Role
from intake_desktop.form_engine.answers import AnswerKey
from tests.storage.vaults import PASSWORD, Bench, record_with

PROGRAM = Path(__file__).resolve().parents[1] / "child_saver.py"
ROOT = PROGRAM.parents[1]


def killed_after(bench: Bench, record_id: str, first: int, acknowledged: int) -> int:
    """Run the child, kill it somewhere after so many saves; gives the last number that it acknowledged."""
    words = [bench.folder, bench.slot_id, PASSWORD, record_id, str(first)]
    command = [
        sys.executable,
        "-c",
        "import runpy,sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')",
    ]
    child = subprocess.Popen([*command, PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert child.stdout
    assert child.stderr
    last = first - 1
    for _ in range(acknowledged):
        line = child.stdout.readline()
        assert line, child.stderr.read().decode()
        last = int(line)
    child.kill()
    rest = child.communicate()[0].split(b"\n")[:-1]
    return int(rest[-1]) if rest else last


def test_no_acknowledged_answer_is_lost(
    bench: Bench, rounds: Callable[[int, int], int], capsys: object, record_property: Callable[[str, object], None]
) -> None:
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    opened.close()
    chance, number, kills = random.Random(3), 1, rounds(12, 100)
    lost = half = 0
    for _ in range(kills):
        last = killed_after(bench, record_id, number, chance.randint(1, 60))
        opened = bench.unlock()
        found = opened.run(lambda store: store.dossiers.open(opened.actor, dossier_id)).result().answers[record_id]
        auditor = Actor(opened.colleague.id, frozenset({Role.BEHEERDER}))
        opened.run(lambda store, who=auditor: store.journal.verify(who)).result()
        opened.close()
        stored = {key: int(str(answer.value).split()[1]) for key, answer in found.items()}
        half += sum(
            stored[AnswerKey("links", str(n))] != stored[AnswerKey("rechts", str(n))]
            for n in range(50)
            if AnswerKey("links", str(n)) in stored
        )
        newest = max(stored.values())
        for wanted in range(max(1, last - 49), last + 1):
            lost += stored[AnswerKey("links", str(wanted % 50))] < wanted
        assert newest <= last + 1, "only the save that was under way may be there without having been acknowledged"
        number = newest + 1
    record_property("kills", kills)
    record_property("acknowledged", number - 1)
    sys.stderr.write(f"\nkills {kills}, saves {number - 1}, acknowledged and lost {lost}, half {half}\n")
    assert (lost, half) == (0, 0)
