"""From an open dossier to the sealed file on disk, by the same call as the window makes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import _bare
from bench.measure import Measure, median_ms, medians_ms
from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.desk import ExportWish
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.session import DossierSession
from intake_desktop.exchange import reader
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.wiring import program

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
LIMIT_MS, MOST_TIMES_BARE, LIMIT_READING_MS = 1500, 2.5, 1000


def measures() -> list[Measure]:
    """For every recipient of the fullest example, of which the participant's own copy is the longest."""
    with tempfile.TemporaryDirectory() as folder:
        desk = program.local_desk(Path(folder) / "kluis", KdfPolicy(cost=CHEAP, least=CHEAP))
        with example(desk) as (session, wishes):
            return [found for wish in wishes for found in measure(desk, session, wish, Path(folder))]


def measure(desk: program.LocalDesk, session: DossierSession, wish: ExportWish, folder: Path) -> list[Measure]:
    """Drawing, comparing, encrypting, signing, journaling and writing, beside a bare document; and reading it again."""
    done = desk.export(session, wish, folder)
    content = reader.read(done.path, done.code, {}).payload
    assert content is not None  # noqa: S101 - it was made a moment ago
    told: Mapping[str, Any] = content
    name = f"export to {wish.profile_id}, {done.pages} pages"
    bare_name = f"bare reportlab, {_bare.document(told)[1]} pages"
    ours, bare = medians_ms(lambda: desk.export(session, wish, folder), lambda: _bare.document(told), times=7)
    reading = median_ms(lambda: reader.read(done.path, done.code, {}), times=7)
    return [
        Measure(name, ours, LIMIT_MS),
        Measure(name, ours, MOST_TIMES_BARE, bare, bare_name),
        Measure(f"{name}: read and verified", reading, LIMIT_READING_MS),
    ]


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
