"""One section of a form on a page: its questions with their aspects, kept equal to what the session holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question, Section
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui.question_block import QuestionBlock
from intake_desktop.ui.workplace import Workplace


class SectionView(QWidget):
    """Passes what a person does to the session, and shows what the session then holds."""

    focused = Signal(str, str)
    """Question id and row id that the keyboard came to."""

    def __init__(self, workplace: Workplace, session: DossierSession, form_id: str, section: Section) -> None:
        super().__init__()
        self.section = section
        self._workplace = workplace
        self._session = session
        self._form = session.catalog.form(form_id)
        self._blocks: dict[AnswerKey, QuestionBlock] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)
        for question in section.questions:
            self._add(question, "")
            for aspect in self._aspects(question):
                self._add(aspect, question.id)
        self.refresh()

    def block(self, key: AnswerKey) -> QuestionBlock:
        """The block of a question, or of an aspect of it. Raises KeyError when it is not in this section."""
        return self._blocks[key]

    def first(self) -> QuestionBlock | None:
        """The first block that can be seen and asks something."""
        return next((block for block in self._blocks.values() if block.isVisibleTo(self)), None)

    def first_open(self) -> QuestionBlock | None:
        """The first block whose question is open; None when nothing is."""
        for found in self._session.progress(self._form.id):
            if found.section_id == self.section.id and found.open:
                return self._blocks.get(AnswerKey(found.open[0]))
        return None

    def flush(self) -> None:
        """Hand over what is being typed in any question."""
        for block in self._blocks.values():
            block.flush()

    def refresh(self) -> None:
        """Show what the session holds: which questions are relevant, their answers and their problems."""
        sheet = self._session.sheet(self._form.id)
        problems = self._session.problems(self._form.id)
        for key, block in self._blocks.items():
            owner = key.row_id or key.question_id
            block.setVisible(owner in sheet.shown)
            if owner in sheet.shown:
                block.show_answer(sheet.answers.get(key), sheet.answers.get)
                own = [problem for problem in problems if problem.key == key and not problem.id.startswith("open.")]
                block.show_problems(own, dict(self._reasons(own)))

    def _reasons(self, problems: Sequence[Problem]) -> Iterator[tuple[AnswerKey, str]]:
        for problem in problems:
            if problem.reason_key is not None:
                given = self._session.answer_of(self._form.id, problem.reason_key)
                yield problem.reason_key, str(given.value) if given is not None and given.known else ""

    def _aspects(self, question: Question) -> Iterator[Question]:
        for aspect in self._form.aspects:
            if aspect.id in question.aspects:
                yield aspect

    def _add(self, question: Question, row_id: str) -> None:
        block = QuestionBlock(question, self._form, self._session.header.call_name, row_id)
        self._blocks[block.key] = block
        self._column.addWidget(block)
        form_id = self._form.id
        block.answered.connect(self._on_answered)
        block.no_answer.connect(lambda key, reason: self._session.no_answer(form_id, key, reason))
        block.cleared.connect(lambda key: self._session.clear(form_id, key))
        block.about_other_marked.connect(lambda key, on: self._session.mark_about_other(form_id, key, on))
        block.focused.connect(lambda question_id: self.focused.emit(question_id, row_id))
        block.row_added.connect(lambda table_id: block.open_row(self._session.add_row(form_id, table_id)))
        block.row_removed.connect(lambda table_id, row: self._session.remove_row(form_id, table_id, row))
        block.undo_asked.connect(lambda _table_id: self._session.undo(form_id))

    def _on_answered(self, key: AnswerKey, value: object, words: object) -> None:
        try:
            self._session.answer(self._form.id, key, value, words)  # type: ignore[arg-type]  # checked by the kind
        except AnswerRefused as refusal:
            self._workplace.trouble.emit(refusal)
