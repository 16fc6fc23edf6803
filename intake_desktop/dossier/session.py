"""An open dossier as the pages use it: answers in memory, what is relevant, undo, and saving without waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from intake_desktop.assessment import advise, facts
from intake_desktop.assessment.advice import Advice
from intake_desktop.assessment.rules import RuleTable
from intake_desktop.dossier import card, editing, taking_over, view
from intake_desktop.dossier.book import RecordBook
from intake_desktop.dossier.editing import Said, Stamp
from intake_desktop.dossier.model import Change, Dossier, FormRef, OpenDossier, Record
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.dossier.roles import Actor
from intake_desktop.dossier.saving import Destination, SaveState, Saving
from intake_desktop.dossier.sheet import Sheet
from intake_desktop.dossier.undo import Undos
from intake_desktop.dossier.versions import Versions
from intake_desktop.dossier.view import Header, View
from intake_desktop.errors import RecordFinished
from intake_desktop.form_engine.answers import NOTHING, Answer, AnswerKey, Answers, AnswerValue
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Form
from intake_desktop.form_engine.validation import Memory, Problem

if TYPE_CHECKING:
    from intake_desktop.dossier.opening import Contents


@dataclass
class DossierSession:
    """The brain behind the pages of one dossier. Use it from one thread; saves report on the storage thread.

    Every action that changes something calls each of `on_change`; so does every save, on the storage thread.
    `reason` says why a dossier of another coach was opened and goes along with every call to the vault.
    """

    opened: OpenDossier
    catalog: Catalog
    rules: RuleTable
    vault: Vault
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    reason: str = ""
    told_on: date | None = None
    """The day the answers were given, when that is not today (a file, notes of yesterday)."""
    contents: Contents | None = None
    """All versions of forms and rules; without it there is only the one that was handed in."""
    on_change: list[Callable[[], object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._book = RecordBook(self.opened)
        self._held: set[str] = set()
        self._memory: Memory = {}
        self.undos = Undos()
        self._view: View | None = None
        to = Destination(self.vault, self.actor, self.dossier.id, self.now, self._tell, self._book.started)
        self.versions = Versions(self)
        latest = (self.dossier.latest(form_id) for form_id in self.catalog.forms)
        self.saving = Saving(to, [record for record in latest if record is not None])

    @property
    def actor(self) -> Actor:
        """The colleague at work, with the reason for opening this dossier."""
        return replace(self.vault.actor, reason=self.reason)

    @property
    def dossier(self) -> Dossier:
        """The dossier with the records that there are now."""
        return self._book.dossier

    @property
    def book(self) -> RecordBook:
        """All records of this dossier, the earlier ones too."""
        return self._book

    @property
    def today(self) -> date:
        """The day it is now."""
        return self.now().date()

    @property
    def header(self) -> Header:
        """What stands above every page: name, age, kind of dossier and number."""
        return view.header(self.view, self.dossier.number, self.today)

    @property
    def view(self) -> View:
        """All forms together as they stand now."""
        if self._view is None:
            self._view = View(self.catalog, self.dossier.dossier_type, self._book.by_form(), self._book.before)
        return self._view

    @property
    def save_state(self) -> SaveState:
        """Since when saving fails, or at what time the vault last committed."""
        return self.saving.state

    def sheet(self, form_id: str) -> Sheet:
        """One form as it stands. Raises KeyError when there is no such form."""
        form = self.catalog.form(form_id)
        answers: Mapping[AnswerKey, Answer] = dict(self.view.of(form_id))
        return Sheet(form, self.dossier.latest(form_id), answers, self.shown(form_id))

    def answer_of(self, form_id: str, key: AnswerKey) -> Answer | None:
        """The answer as it was given, also when its question is hidden now."""
        return self.view.of(form_id).get(key)

    def shown(self, form_id: str) -> frozenset[str]:
        """Ids of the questions of a form that are relevant now."""
        return self.view.shown(form_id)

    def previous(self, form_id: str) -> Answers | None:
        """What the earlier talk or measurement on this form holds; None when this is the first."""
        return self._book.before(form_id)

    def progress(self, form_id: str) -> tuple[SectionProgress, ...]:
        """How far each section of a form is; a section with a screen of its own as far as that screen is."""
        return self.view.progress(form_id)

    def next_open(self, form_id: str, after_question_id: str = "") -> tuple[str, str] | None:
        """Section and question that is open after this one, or None when nothing is open any more."""
        return self.view.next_open(form_id, after_question_id)

    def problems(self, form_id: str) -> tuple[Problem, ...]:
        """What does not fit together on a form."""
        return self.view.problems(form_id, self.today, self._memory)

    def advice(self) -> Advice:
        """What the rules say about all that counts now."""
        return advise.advise(self.rules, facts.gather(self.rules, self.view.evidence(self.today)))

    def answer(
        self, form_id: str, key: AnswerKey, value: AnswerValue, words: Mapping[str, str] = NOTHING, source: str = ""
    ) -> None:
        """Give an answer. Raises AnswerRefused when it cannot be one; then nothing has changed."""
        said = Said(value, words, source)
        self._do(form_id, editing.answered(self._form(form_id), self._of(form_id), key, said, self._stamp()))

    def no_answer(self, form_id: str, key: AnswerKey, reason: str) -> None:
        """Say why there is no answer. Raises AnswerRefused for a reason that the form does not offer."""
        self._do(form_id, editing.no_answer(self._form(form_id), self._of(form_id), key, reason, self._stamp()))

    def clear(self, form_id: str, key: AnswerKey) -> None:
        """Take an answer, or a reason for having none, away."""
        self._do(form_id, editing.cleared(self._form(form_id), self._of(form_id), key))

    def mark_about_other(self, form_id: str, key: AnswerKey, marked: bool = True) -> None:
        """Mark an answer "gaat over een ander", or take the mark off."""
        self._do(form_id, editing.marked_about_other(self._of(form_id), key, marked))

    def confirm(self, form_id: str, keys: Iterable[AnswerKey]) -> None:
        """Say that what was taken over from an earlier talk still holds, with the rows and aspects that go along."""
        self._do(form_id, editing.confirmed(self._form(form_id), self._of(form_id), keys, self._stamp()))

    def take_over(self, form_id: str, question_id: str) -> None:
        """Take the answer of the earlier talk to one question, marked to be checked; nothing without one."""
        found = taking_over.one(self._form(form_id), self.previous(form_id) or {}, question_id)
        self._do(form_id, tuple(Change(key, answer) for key, answer in found.items()))

    def add_row(self, form_id: str, table_id: str) -> str:
        """Put an empty row at the end of a table; gives its id."""
        row_id = self.new_id()
        form, answers = self._form(form_id), self._of(form_id)
        self._do(form_id, editing.row_added(form, answers, table_id, row_id, self._stamp()))
        return row_id

    def remove_row(self, form_id: str, table_id: str, row_id: str) -> None:
        """Take a row out of a table with its cells; undo() puts it back exactly."""
        form, answers = self._form(form_id), self._of(form_id)
        self._do(form_id, editing.row_removed(form, answers, table_id, row_id, self._stamp()))

    def together(self, form_id: str) -> AbstractContextManager[None]:
        """What is done on a form inside is one action to undo(), as a number with the date that came along."""
        return self.undos[form_id].together()

    def undo(self, form_id: str) -> AnswerKey | None:
        """Take the latest action on a form back; gives the answer to look at, or None when there is none left."""
        changes = self.undos[form_id].take()
        if not changes:
            return None
        self._carry_out(form_id, changes)
        return changes[0].key

    def snapshot(self) -> DossierSession:
        """This dossier as it stands, for slow work on another thread while somebody types on; never answer to it."""
        frozen = DossierSession(
            self.opened, self.catalog, self.rules, self.vault, self.now, self.new_id, self.reason, self.told_on
        )
        frozen._book = self._book.copy()
        return frozen

    def hold(self, form_id: str, on: bool) -> None:
        """Take no answers to a form while it is being finished or begun anew."""
        (self._held.add if on else self._held.discard)(form_id)

    def take(self, record: Record, answers: Answers | None = None) -> None:
        """Go on with a record that was finished or, with its answers, begun; what was done before stays done."""
        form_id = record.form.form_id
        if answers is None:
            self._book.finished(record)
        else:
            self._book.begun(record, answers)
            self.saving.go_to(record)
        if self.contents is not None:
            self.catalog, self.rules = self.contents.of(self.dossier)
            self._memory.clear()  # another version may ask other things of the same answer
        self.undos.pop(form_id, None)
        self.hold(form_id, False)
        self._view = None
        self._tell()

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        self.saving.retry()

    def _form(self, form_id: str) -> Form:
        return self.catalog.form(form_id)

    def _of(self, form_id: str) -> dict[AnswerKey, Answer]:
        return self._book.answers(form_id)

    def _stamp(self) -> Stamp:
        return Stamp(self.vault.colleague.id, self.told_on or self.today)

    def _do(self, form_id: str, changes: tuple[Change, ...]) -> None:
        if not changes:
            return
        newest = self.dossier.latest(form_id)
        if form_id in self._held or (newest is not None and newest.finished is not None):
            raise RecordFinished
        self.undos[form_id].remember(editing.before(self._of(form_id), changes))
        self._carry_out(form_id, changes)

    def _carry_out(self, form_id: str, changes: tuple[Change, ...]) -> None:
        editing.apply(self._of(form_id), changes)
        self._view = None
        form = self._form(form_id)
        self.saving.put(FormRef(form.id, form.version, form.digest), changes, card.later(self.catalog, self._book))
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self.on_change):
            listener()
