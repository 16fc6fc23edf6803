"""A few sentences: a text area that grows with its words and then scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import AnswerValue
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui import theme
from intake_desktop.ui.fields.contract import FieldState, paint_state
from intake_desktop.ui.fields.typed import TypedField
from intake_desktop.ui.fields.undoing import UndoOfPage

_LEAST_LINES = 2
_MOST_LINES = 8


class AreaField(TypedField):
    """Words of a participant or colleague. Tab leaves the field; Ctrl+Z undoes typing.

    Qt makes one line end of all kinds, and a plain space of a space that does not break.
    """

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._area = GrowingText()
        self._area.setAccessibleName(question.label)
        self._area.setAccessibleDescription(question.hint)
        self._area.textChanged.connect(self._on_text)
        self._area.left.connect(self.flush)
        self._filling = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self.setFocusProxy(self._area)

    def text(self) -> str:
        return self._area.toPlainText()

    def set_text(self, text: str) -> None:
        self._filling = True
        self._area.setPlainText(text)
        self._filling = False

    def focus_widget(self) -> QWidget:
        return self._area

    def set_state(self, state: FieldState) -> None:
        paint_state(self._area, state)

    def _on_text(self) -> None:
        if not self._filling:
            self.touch()

    def _tidy(self, value: AnswerValue) -> None:
        """Leave the lines as they were written, so that Ctrl+Z still works after coming back."""


class GrowingText(QPlainTextEdit):
    """A plain text that asks for as much height as its lines need, between two and eight lines."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo = UndoOfPage(self, lambda: self.document().isUndoAvailable())
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.watcher().changed.connect(self._grow)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._undo.listen(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._undo.listen(on=False)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if changed and not theme.watcher().turning:  # then once, when the look is on
            self._grow()

    def _grow(self) -> None:
        lines = max(_LEAST_LINES, min(_MOST_LINES, round(self.document().size().height())))
        outside = max(0, self.height() - self.viewport().height())  # a text that was never shown is not laid out yet
        margin = round(2 * self.document().documentMargin())
        height = lines * self.fontMetrics().lineSpacing() + margin + outside
        if height != self.height():
            self.setFixedHeight(height)
        scrolls = self.document().size().height() > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
