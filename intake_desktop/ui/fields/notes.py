"""Questions that ask nothing: a block of text to read out, and a value that follows from other answers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.form_engine import kinds
from intake_desktop.form_engine.answers import NOTHING, AnswerValue
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.parts.labels import plain

UNKNOWN = "Nog niet te berekenen"


class InfoField(Field):
    """The words stand in the label and hint of the block; there is nothing to fill in."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self.setAccessibleDescription(question.hint)
        self.setFixedHeight(0)

    def show_value(self, value: AnswerValue | None, words: Mapping[str, str] = NOTHING) -> None:
        """An info text has no value."""


class DerivedField(Field):
    """A value that the program works out from other answers, to read only."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._text = plain(UNKNOWN, wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAccessibleName(question.label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)

    def show_value(self, value: AnswerValue | None, words: Mapping[str, str] = NOTHING) -> None:
        self.show_outcome(value)

    def show_outcome(self, outcome: object) -> None:
        """Show what the form's expression gave (a number, yes or no, a text), or that it is not known yet."""
        self._text.setText(kinds.show_derived(self.question, outcome) or UNKNOWN)
        self._text.setAccessibleDescription(self._text.text())
