"""A program for the crash test: opens a vault, saves answers without end, and acknowledges each on a pipe."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from intake_desktop.dossier.model import Card, Change
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.sealing.kdf import KdfCost, KdfPolicy
from intake_desktop.storage import vault
from intake_desktop.storage.means import Means

CHEAP = KdfPolicy(KdfCost(32, 1, 1), KdfCost(32, 1, 1), KdfCost(1024, 2, 2))


def main(folder: Path, slot_id: str, password: str, record_id: str, first: int) -> None:
    """Two linked answers per save; the number is acknowledged only after both are on the disk."""
    means = Means(lambda: datetime.now(UTC), lambda: os.urandom(8).hex(), os.urandom, "kind", "0")
    opened = vault.unlock(folder, slot_id, password, CHEAP, means)
    number = first
    while True:
        answer = Answer(f"antwoord {number}", "deelnemer", date(2026, 11, 22), opened.colleague.id)
        changes = [
            Change(AnswerKey("links", str(number % 50)), answer),
            Change(AnswerKey("rechts", str(number % 50)), answer),
        ]
        opened.run(lambda store, new=changes: store.dossiers.save(opened.actor, record_id, new, Card("Test"))).result()
        os.write(1, b"%d\n" % number)
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
