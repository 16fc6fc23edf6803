"""A vault in memory that keeps what it is given, and can be told to fail a number of times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from intake_desktop.dossier.model import (
    Beginning,
    Card,
    Change,
    Dossier,
    Export,
    Finished,
    FormRef,
    OpenDossier,
    Place,
    Record,
)
from intake_desktop.dossier.ports import NEW, Store
from intake_desktop.dossier.roles import Actor, Colleague, Role
from intake_desktop.errors import DiskFull, NotAllowed
from intake_desktop.form_engine.answers import Answer, AnswerKey

T = TypeVar("T")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
JOKE = Colleague("c-joke", "Joke Bedacht", "Joke B.", frozenset({Role.MEDEWERKER}))


@dataclass
class FakeDossiers:
    """Dossiers in memory. `fail` saves are refused from now on, before anything is kept."""

    now: Callable[[], datetime]
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    answers: dict[str, dict[AnswerKey, Answer]] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    calls: list[tuple[str, Actor]] = field(default_factory=list)
    fail: int = 0

    def __post_init__(self) -> None:
        self._ids = count(1)

    def add(self, actor: Actor, dossier_type: str, number: str, card: Card) -> Dossier:
        dossier = Dossier(f"d{next(self._ids)}", number, dossier_type, actor.colleague_id, self.now())
        self.dossiers[dossier.id] = dossier
        self.cards[dossier.id] = card
        return dossier

    def open(self, actor: Actor, dossier_id: str) -> OpenDossier:
        self.calls.append(("open", actor))
        dossier = self.dossiers[dossier_id]
        if not actor.may_open(dossier.coach_id):
            raise NotAllowed
        kept = {record.id: dict(self.answers[record.id]) for record in dossier.records}
        return OpenDossier(dossier, kept)

    def start_record(self, actor: Actor, dossier_id: str, form: FormRef, begin: Beginning = NEW) -> Record:
        self.calls.append(("start_record", actor))
        record = Record(f"r{next(self._ids)}", dossier_id, form, self.now(), actor.colleague_id)
        record = replace(record, replaces=begin.replaces, reason=begin.reason, taken_from=begin.taken_from)
        dossier = self.dossiers[dossier_id]
        self.dossiers[dossier_id] = replace(dossier, records=(*dossier.records, record))
        self.answers[record.id] = dict(begin.answers)
        return record

    def finish_record(self, actor: Actor, record_id: str, outcome: Mapping[str, object]) -> Record:
        self.calls.append(("finish_record", actor))
        dossier = next(d for d in self.dossiers.values() if any(r.id == record_id for r in d.records))
        done = Finished(self.now(), actor.colleague_id, "0" * 64, outcome)
        records = tuple(replace(r, finished=done) if r.id == record_id else r for r in dossier.records)
        self.dossiers[dossier.id] = replace(dossier, records=records)
        return next(record for record in records if record.id == record_id)

    def save(self, actor: Actor, record_id: str, changes: Sequence[Change], card: Card) -> datetime:
        self.calls.append(("save", actor))
        if self.fail:
            self.fail -= 1
            raise DiskFull
        for change in changes:
            if change.answer is None:
                self.answers[record_id].pop(change.key, None)
            else:
                self.answers[record_id][change.key] = change.answer
        self.cards[next(d.id for d in self.dossiers.values() if any(r.id == record_id for r in d.records))] = card
        return self.now()


@dataclass
class FakeExports:
    kept: list[Export] = field(default_factory=list)

    def add(self, actor: Actor, export: Export) -> None:
        self.kept.append(export)


@dataclass
class FakeStore:
    dossiers: FakeDossiers
    exports: FakeExports = field(default_factory=FakeExports)
    noted: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)
    put: dict[str, object] = field(default_factory=dict)
    place: Place | None = None


class FakeVault:
    """Runs work at once, or when told to: `hold` keeps work waiting until release()."""

    def __init__(self, colleague: Colleague = JOKE, start: datetime = NOON) -> None:
        self.colleague = colleague
        self.time = start
        self.store = FakeStore(FakeDossiers(self.now))
        self.hold = False
        self._waiting: list[Callable[[], None]] = []

    @property
    def actor(self) -> Actor:
        return Actor(self.colleague.id, self.colleague.roles)

    def now(self) -> datetime:
        return self.time

    def later(self, **step: float) -> None:
        self.time += timedelta(**step)

    def run(self, work: Callable[[Store], T]) -> Future[T]:
        future: Future[T] = Future()
        self._waiting.append(lambda: _finish(future, work, self.store))
        if not self.hold:
            self.release()
        return future

    def release(self, turns: int = 1_000_000) -> None:
        """Do the work that was held back, in order; so many turns of it."""
        while self._waiting and turns > 0:
            self._waiting.pop(0)()
            turns -= 1

    def close(self) -> None:
        self.release()


def _finish(future: Future[Any], work: Callable[[Any], Any], store: FakeStore) -> None:
    try:
        outcome = work(store)
    except (DiskFull, NotAllowed, RuntimeError) as error:
        future.set_exception(error)
    else:
        future.set_result(outcome)
