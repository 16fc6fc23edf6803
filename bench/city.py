"""How a vault as large as the city behaves: 45,000 dossiers, beside the same rows and repositories on plain SQLite.

Everything is opened with a key derivation of a millisecond, so opening is told without it.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from bench import _city, entering
from bench._city import CHEAP, PASSWORD, City
from bench._plain import Run, plain
from bench.measure import Measure, as_installed, median_ms, medians_ms
from intake_desktop.dossier.model import Card, CardQuery, Change
from intake_desktop.dossier.roles import Actor
from intake_desktop.dossier.rotation import Underway
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.storage import looking, means, vault
from intake_desktop.storage.open_vault import OpenVault

OPENINGS, LOOKS, SAVES, CHECKS = 7, 15, 200, 1
KDF_APART_MS = 300
MEGABYTE = 1024 * 1024


def measures() -> list[Measure]:
    """Every measurement of this file; the vault is made anew, which takes a few minutes."""
    with tempfile.TemporaryDirectory() as folder:
        city = _city.build(Path(folder))
        print(f"  {_city.told(city)}", file=sys.stderr)
        return [*_small(city), *_large(city), *_window(city)]


def _unlock(city: City) -> OpenVault:
    slot = looking.look(city.folder).colleagues[0].slot_id
    return vault.unlock(city.folder, slot, PASSWORD, CHEAP, means.of_this_computer())


@contextmanager
def _both(city: City) -> Iterator[tuple[OpenVault, Run]]:
    opened = _unlock(city)
    try:
        with plain(city.plain, city.journal_key) as run:
            yield opened, run
    finally:
        opened.close()


def _small(city: City) -> list[Measure]:
    """What somebody waits for many times a day."""
    opening = median_ms(lambda: _unlock(city).close(), OPENINGS)
    just_opening = statistics.median(_opening(city) for _ in range(OPENINGS))
    found = [
        Measure("unlock, key derivation left out", just_opening, KDF_APART_MS),
        Measure("unlock and lock again", opening, 2 * KDF_APART_MS),
    ]
    with _both(city) as (opened, run):
        found += _looking(opened, run)
        found += [_dossier(opened, run, "open a dossier of 40 answers", city.short)]
        found += [_dossier(opened, run, "open a dossier that is full", city.full)]
        found += _saving(opened, run, city)
    return found


def _opening(city: City) -> float:
    start = time.perf_counter()
    opened = _unlock(city)
    taken = time.perf_counter() - start
    opened.close()
    return taken * 1000


def _looking(opened: OpenVault, run: Run) -> Iterator[Measure]:
    asked = {
        "list, first page": CardQuery(),
        "list, one stage": CardQuery(stage="zrm"),
        "search as you type, two letters": CardQuery("de"),
        "search a name": CardQuery("celik", settled=True),
        "search a date": CardQuery("14-3-19", settled=True),
        "search, no match": CardQuery("bestaat niet", settled=True),
    }
    for name, query in asked.items():
        yield _beside(name, opened, run, _find(opened.actor, query))


def _find(actor: Actor, query: CardQuery) -> Callable[[Any], object]:
    return lambda store: store.dossiers.find(actor, query)


def _dossier(opened: OpenVault, run: Run, name: str, dossier_id: str) -> Measure:
    return _beside(name, opened, run, lambda store: store.dossiers.open(opened.actor, dossier_id))


def _beside(name: str, opened: OpenVault, run: Run, work: Callable[[Any], object]) -> Measure:
    ours, theirs = medians_ms(lambda: opened.run(work).result(), lambda: run(work).result(), LOOKS)
    return Measure(name, ours, 2.0, theirs, "plain SQLite")


def _saving(opened: OpenVault, run: Run, city: City) -> list[Measure]:
    ours = _Saver(opened.actor, opened.run, city.short)
    theirs = _Saver(opened.actor, run, city.short)
    pairs = [(ours.timed(), theirs.timed()) for _ in range(SAVES)]
    mine, bare = ([pair[side] for pair in pairs] for side in (0, 1))
    return [
        Measure("save an answer", statistics.median(mine), 1.6, statistics.median(bare), "plain SQLite"),
        Measure("save an answer, 95 of 100 within", _p95(mine), 2.0, _p95(bare), "plain SQLite"),
    ]


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


class _Saver:
    """Saves one more version of the same answer every time."""

    def __init__(self, actor: Actor, run: Run, dossier_id: str) -> None:
        found = run(lambda store: store.dossiers.open(actor, dossier_id)).result()
        self._actor, self._run, self._record, self._count = actor, run, found.dossier.records[0].id, 0

    def timed(self) -> float:
        """Save, wait until it is on the disk; gives the milliseconds."""
        self._count += 1
        text = f"Een antwoord van een paar woorden, {self._count}"
        change = Change(AnswerKey("bench"), Answer(text, "deelnemer", date(2026, 11, 22), "c1"))
        card = Card("Deelnemer 1 Voorbeeld", "Voorbeeld, Deelnemer 1")
        start = time.perf_counter()
        self._run(lambda store: store.dossiers.save(self._actor, self._record, [change], card)).result()
        return (time.perf_counter() - start) * 1000


def _large(city: City) -> list[Measure]:
    """What goes through all of it: the chain of the journal, a backup copy; and what it takes on the disk."""
    with _both(city) as (opened, run):
        checked = _beside_long(opened, run, lambda store: store.journal.verify(opened.actor))
        copied, saves = _copy_beside_saving(opened, city)
        renewed = _seconds(lambda: opened.renew_key(Underway()))
    reference = _plain_copy(city)
    size, plain_size = (
        (path / "kluis.db" if path.is_dir() else path).stat().st_size for path in (city.folder, city.plain)
    )
    return [
        checked,
        Measure("backup copy, made, checked and carried over", copied, 60, unit="s"),
        Measure("the same beside VACUUM INTO and a check", copied, 4.0, reference, "plain SQLite", "s"),
        Measure("new vault key: written anew, compared, proved", renewed, 8.0, reference, "plain SQLite", "s"),
        Measure("save while copying, 95 of 100 within", _p95(saves), 100),
        Measure("size on disk", size / MEGABYTE, 1.15, plain_size / MEGABYTE, "plain SQLite", "MB"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _beside_long(opened: OpenVault, run: Run, work: Callable[[Any], object]) -> Measure:
    ours, theirs = medians_ms(lambda: opened.run(work).result(), lambda: run(work).result(), CHECKS)
    return Measure("check the whole journal", ours / 1000, 2.0, theirs / 1000, "plain SQLite", "s")


def _copy_beside_saving(opened: OpenVault, city: City) -> tuple[float, list[float]]:
    """Seconds of a copy to another folder, and the milliseconds of every save meanwhile."""
    target = city.folder.parent / "kopieen"
    target.mkdir()
    saver, saves, done = _Saver(opened.actor, opened.run, city.short), [], threading.Event()

    def copy() -> float:
        start = time.perf_counter()
        try:
            opened.copy_to(target)
        finally:
            done.set()
        return time.perf_counter() - start

    found: list[float] = []
    copying = threading.Thread(target=lambda: found.append(copy()))
    copying.start()
    while not done.wait(0.1):
        saves.append(saver.timed())
    copying.join()
    shutil.rmtree(target)
    return found[0], saves


def _plain_copy(city: City) -> float:
    """Seconds of the least that a copy of plain SQLite takes."""
    target = city.folder.parent / "plain-copy.db"
    start = time.perf_counter()
    source = sqlite3.connect(city.plain)
    source.execute("VACUUM INTO ?", (str(target),))
    source.close()
    copy = sqlite3.connect(target)
    copy.execute("PRAGMA integrity_check").fetchall()
    copy.close()
    taken = time.perf_counter() - start
    target.unlink()
    return taken


def _window(city: City) -> list[Measure]:
    """The real window, in processes of their own."""
    home = city.folder.parent
    compiled, copies = str(home / "compiled"), home / "usb"
    copies.mkdir()
    seconds = statistics.median(entering.enter(str(home), "cheap", compiled)[0] for _ in range(3))
    command = [sys.executable, "-m", "bench.child_city", str(city.folder), city.full, str(copies)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=900, check=True, env=as_installed(compiled), cwd=_ROOT
    )
    found = json.loads(done.stdout)
    if not found["saved"]:
        raise RuntimeError("what was typed during the copy was not called saved")
    return [
        Measure("first page of the window, key derivation left out", seconds * 1000, 1000),
        Measure("longest time without an answer of the window", found["gap_without"], 100),
        Measure("the same while a copy is made", found["gap_during"], 100),
        Measure("that copy, asked for in the window", found["backup_s"], 60, unit="s"),
        Measure("resident with the list", found["resident_list"], 250, unit="MB"),
        Measure("resident with a full dossier", found["resident_dossier"], 300, unit="MB"),
        Measure("resident after a copy", found["resident_after"], 350, unit="MB"),
    ]


_ROOT = Path(__file__).parent.parent
