"""One section of a form on a page: its questions with their aspects, kept equal to what the session holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.session import DossierSession
from intake_desktop.dossier.sheet import Sheet
from intake_desktop.errors import AnswerRefused, RecordFinished
from intake_desktop.form_engine import relevance
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import NOT_ASKED, Kind, Question, Section
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui.painting_first import when_painted
from intake_desktop.ui.parts.look import show_if
from intake_desktop.ui.question_block import QuestionBlock
from intake_desktop.ui.workplace import Workplace

FIRST, AT_A_TIME, ALL = 800, 500, 1_000_000
"""Height in px of the blocks that are made at once, which fills most windows, and then at each turn."""


class SectionView(QWidget):
    """Passes what a person does to the session, and shows what the session then holds.

    A section that is laid out in another way says so in `build`; what else comes along with an answer, in the
    `on_...` methods. Both may use `session`, `form`, `blocks` and `column`.
    """

    focused = Signal(str, str)
    """Question id and row id that the keyboard came to."""
    whole = Signal()
    """All questions stand there."""

    def __init__(self, workplace: Workplace, session: DossierSession, form_id: str, section: Section) -> None:
        super().__init__()
        self.section = section
        self.session = session
        self.form = session.catalog.form(form_id)
        self.guests: tuple[QuestionBlock, ...] = ()
        self.blocks: dict[AnswerKey, QuestionBlock] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(20)
        self._workplace = workplace
        self._waiting: deque[Question] = deque()
        self._off: set[AnswerKey] = set()
        """What is not asked now."""
        self.build()
        self.refresh()

    def build(self) -> None:
        """Make the blocks and lay them out; called once, before the first answers are shown.

        A long section begins with what fits on the screen; the rest follows while the first is being read.
        """
        known = [name for name in self.section.also if name in self.session.catalog.questions]
        self._waiting.extend((*self.section.questions, *map(self.session.catalog.question, known)))
        self._add(FIRST)
        when_painted(self, self._go_on)

    def _add(self, height: int) -> None:
        """Make more blocks, of about this height together. They are filled in before they are put on the page: what
        stands there already would be laid out again at each change."""
        sheet, problems = self.session.sheet(self.form.id), self.session.problems(self.form.id)
        while self._waiting and height > 0:
            question = self._waiting.popleft()
            made = [self.make_block(question)]
            if self.home(made[0].key) != self.form.id:
                self.guests = (*self.guests, made[0])
                self._show_guest(made[0])
            else:
                made += [self.make_block(each, question.id) for each in self.aspects(question)]
                self._show(made, sheet, problems)
            for block in made:
                self.column.addWidget(block)
            height -= sum(block.sizeHint().height() for block in made if block.key not in self._off)

    def _go_on(self) -> None:
        if self._waiting:
            self._add(AT_A_TIME)
            when_painted(self, self._go_on)
        else:
            self.whole.emit()

    @property
    def unfinished(self) -> bool:
        """True while questions further down are still to be made."""
        return bool(self._waiting)

    def finish_building(self) -> None:
        """Make what is not there yet: somebody goes to it now."""
        if self._waiting:
            self._add(ALL)

    def aspects(self, question: Question) -> Iterator[Question]:
        """What the form asks beside this question, in its order."""
        return (aspect for aspect in self.form.aspects if aspect.id in question.aspects)

    def make_block(self, question: Question, row_id: str = "") -> QuestionBlock:
        """The block of a question, or of an aspect with the question it goes with as row; lay it out yourself."""
        form_id = self.home(block_key := AnswerKey(question.id, row_id))
        block = QuestionBlock(question, self.session.catalog.form(form_id), self.session.header.call_name, row_id)
        self.blocks[block_key] = block
        block.answered.connect(self.on_answered)
        block.no_answer.connect(self.on_no_answer)
        block.cleared.connect(self.on_cleared)
        block.confirmed.connect(lambda key: self.session.confirm(form_id, [key]))
        block.about_other_marked.connect(lambda key, on: self.session.mark_about_other(form_id, key, on))
        block.focused.connect(lambda question_id: self.focused.emit(question_id, row_id))
        block.row_added.connect(lambda table_id: block.open_row(self.session.add_row(form_id, table_id)))
        block.row_removed.connect(lambda table_id, row: self.session.remove_row(form_id, table_id, row))
        block.undo_asked.connect(lambda _table_id: self.session.undo(form_id))
        self._workplace.unread.watch(self.session, form_id, block)
        return block

    def home(self, key: AnswerKey) -> str:
        """Id of the form that keeps this answer: a question of another form may be asked here too."""
        return self.session.catalog.homes.get(key.question_id, self.form.id)

    def on_answered(self, key: AnswerKey, value: object, words: object) -> None:
        """Somebody gave an answer."""
        try:
            self.session.answer(self.home(key), key, value, words)  # type: ignore[arg-type]  # checked by the kind
        except (AnswerRefused, RecordFinished) as refusal:
            self._workplace.trouble.emit(refusal)

    def on_no_answer(self, key: AnswerKey, reason: str) -> None:
        """Somebody said why there is no answer."""
        self.session.no_answer(self.home(key), key, reason)

    def on_cleared(self, key: AnswerKey) -> None:
        """Somebody took an answer away."""
        self.session.clear(self.home(key), key)

    def block(self, key: AnswerKey) -> QuestionBlock:
        """The block of a question, or of an aspect of it. Raises KeyError when it is not in this section."""
        if key not in self.blocks:
            self.finish_building()
        return self.blocks[key]

    def block_here(self, key: AnswerKey) -> QuestionBlock | None:
        """The block of a question, or None when it is not in this section; nothing more is made for no question."""
        try:
            return self.block(key) if key.question_id else None
        except KeyError:
            return None

    def holds(self, key: AnswerKey) -> AnswerKey | None:
        """Where this answer can be seen here: its own block, that of the question it goes with, or its table."""
        for wanted in (key, AnswerKey(key.row_id)):
            if wanted in self.blocks and wanted not in self._off:
                return wanted
        return next((AnswerKey(table.id) for table in self.section.questions if _has_column(table, key)), None)

    def first(self) -> QuestionBlock | None:
        """The first block that can be seen and asks something."""
        asking = (block for block in self.blocks.values() if block.question.kind not in NOT_ASKED)
        return next((block for block in asking if block.isVisibleTo(self)), None)

    def first_open(self) -> QuestionBlock | None:
        """The first block whose question is open; None when nothing is."""
        for found in self.session.progress(self.form.id):
            if found.section_id == self.section.id and found.open:
                return self.block(AnswerKey(found.open[0]))
        return None

    def flush(self) -> None:
        """Hand over what is being typed in any question."""
        for block in self.blocks.values():
            block.flush()

    def refresh(self) -> None:
        """Show what the session holds: which questions are relevant, their answers and their problems."""
        self.show_sheet(self.session.sheet(self.form.id), self.session.problems(self.form.id))
        for guest in self.guests:
            self._show_guest(guest)

    def _show_guest(self, guest: QuestionBlock) -> None:
        """A question of another form: asked here while that form asks it and this section has a reason to."""
        sheet = self.session.sheet(self.home(guest.key))
        asked = guest.key.question_id in sheet.shown and self.session.view.met(self.section.also_if, self.form.id)
        self._ask(guest, asked)
        guest.setEnabled(sheet.record is None or sheet.record.finished is None)
        if asked:
            guest.show_answer(sheet.answers.get(guest.key), sheet.answers.get)
            told = [problem for problem in self.session.problems(sheet.form.id) if problem.key == guest.key]
            guest.show_problems([each for each in map(_by_itself, told) if not each.id.startswith("open.")])

    def show_sheet(self, sheet: Sheet, problems: Sequence[Problem]) -> None:
        """Show these answers and these problems; a page with several sections asks for both once for all."""
        self._show([block for block in self.blocks.values() if block not in self.guests], sheet, problems)

    def _show(self, own: Sequence[QuestionBlock], sheet: Sheet, problems: Sequence[Problem]) -> None:
        for block in own:
            self._ask(block, self.is_asked(block.key, sheet))
        told = self._by_place(problems)
        for block in own:
            if block.key not in self._off:
                block.show_answer(sheet.answers.get(block.key), sheet.answers.get)
                about = told.get(block.key, [])
                block.show_problems(about, dict(self._reasons(about)))
                if block.question.kind is Kind.DERIVED:
                    block.show_outcome(self._outcome(block.question, sheet))

    def _ask(self, block: QuestionBlock, asked: bool) -> None:
        self._off -= {block.key}
        if not asked:
            self._off.add(block.key)
        show_if(block, asked)

    def is_asked(self, key: AnswerKey, sheet: Sheet) -> bool:
        """True when this block is relevant now; an aspect is when its question is."""
        return (key.row_id or key.question_id) in sheet.shown

    def _by_place(self, problems: Sequence[Problem]) -> dict[AnswerKey, list[Problem]]:
        told: dict[AnswerKey, list[Problem]] = {}
        for problem in problems:
            place = None if problem.id.startswith("open.") else self.holds(problem.key)
            if place is not None:
                told.setdefault(place, []).append(_by_itself(problem))
        return told

    def _reasons(self, problems: Sequence[Problem]) -> Iterator[tuple[AnswerKey, str]]:
        for problem in problems:
            if problem.reason_key is not None:
                given = self.session.answer_of(self.form.id, problem.reason_key)
                yield problem.reason_key, str(given.value) if given is not None and given.known else ""

    def _outcome(self, question: Question, sheet: Sheet) -> object:
        outside = (self.session.view.elsewhere, self.session.today)
        counting = self.session.view.counting(self.form.id)
        return relevance.derived(self.form, self.form.question(question.id), counting, sheet.shown, outside)


def _by_itself(problem: Problem) -> Problem:
    """A reason that is a question of this form is asked there, and not once more under the words: they warn of
    nothing, as a goal lower than now is as good as any."""
    if problem.asks_elsewhere:
        return replace(problem, severity="info", reason_required=False, reason_key=None)
    return problem


def _has_column(table: Question, key: AnswerKey) -> bool:
    return any(column.id == key.question_id for column in table.columns)
