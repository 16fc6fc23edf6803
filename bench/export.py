"""From an open dossier to the sealed file on disk, by the same call as the window makes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import Measure, median_ms
from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.desk import ExportWish, Founding
from intake_desktop.dossier.session import DossierSession
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.wiring import program

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
LIMIT_MS = 1500


def measures() -> list[Measure]:
    """One number per recipient of the first example."""
    with tempfile.TemporaryDirectory() as folder:
        desk = program.local_desk(Path(folder) / "kluis", KdfPolicy(cost=CHEAP, least=CHEAP))
        with example(desk) as (session, wishes):
            return [measure(desk, session, wish, Path(folder)) for wish in wishes]


def measure(desk: program.LocalDesk, session: DossierSession, wish: ExportWish, folder: Path) -> Measure:
    """Drawing, comparing, encrypting, signing, journaling and writing."""
    median = median_ms(lambda: desk.export(session, wish, folder), times=7)
    return Measure(f"export to {wish.profile_id}", median, LIMIT_MS)


@contextmanager
def example(desk: program.LocalDesk) -> Iterator[tuple[DossierSession, list[ExportWish]]]:
    """The fullest shipped example in a new vault, and what its file says may be sent."""
    file = max((paths.resources() / "examples").glob("*.json"), key=lambda path: path.stat().st_size)
    told = examples.read(file, paths.resources() / "schema" / "dossier.v1.schema.json")
    key = desk.new_recovery_key()
    vault = desk.found(
        Founding("Stichting Voorbeeld", "Test", "Noor Voorbeeld", "Noor V.", "een lange fictieve zin", key)
    )
    try:
        dossier = opening.make(vault, told.dossier_type, lambda: datetime.now(UTC))
        session = desk.open_session(vault, dossier.id)
        examples.tell(told, session)
        yield session, list(told.wishes.values())
    finally:
        vault.close()
