"""A row of a table while somebody fills it in: its fields under each other, in the place of the row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import NOTHING, AnswerKey
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui.fields.contract import Field, FieldState
from intake_desktop.ui.fields.problem_line import ProblemLine
from intake_desktop.ui.fields.table_row import Cells
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.labels import belongs_to, plain
from intake_desktop.ui.told import Told

MakeField = Callable[[Question, str], Field]
"""Makes the field of a column for a row."""


class RowEditor(QFrame):
    """Escape or "Klaar" closes; nothing has to be saved, every answer is handed over as it is given."""

    changed = Signal(object, object, object)
    cleared = Signal(object)
    closed = Signal(str)

    def __init__(self, question: Question, row_id: str, make_field: MakeField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_id = row_id
        self.setProperty("look", "row-editor")
        self.fields = tuple(make_field(column, row_id) for column in question.columns)
        self._remarks: dict[AnswerKey, Told] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for field in self.fields:
            column.addLayout(self._with_label(field))
        column.addLayout(self._closing())

    def show_cells(self, cells: Cells) -> None:
        """Show the answers of this row, except where somebody is typing."""
        for field in self.fields:
            answer = cells(field.key)
            if answer is None:
                field.show_value(None)
            else:
                field.show_value(answer.value, answer.words)
            self._remarks[field.key].say(field.remark())

    def flush(self) -> None:
        """Hand over what is being typed."""
        for field in self.fields:
            field.flush()

    def refused(self) -> Field | None:
        """The first field with something in it that cannot be an answer."""
        return next((field for field in self.fields if field.holds_refused()), None)

    def first_widget(self) -> QWidget:
        """Where the keyboard goes when the row opens."""
        return self.fields[0].focus_widget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit(self.row_id)
        else:
            super().keyPressEvent(event)

    def _with_label(self, field: Field) -> QVBoxLayout:
        label = plain(role="label", wraps=True)
        belongs_to(label, field.focus_widget(), field.question.label)
        problem, remark = ProblemLine(), Told()
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(label)
        if field.question.hint:
            lines.addWidget(plain(field.question.hint, "hint", wraps=True))
        for part in (field, remark, problem):
            lines.addWidget(part)
        self._listen(field, problem)
        self._remarks[field.key] = remark
        field.remarked.connect(lambda: remark.say(field.remark()))
        return lines

    def _listen(self, field: Field, problem: ProblemLine) -> None:
        def on_changed(value: object, words: object) -> None:
            _in_order(field, problem)
            self.changed.emit(field.key, value, words or NOTHING)

        def on_cleared() -> None:
            _in_order(field, problem)
            self.cleared.emit(field.key)

        def on_refused(_code: str, sentence: str) -> None:
            field.set_state(FieldState.ERROR)
            problem.tell(FieldState.ERROR, sentence)

        field.changed.connect(on_changed)
        field.cleared.connect(on_cleared)
        field.refused.connect(on_refused)

    def _closing(self) -> QHBoxLayout:
        done = small(outlined("Klaar"))
        done.setAccessibleDescription("Escape doet hetzelfde.")
        done.clicked.connect(lambda: self.closed.emit(self.row_id))
        line = QHBoxLayout()
        line.addWidget(done)
        line.addStretch(1)
        return line


def _in_order(field: Field, problem: ProblemLine) -> None:
    field.set_state(FieldState.NORMAL)
    problem.hide()
