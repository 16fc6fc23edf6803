"""All forms of a dossier seen together: what is shown, what counts, and what that says to the assessment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from intake_desktop.assessment.evidence import Evidence
from intake_desktop.dossier import likely_days, participant, progress
from intake_desktop.dossier.book import RecordBook
from intake_desktop.dossier.model import OpenDossier
from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.form_engine import relevance, validation
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.expressions import Expression
from intake_desktop.form_engine.lookups import Names
from intake_desktop.form_engine.validation import SOMEBODY, Look, Memory, Problem

MEASURED = "measured_on"
"""Ending of the meaning of a date that says when a form's measurement was done: zrm_measured_on, ..."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above every page of a dossier."""

    name: str
    call_name: str
    birth_date: str
    """Incomplete dates as they are known: "1992", "1992-03" or "1992-03-14"; "" when unknown."""
    age: int | None
    dossier_type: str
    number: str


def _nothing_before(_form_id: str) -> Answers | None:
    return None


@dataclass
class View:
    """The answers of the latest record of every form, as they stand at one moment. Make a new one after a change."""

    catalog: Catalog
    dossier_type: str
    answers: Mapping[str, Answers]
    """By form id; hidden answers are among them."""
    before: Callable[[str], Answers | None] = _nothing_before
    """What the earlier talk or measurement on a form held."""
    _counting: dict[str, Answers] = field(default_factory=dict)
    _shown: dict[str, frozenset[str]] = field(default_factory=dict)
    _progress: dict[str, tuple[SectionProgress, ...]] = field(default_factory=dict)
    _under_way: set[str] = field(default_factory=set)
    _names: participant.Names | None = None

    def of(self, form_id: str) -> Answers:
        """All answers of this form, hidden ones too."""
        return self.answers.get(form_id, {})

    def shown(self, form_id: str) -> frozenset[str]:
        """Ids of the questions of this form that are relevant now."""
        if form_id not in self._shown:
            form = self.catalog.form(form_id)
            found = relevance.shown(form, self.of(form_id), self.dossier_type, self.elsewhere)
            self._shown[form_id] = found
        return self._shown[form_id]

    def counting(self, form_id: str) -> Answers:
        """The answers of this form that count: those of questions that are relevant now."""
        if form_id not in self._counting:
            form = self.catalog.form(form_id)
            self._under_way.add(form_id)
            found = relevance.of_shown(form, self.of(form_id), self.shown(form_id))
            self._under_way.discard(form_id)
            self._counting[form_id] = found
        return self._counting[form_id]

    def progress(self, form_id: str) -> tuple[SectionProgress, ...]:
        """How far each section of a form is; a section with a screen of its own as far as that screen is."""
        found, form = self.own_progress(form_id), self.catalog.form(form_id)
        return progress.with_elsewhere(form, found, self.dossier_type, self.totals)

    def next_open(self, form_id: str, after: str) -> tuple[str, str] | None:
        """Section and question that is open after this one, or None when nothing is open any more."""
        form = self.catalog.form(form_id)
        return progress.next_open(form, self.shown(form_id), self.of(form_id), after, self.before(form_id))

    def own_progress(self, form_id: str) -> tuple[SectionProgress, ...]:
        """The same of the sections with questions of their own; what has another screen is counted there."""
        if form_id not in self._progress:
            form, shown = self.catalog.form(form_id), self.shown(form_id)
            self._progress[form_id] = progress.of_form(form, shown, self.of(form_id), self.before(form_id))
        return self._progress[form_id]

    def totals(self, form_id: str) -> tuple[int, int]:
        """How many questions of a form are answered, of how many that are asked; (0, 0) for no form."""
        found = self.own_progress(form_id) if form_id in self.catalog.forms else ()
        return sum(each.answered for each in found), sum(each.asked for each in found)

    def problems(self, form_id: str, today: date, memory: Memory) -> tuple[Problem, ...]:
        """What does not fit together on a form; `memory` is kept by who asks, for the next time."""
        form, counting, shown = self.catalog.form(form_id), self.counting(form_id), self.shown(form_id)
        names = Names(form, counting, shown, self.elsewhere, today)
        look = Look(form, counting, shown, names, self.names().called or SOMEBODY, memory)
        return (*validation.seen(look), *likely_days.found(form, counting, shown, today))

    def met(self, condition: Expression | None, form_id: str) -> bool:
        """Whether a condition written in this form certainly holds now; no condition always does."""
        if condition is None:
            return True
        names = Names(self.catalog.form(form_id), self.of(form_id), self.shown(form_id), self.elsewhere)
        return condition.holds(names.lookup())

    def elsewhere(self, key: AnswerKey) -> Answer | None:
        """The counting answer to a question of any form; two forms that ask each other see what was said."""
        try:
            form_id = self.catalog.home(key.question_id).id
        except KeyError:
            return None
        if key not in self.of(form_id):  # what was not said cannot count: nothing to find out
            return None
        answers = self.of(form_id) if form_id in self._under_way else self.counting(form_id)
        return answers.get(key)

    def meant(self, meaning: str) -> str:
        """The counting answer with this meaning as text, or "" when there is none."""
        try:
            answer = self.elsewhere(AnswerKey(self.catalog.meaning(meaning)))
        except KeyError:
            return ""
        return answer.value if answer is not None and isinstance(answer.value, str) else ""

    def names(self) -> participant.Names:
        """The names of the participant."""
        if self._names is None:
            self._names = participant.names(self.meant)
        return self._names

    def measured(self) -> Mapping[str, date | None]:
        """Per form: when its measurement was done, or None when that is not known."""
        marked = {asked for meaning, asked in self.catalog.meanings.items() if meaning.endswith(MEASURED)}
        return {form_id: self._measured(form_id, marked) for form_id in self.catalog.forms}

    def evidence(self, today: date) -> Evidence:
        """What the rules may look at: all that counts, and how old it is."""
        merged: dict[AnswerKey, Answer] = {}
        for form_id in self.catalog.forms:
            merged.update(self.counting(form_id))
        return Evidence(answers=merged, today=today, measured=self.measured())

    def _measured(self, form_id: str, marked: set[str]) -> date | None:
        """The oldest of a form's dates of measuring: a form is as old as its oldest part."""
        found = [
            date.fromisoformat(answer.value)
            for key, answer in self.counting(form_id).items()
            if key.question_id in marked and isinstance(answer.value, str)
        ]
        return min(found, default=None)


def of_dossier(catalog: Catalog, opened: OpenDossier) -> View:
    """The view of a dossier as it was read from the vault."""
    book = RecordBook(opened)
    return View(catalog, opened.dossier.dossier_type, book.by_form(), book.before)


def evidence(catalog: Catalog, opened: OpenDossier, today: date) -> Evidence:
    """What the rules may look at in a dossier as it was read from the vault."""
    return of_dossier(catalog, opened).evidence(today)


def header(view: View, number: str, today: date) -> Header:
    """What stands above every page. Without a name the number is shown."""
    names = view.names()
    birth_date = view.meant("birth_date")
    years = participant.age(birth_date, today)
    return Header(names.display or number, names.called, birth_date, years, view.dossier_type, number)
