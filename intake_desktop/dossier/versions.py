"""Finishing a record, correcting a finished one with a reason, and beginning a new talk or measurement."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from intake_desktop.dossier import closing, taking_over
from intake_desktop.dossier.model import Beginning, FormRef, Record
from intake_desktop.errors import NotSavedYet, ReasonNeeded, RecordFinished
from intake_desktop.form_engine.answers import Answers

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Store
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.form_engine.validation import Problem


class Versions:
    """Works on the session of one dossier. What it starts runs on the storage thread; hand the outcome to `take`.

    Until then, or until it failed, the form takes no answers, so nothing that is typed can fall between two records.
    """

    def __init__(self, session: DossierSession) -> None:
        self._session = session
        self._begun: dict[str, Answers] = {}

    def obstacles(self, form_id: str) -> tuple[Problem, ...]:
        """What must be mended, explained or checked before this form can be finished."""
        session = self._session
        return closing.obstacles(session.problems(form_id), session.view, session.advice, form_id)

    def finish(self, form_id: str) -> Future[Record]:
        """Finish what is answered on a form now: from then on it never changes.

        Raises NotReady when something must be mended first, NotSavedYet while an answer is not in the vault and
        RecordFinished when it is finished already. The Future holds the record or what the vault raises.
        """
        session = self._session
        self._must_be_saved()
        if self._finished(form_id) is not None:
            raise RecordFinished
        found = self.obstacles(form_id)
        if found:
            raise closing.not_ready(found)
        outcome = closing.outcome(session.view, session.rules, session.advice, session.dossier, form_id)
        actor = session.actor

        def work(store: Store) -> Record:
            record_id = session.saving.record_of(form_id)
            if not record_id or session.save_state.failed_since is not None:
                raise NotSavedYet
            return store.dossiers.finish_record(actor, record_id, outcome)

        return self._run(form_id, work)

    def correct(self, form_id: str, reason: str) -> Future[Record]:
        """Begin a new version of a finished record, with all it holds. Raises ReasonNeeded and NotSavedYet."""
        record = self._finished(form_id)
        if not reason.strip():
            raise ReasonNeeded
        if record is None:
            raise NotSavedYet
        held = dict(self._session.book.of(record.id))
        return self._begin(record.form, Beginning(replaces=record.id, reason=reason.strip(), answers=held))

    def again(self, form_id: str, take_over: bool) -> Future[Record]:
        """Begin a new talk or measurement after a finished one, empty or with what was said, marked to be checked.

        Raises NotSavedYet while the one before is not finished. It begins on the newest version of the form.
        """
        record = self._finished(form_id)
        if record is None:
            raise NotSavedYet
        contents = self._session.contents
        form = contents.newest(form_id) if contents is not None else self._session.catalog.form(form_id)
        held = taking_over.taken_over(form, self._session.book.of(record.id)) if take_over else {}
        ref = FormRef(form.id, form.version, form.digest)
        return self._begin(ref, Beginning(taken_from=record.id if take_over else "", answers=held))

    def take(self, record: Record) -> None:
        """Go on with what finish(), correct() or again() made."""
        self._session.take(record, self._begun.pop(record.form.form_id, None) if record.finished is None else None)

    def _finished(self, form_id: str) -> Record | None:
        record = self._session.dossier.latest(form_id)
        return record if record is not None and record.finished is not None else None

    def _must_be_saved(self) -> None:
        if self._session.save_state.failed_since is not None:
            raise NotSavedYet

    def _begin(self, form: FormRef, begin: Beginning) -> Future[Record]:
        actor, dossier_id = self._session.actor, self._session.dossier.id
        self._must_be_saved()
        self._begun[form.form_id] = begin.answers
        return self._run(form.form_id, lambda store: store.dossiers.start_record(actor, dossier_id, form, begin))

    def _run(self, form_id: str, work: Callable[[Store], Record]) -> Future[Record]:
        session = self._session
        session.hold(form_id, True)
        future: Future[Record] = session.vault.run(work)

        def done(outcome: Future[Record]) -> None:
            if outcome.cancelled() or outcome.exception() is not None:
                session.hold(form_id, False)

        future.add_done_callback(done)
        return future
