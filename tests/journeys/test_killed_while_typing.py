"""The power goes while somebody types: whatever the window called saved is in the vault, every time."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from intake_desktop.dossier import opening
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Store
from intake_desktop.wiring.program import LocalDesk, local_desk
from tests.child_app import CHEAP
from tests.fakes import Clock

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "een fictieve zin om te onthouden"
QUESTION = "belangrijk"


def founded(desk: LocalDesk) -> str:
    """A vault with one dossier, whose colleague was last at a question with words."""
    key = desk.new_recovery_key()
    vault = desk.found(Founding("Stichting Voorbeeld", "Oost", "Joke Bedacht", "Joke B.", PASSWORD, key))
    dossier = opening.make(vault, "maatwerk", Clock())
    section = desk.catalog.form("brede_intake").sections[0].id
    place = Place("intake", dossier.id, "brede_intake", section, QUESTION)
    vault.run(lambda store: store.places.remember(vault.actor, place)).result()
    vault.close()
    return dossier.id


def killed(folder: Path, first: int, acknowledged: int) -> int:
    """Let somebody type, kill the program after so many numbers were called saved; gives the last of those."""
    command = [sys.executable, "-m", "tests.child_typist", str(folder), str(first)]
    told = folder / "fouten"
    with told.open("w") as errors:
        typist = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    assert typist.stdin
    assert typist.stdout
    typist.stdin.write(PASSWORD)
    typist.stdin.close()
    last = first - 1
    for _ in range(acknowledged):
        line = typist.stdout.readline()
        assert line, told.read_text()
        last = int(line)
    typist.kill()
    rest = typist.stdout.read().split()
    typist.wait(timeout=10)
    return int(rest[-1]) if rest else last


def stored(desk: LocalDesk, dossier_id: str) -> int:
    """The number that the vault holds; the journal is whole."""
    vault = desk.unlock(desk.face().colleagues[0].slot_id, PASSWORD)

    def work(store: Store) -> int:
        store.journal.verify(vault.actor)
        answers = store.dossiers.open(vault.actor, dossier_id).answers
        return max(int(str(a.value)) for of_record in answers.values() for a in of_record.values() if a.known)

    found = vault.run(work).result()
    vault.close()
    return found


def test_nothing_that_the_window_called_saved_is_lost(tmp_path: Path, rounds: Callable[[int, int], int]) -> None:
    desk = local_desk(tmp_path / "kluis", CHEAP)
    dossier_id = founded(desk)
    chance, number, lost = random.Random(11), 1, 0
    for _ in range(rounds(3, 100)):
        last = killed(tmp_path, number, chance.randint(1, 3))
        lost += stored(desk, dossier_id) < last
        number = last + 100
    assert lost == 0
