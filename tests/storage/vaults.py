"""Vaults for tests: cheap passwords, a clock that the test moves, fictitious people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Card, Change, FormRef
from intake_desktop.dossier.senders import FROM_FILE, Compared, fingerprint
from intake_desktop.form_engine.answers import Answer, AnswerKey, AnswerValue
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.sealing.files import SYSTEM, Disk
from intake_desktop.storage import looking, vault
from intake_desktop.storage.means import Means

CHEAP = KdfPolicy(KdfCost(32, 1, 1), KdfCost(32, 1, 1), KdfCost(1024, 2, 2))
PASSWORD = "een blauwe fiets in de fictieve regen"
NEW_PASSWORD = "zeven groene stoelen bij het voorbeeld"
FORM = FormRef("brede_intake", 1, "0" * 64)


@dataclass
class Clock:
    """Goes on one millisecond per question, or as far as the test says."""

    moment: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class Bench:
    """A folder, a clock and a source of randomness with a seed, from which vaults are made and opened."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    disk: Disk = SYSTEM
    chance: random.Random = field(default_factory=lambda: random.Random(20261122))
    open_vaults: list[vault.OpenVault] = field(default_factory=list)
    recovery_key: str = ""
    slot_id: str = ""

    @property
    def means(self) -> Means:
        return Means(
            self.clock, lambda: f"{self.chance.getrandbits(64):016x}", self.chance.randbytes, "werkplek", "0", self.disk
        )

    def founding(self, name: str = "Noor Voorbeeld") -> Founding:
        self.recovery_key = self.recovery_key or vault.new_recovery_key(self.means)
        return Founding("Stichting Voorbeeld", "Teststraat", name, "Noor V.", PASSWORD, self.recovery_key)

    def create(self) -> vault.OpenVault:
        made = vault.create(self.folder, self.founding(), CHEAP, self.means)
        self.slot_id = looking.look(self.folder).colleagues[0].slot_id
        return self._kept(made)

    def unlock(self, password: str = PASSWORD) -> vault.OpenVault:
        return self._kept(vault.unlock(self.folder, self.slot_id, password, CHEAP, self.means))

    def recover(self, key: str, password: str = NEW_PASSWORD, confirm: bool = True) -> tuple[vault.OpenVault, str]:
        wish = vault.Recovery(self.slot_id, key, password)
        opened, new = vault.unlock_with_recovery(self.folder, wish, CHEAP, self.means)
        self._kept(opened)
        if confirm:
            opened.renew_paper_key(new)
        return opened, new

    def _kept(self, opened: vault.OpenVault) -> vault.OpenVault:
        self.open_vaults.append(opened)
        return opened

    def close(self) -> None:
        for opened in self.open_vaults:
            opened.close()
        self.open_vaults.clear()


def bench_in(folder: Path) -> Iterator[Bench]:
    made = Bench(folder / "kluis")
    yield made
    made.close()


def answer(value: AnswerValue | None, no_answer: str | None = None) -> Answer:
    return Answer(value, "deelnemer", date(2026, 11, 22), "c1", no_answer)


def change(question_id: str, value: AnswerValue | None, row_id: str = "") -> Change:
    return Change(AnswerKey(question_id, row_id), None if value is None else answer(value))


CARD = Card("Anna Test-Fictief", "Fictief, Anna Test-", "1992-03-14", "intake", "3 van 9")
VALUES: dict[str, AnswerValue] = {
    "tekst": "Ik wil graag met m'n handen werken — 'é' en \u202eRTL",
    "datum": "1980-03",
    "getal": Decimal("12.50"),
    "heel": Decimal(7),
    "nul": Decimal(0),
    "cijfers": "012345678",
    "keuze": ("a", "b"),
    "week": {"maandag.ochtend": "werk"},
}


def record_with(opened: vault.OpenVault, number: str = "2026-0001", card: Card = CARD) -> tuple[str, str]:
    """A dossier with one empty record: (dossier id, record id)."""
    actor = opened.actor
    dossier = opened.run(lambda store: store.dossiers.add(actor, "maatwerk", number, card)).result()
    record = opened.run(lambda store: store.dossiers.start_record(actor, dossier.id, FORM)).result()
    return dossier.id, record.id


PARTNER_KEY = "ab" * 32
"""A public key, as far as a vault can see."""


def heard_sender(public_key: str = PARTNER_KEY, name: str = "Stichting Ver Weg (fictief)") -> Compared:
    """A sender whose last two groups were heard on the telephone."""
    return Compared(public_key, name, FROM_FILE, "-".join(fingerprint(public_key).split("-")[-2:]))
