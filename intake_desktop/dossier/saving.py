"""Saving without waiting: what changed is kept until the vault has committed it, and no longer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from intake_desktop.dossier.model import Card, Change, FormRef, Record
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.roles import Actor
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.answers import Answer, AnswerKey

Pending = dict[AnswerKey, Answer | None]


@dataclass(frozen=True, slots=True)
class SaveState:
    """What may be said about saving. `saved_at` is set by the commit and by nothing else."""

    saved_at: datetime | None = None
    busy: bool = False
    failed_since: datetime | None = None
    error: SpringplankError | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the answers of one dossier go, on whose behalf, and who wants to know when that has happened."""

    vault: Vault
    actor: Actor
    dossier_id: str
    now: Callable[[], datetime]
    on_saved: Callable[[], None]
    on_started: Callable[[Record], None]


@dataclass
class _Batch:
    form: FormRef
    changes: Pending = field(default_factory=dict)


class Saving:
    """The unsaved changes of one dossier, the latest per answer; safe to use from two threads."""

    def __init__(self, to: Destination, records: Sequence[Record]) -> None:
        self._to = to
        self._records = {record.form.form_id: record.id for record in records}
        self._pending: dict[str, _Batch] = {}
        self._card: Callable[[], Card] = Card
        self._queued = 0
        self._state = SaveState()
        self._lock = Lock()

    @property
    def state(self) -> SaveState:
        """How saving goes now."""
        with self._lock:
            busy = bool(self._queued)
            state = self._state
        return SaveState(state.saved_at, busy, state.failed_since, state.error)

    def put(self, form: FormRef, changes: Sequence[Change], card: Callable[[], Card]) -> None:
        """Keep these changes and queue the saving of all that is not saved yet.

        `card` gives the card of the dossier with these changes. It is asked on the storage thread, and only when no
        later change came meanwhile: working it out takes longer than an answer.
        """
        with self._lock:
            batch = self._pending.setdefault(form.form_id, _Batch(form))
            batch.changes.update((change.key, change.answer) for change in changes)
            self._card = card
        self._queue()

    def retry(self) -> None:
        """Try again to save what is not saved yet; nothing when all is saved."""
        with self._lock:
            waiting = bool(self._pending) and not self._queued
        if waiting:
            self._queue()

    def record_of(self, form_id: str) -> str:
        """Id of the record that answers to this form go to; "" before its first save. For the storage thread."""
        return self._records.get(form_id, "")

    def go_to(self, record: Record) -> None:
        """From now on answers to this form go to this record."""
        self._records[record.form.form_id] = record.id

    def _queue(self) -> None:
        with self._lock:
            self._queued += 1
        self._to.vault.run(self._save_all).add_done_callback(self._settle)

    def _save_all(self, store: Store) -> datetime | None:
        """Runs on the storage thread. Takes everything there is, so that later turns find nothing left to do."""
        with self._lock:
            waiting = tuple(self._pending)
        saved_at, errors = None, []
        for form_id in waiting:
            try:
                saved_at = self._save_form(store, form_id) or saved_at
            except SpringplankError as error:
                errors.append(error)
        if errors:
            raise errors[0]
        return saved_at

    def _save_form(self, store: Store, form_id: str) -> datetime | None:
        with self._lock:
            batch, card = self._pending.pop(form_id, None), self._card
        if batch is None:
            return None
        saved_at = None
        try:
            record_id = self._record(store, batch.form)
            changes = [Change(key, answer) for key, answer in batch.changes.items()]
            saved_at = store.dossiers.save(self._to.actor, record_id, changes, card())
        finally:
            if saved_at is None:
                self._keep(batch)
        return saved_at

    def _record(self, store: Store, form: FormRef) -> str:
        """The record of this form; started now when this is its first answer, and never twice."""
        if form.form_id not in self._records:
            record = store.dossiers.start_record(self._to.actor, self._to.dossier_id, form)
            self._records[form.form_id] = record.id
            self._to.on_started(record)
        return self._records[form.form_id]

    def _keep(self, batch: _Batch) -> None:
        """A save failed: keep its changes, below what was answered meanwhile."""
        with self._lock:
            newer = self._pending.get(batch.form.form_id)
            kept = batch.changes | (newer.changes if newer else {})
            self._pending[batch.form.form_id] = _Batch(batch.form, kept)

    def _settle(self, future: Future[datetime | None]) -> None:
        error = future.exception()
        with self._lock:
            self._queued -= 1
            old = self._state
            if error is not None:
                known = error if isinstance(error, SpringplankError) else SpringplankError()
                since = old.failed_since or self._to.now()
                self._state = SaveState(old.saved_at, failed_since=since, error=known)
            else:
                self._state = SaveState(future.result() or old.saved_at)
        self._to.on_saved()
