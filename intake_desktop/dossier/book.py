"""Which records a dossier has, what each holds, and which of them the pages are working on."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

from intake_desktop.dossier.model import Dossier, OpenDossier, Record
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers


class RecordBook:
    """The newest record of each form is the one that is worked on; the others can be looked at.

    A form without a record keeps its answers here until its first save has made one, on the storage thread.
    """

    def __init__(self, opened: OpenDossier) -> None:
        self._dossier = opened.dossier
        self._answers = {record.id: dict(opened.answers.get(record.id, {})) for record in opened.dossier.records}
        self._unsaved: dict[str, dict[AnswerKey, Answer]] = {}
        self._lock = Lock()

    @property
    def dossier(self) -> Dossier:
        """The dossier with the records that there are now."""
        return self._dossier

    def answers(self, form_id: str) -> dict[AnswerKey, Answer]:
        """What is answered on a form now; changes to it are kept by whoever makes them."""
        with self._lock:
            record = self._dossier.latest(form_id)
            return self._answers[record.id] if record else self._unsaved.setdefault(form_id, {})

    def by_form(self) -> dict[str, Answers]:
        """What is answered now, by form id."""
        names = {record.form.form_id for record in self._dossier.records} | set(self._unsaved)
        return {name: self.answers(name) for name in names}

    def of(self, record_id: str) -> Answers:
        """Everything a record holds. Raises KeyError for a record of another dossier."""
        return self._answers[record_id]

    def previous(self, form_id: str) -> Record | None:
        """The record before the newest one: an earlier talk or measurement, not the version that it corrects."""
        older = self._dossier.history(form_id)[1:]
        replaced = {record.replaces for record in self._dossier.records if record.replaces}
        return next((record for record in older if record.id not in replaced), None)

    def before(self, form_id: str) -> Answers | None:
        """What that earlier record holds; None when this is the first."""
        record = self.previous(form_id)
        return self._answers[record.id] if record is not None else None

    def started(self, record: Record) -> None:
        """A record was made for the first answer on a form; may be told from the storage thread."""
        with self._lock:
            self._answers[record.id] = self._unsaved.pop(record.form.form_id, {})
            self._dossier = replace(self._dossier, records=(*self._dossier.records, record))

    def begun(self, record: Record, answers: Answers) -> None:
        """A correction or a new talk was begun, with these answers."""
        with self._lock:
            self._answers[record.id] = dict(answers)
            self._dossier = replace(self._dossier, records=(*self._dossier.records, record))

    def finished(self, record: Record) -> None:
        """A record was finished."""
        with self._lock:
            records = tuple(record if each.id == record.id else each for each in self._dossier.records)
            self._dossier = replace(self._dossier, records=records)

    def copy(self) -> RecordBook:
        """The same as it stands now, apart from what is answered from here on."""
        with self._lock:
            made = RecordBook(OpenDossier(self._dossier, self._answers))
            made._unsaved = {form_id: dict(answers) for form_id, answers in self._unsaved.items()}
        return made
