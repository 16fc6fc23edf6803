"""A vault with its copies, clock and whoever opened it, for tests that look it over."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intake_desktop.dossier.checked import Checked
from intake_desktop.storage import vault
from intake_desktop.storage.means import Means
from intake_desktop.wiring import program, vault_check
from intake_desktop.wiring.desk import LocalDesk
from intake_desktop.wiring.vault_check import Looked
from tests.storage.vaults import CARD, CHEAP, Bench, change, record_with


@dataclass
class Place:
    """An open vault with a backup copy, and the desk that looks it over; the clock is that of today."""

    bench: Bench
    desk: LocalDesk
    opened: vault.OpenVault
    copies: Path
    founded_with: str = ""
    """The key on paper."""

    def row(self, what: str) -> Checked:
        return next(row for row in self.desk.check_vault(self.opened, lambda: False) if row.what == what)

    def outside(self, what: str, now: datetime | None = None) -> Checked:
        looked = Looked(self.bench.folder, at(self.bench.means, now), lambda: False)
        return next(row for row in vault_check.rows(looked, None) if row.what == what)


def at(means: Means, now: datetime | None) -> Means:
    return means if now is None else replace(means, now=lambda: now)


def make(folder: Path) -> Place:
    folder.mkdir()
    bench = Bench(folder / "kluis")
    bench.clock.moment = datetime.now(UTC) + timedelta(seconds=2)
    opened = bench.create()
    _, record_id = record_with(opened)
    changes = [change(f"vraag-{number}", "tekst" * 400) for number in range(40)]
    opened.run(lambda store: store.dossiers.save(opened.actor, record_id, changes, CARD)).result()
    desk, copies = program.local_desk(bench.folder, CHEAP, bench.means), folder / "kopieën"
    copies.mkdir()
    desk.choose_backup_folder(opened, copies)
    desk.back_up(opened)
    return Place(bench, desk, opened, copies)


def make_in(place: Path) -> Path:
    """A folder that looks like a vault from outside."""
    folder = place / "kluis"
    folder.mkdir(parents=True)
    (folder / "kluis.db").write_bytes(os.urandom(8192))
    return folder
