"""A program for the crash test: opens a vault, saves answers without end, and acknowledges each on a pipe.

For each line on its input it makes a fresh process that does so until it is killed, and then says "dead".
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from intake_desktop.dossier.model import Card, Change
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage import vault
from intake_desktop.storage.means import Means

CHEAP = KdfPolicy(KdfCost(32, 1, 1), KdfCost(32, 1, 1), KdfCost(1024, 2, 2))


def save_for_ever(folder: Path, slot_id: str, password: str, task: list[str]) -> None:
    """Two linked answers per save; the number is acknowledged only after both are on the disk."""
    record_id, number = task[0], int(task[1])
    means = Means(lambda: datetime.now(UTC), lambda: os.urandom(8).hex(), os.urandom, "kind", "0")
    os.write(1, b"pid %d\n" % os.getpid())
    opened = vault.unlock(folder, slot_id, password, CHEAP, means)
    while True:
        answer = Answer(f"antwoord {number}", "deelnemer", date(2026, 11, 22), opened.colleague.id)
        changes = [Change(AnswerKey(side, str(number % 50)), answer) for side in ("links", "rechts")]
        opened.run(lambda store, new=changes: store.dossiers.save(opened.actor, record_id, new, Card("Test"))).result()
        os.write(1, b"%d\n" % number)
        number += 1


def main(folder: Path, slot_id: str, password: str) -> None:
    """One process per line, all with the libraries loaded already; no thread exists before the fork."""
    vault.warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                save_for_ever(folder, slot_id, password, line.split())
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
