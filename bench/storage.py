"""How fast the vault saves and searches, beside plain SQLite with the same rows and the same settings."""

from __future__ import annotations

import secrets
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from bench._plain import Run, plain
from bench.measure import Measure, median_ms, medians_ms
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Card, CardQuery, Change, FormRef
from intake_desktop.dossier.roles import Actor, Role
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage import cards, vault
from intake_desktop.storage.means import Means
from intake_desktop.storage.open_vault import OpenVault
from intake_desktop.storage.tables import CARD, COLLEAGUE, DOSSIER

_CHEAP = KdfPolicy(KdfCost(32, 1, 1), KdfCost(32, 1, 1), KdfCost(1024, 2, 2))
_SAVES = 300
_PARTICIPANTS = 10_000
_FORM = FormRef("bench", 1, "0" * 64)
_NAMES = ("Voorbeeld", "Fictief", "Test", "Proef", "Verzonnen", "Denkbeeldig", "Çelik-Fictief", "Müller-Test")


def measures() -> list[Measure]:
    """Every measurement of this file, made one after the other in temporary folders."""
    with tempfile.TemporaryDirectory() as folder, _vault(Path(folder)) as opened:
        return [_saving(opened, Path(folder)), *_listing(opened)]


@contextmanager
def _vault(folder: Path) -> Iterator[OpenVault]:
    means = Means(lambda: datetime.now(UTC), lambda: uuid.uuid4().hex, secrets.token_bytes, "bench", "0")
    key = vault.new_recovery_key(means)
    founding = Founding("Stichting Voorbeeld", "Test", "Noor Voorbeeld", "Noor", "een lange fictieve zin", key)
    opened = vault.create(folder / "kluis", founding, _CHEAP, means)
    try:
        yield opened
    finally:
        opened.close()


def _saving(opened: OpenVault, folder: Path) -> Measure:
    """One answer that replaces another, saved as the window does it: in the vault, and by the same code unencrypted."""
    with plain(folder / "plain.db") as run:
        ours, theirs = _Saver(opened.actor, opened.run), _Saver(Actor("c1", frozenset(Role)), run)
        encrypted, bare = medians_ms(ours.save, theirs.save, _SAVES)
    return Measure("save an answer", encrypted, 1.6, bare, "same save in plain SQLite")


class _Saver:
    """Saves one more version of the same answer every time."""

    def __init__(self, actor: Actor, run: Run) -> None:
        card = Card("Anna Voorbeeld", "Voorbeeld, Anna")
        dossier = run(lambda store: store.dossiers.add(actor, "maatwerk", "2026-0000", card)).result()
        self._record = run(lambda store: store.dossiers.start_record(actor, dossier.id, _FORM)).result()
        self._actor, self._run, self._card, self._count = actor, run, card, 0

    def save(self) -> None:
        """Save and wait until it is on the disk."""
        self._count += 1
        text = f"Een antwoord van een paar woorden, {self._count}"
        change = Change(AnswerKey("vraag"), Answer(text, "deelnemer", date(2026, 11, 22), "c1"))
        self._run(lambda store: store.dossiers.save(self._actor, self._record.id, [change], self._card)).result()


def _listing(opened: OpenVault) -> list[Measure]:
    """The list and three kinds of search with ten thousand participants."""
    opened.run(_fill).result()
    actor = opened.actor

    def find(text: str) -> Callable[[], object]:
        query = CardQuery(text, settled=True)
        return lambda: opened.run(lambda store: store.dossiers.find(actor, query)).result()

    asked = {"list": "", "search a name": "celik", "search a date": "14-3-19", "search, no match": "bestaat niet"}
    return [Measure(f"{name}, 10,000 participants", median_ms(find(text)), 50.0) for name, text in asked.items()]


def _fill(store: object) -> None:
    """Ten thousand fictitious participants, put in below the ports: this is not what is measured."""
    from intake_desktop.storage.open_store import OpenStore

    if not isinstance(store, OpenStore):
        raise TypeError("only the real store can be filled")
    connection = store.room.connection
    with connection.begin():
        coach = connection.execute(COLLEAGUE.select()).one().id
        for number in range(1, _PARTICIPANTS):
            name = _NAMES[number % len(_NAMES)]
            born = f"19{50 + number % 50}-{1 + number % 12:02d}-{1 + number % 28:02d}"
            card = Card(
                f"Deelnemer {number} {name}", f"{name}, Deelnemer {number}", born, ("intake", "zrm")[number % 2]
            )
            row = {"id": f"d{number}", "number": f"2025-{number:05d}", "dossier_type": "maatwerk", "coach_id": coach}
            connection.execute(DOSSIER.insert(), row | {"created": ""})
            connection.execute(CARD.insert(), {"dossier_id": row["id"]} | cards.fields(card, row["number"]))
