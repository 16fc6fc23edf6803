"""A window with questions of every kind, and a memory of what was told about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import Answer, AnswerKey, AnswerValue
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui.question_block import QuestionBlock
from tests.ui.all_kinds import FORM
from tests.ui.drivers import Keyboard, QuestionDriver


def said(value: AnswerValue | None, **more: object) -> Answer:
    """An answer of a fictitious participant, written down on a fixed day."""
    facts: dict[str, object] = {"source": "deelnemer", "day": date(2026, 11, 12), "author": "test", **more}
    return Answer(value, **facts)  # type: ignore[arg-type]  # the facts of an Answer by name


@dataclass
class Told:
    """Everything the questions told, in order."""

    answers: list[tuple[AnswerKey, object, Mapping[str, str]]] = field(default_factory=list)
    reasons: list[tuple[AnswerKey, str]] = field(default_factory=list)
    cleared: list[AnswerKey] = field(default_factory=list)
    confirmed: list[AnswerKey] = field(default_factory=list)
    focused: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    about_other: list[tuple[AnswerKey, bool]] = field(default_factory=list)

    @property
    def last(self) -> object:
        """The value that was told last."""
        return self.answers[-1][1]


class FormPage:
    """Questions under each other in a window that has the keyboard."""

    def __init__(self, qtbot: QtBot, questions: Sequence[Question], width: int = 760) -> None:
        self.told = Told()
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(20)
        self.blocks = {question.id: self._block(question) for question in questions}
        for block in self.blocks.values():
            column.addWidget(block)
        column.addStretch(1)
        self.window = QScrollArea()
        self.window.setWidgetResizable(True)
        self.window.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.window.setWidget(self.inside)
        self.window.resize(width + 48, 700)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        QApplication.processEvents()
        self.keyboard = Keyboard(self.inside)

    def question(self, name: str) -> QuestionDriver:
        """The question with this id or label."""
        return QuestionDriver(self.keyboard, name)

    def _block(self, question: Question) -> QuestionBlock:
        told = self.told
        block = QuestionBlock(question, FORM, "Jamila")
        block.answered.connect(lambda key, value, words: told.answers.append((key, value, dict(words))))
        block.no_answer.connect(lambda key, reason: told.reasons.append((key, reason)))
        block.confirmed.connect(self.told.confirmed.append)
        block.cleared.connect(told.cleared.append)
        block.focused.connect(told.focused.append)
        block.row_added.connect(lambda table: told.rows.append(("added", table)))
        block.row_removed.connect(lambda table, row: told.rows.append(("removed", table, row)))
        block.undo_asked.connect(lambda table: told.rows.append(("undo", table)))
        block.about_other_marked.connect(lambda key, on: told.about_other.append((key, on)))
        return block
