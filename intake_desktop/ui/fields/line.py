"""One line of typed text: names, dates, times, BSN, postcode, phone and e-mail."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui.fields.contract import FieldState, paint_state
from intake_desktop.ui.fields.typed import TypedField
from intake_desktop.ui.fields.undoing import UndoOfPage

_EXAMPLES = {
    Kind.DATE: "12-3-1980",
    Kind.PARTIAL_DATE: "1980, 3-1980 of 12-3-1980",
    Kind.TIME: "9:30",
    Kind.POSTCODE: "1234 AB",
}
_LETTERS = {
    Kind.DATE: 20,
    Kind.PARTIAL_DATE: 26,
    Kind.TIME: 10,
    Kind.BSN: 14,
    Kind.POSTCODE: 10,
    Kind.PHONE: 24,
}
"""Width of the kinds that are always short, in digits; the others take the whole line."""


class LineField(TypedField):
    """Typed text that keeps its form until somebody leaves the field, then shows the usual way of writing."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._line = WatchedLine()
        self._line.setAccessibleName(question.label)
        self._line.setAccessibleDescription(question.hint)
        self._line.setPlaceholderText(_EXAMPLES.get(question.kind, ""))
        self._line.textEdited.connect(self.touch)
        self._line.left.connect(self.flush)
        self._line.returnPressed.connect(self.flush)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)
        self.setFocusProxy(self._line)
        if question.kind in _LETTERS:
            self._line.set_letters(_LETTERS[question.kind])
            layout.addStretch(1)

    def text(self) -> str:
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)
        self._line.setCursorPosition(0)

    def focus_widget(self) -> QWidget:
        return self._line

    def set_state(self, state: FieldState) -> None:
        paint_state(self._line, state)


class WatchedLine(QLineEdit):
    """A line that says when somebody leaves it, and can be as wide as a number of digits."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = 0
        self._undo = UndoOfPage(self, self.isUndoAvailable)

    def set_letters(self, letters: int) -> None:
        """Ask for room for this many digits instead of all the room there is."""
        self._letters = letters
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._undo.listen(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._undo.listen(on=False)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._letters:
            hint.setWidth(self.fontMetrics().horizontalAdvance("0") * self._letters + 2 * hint.height() // 3)
        return hint
