"""The two strips under the rows of a table: add a row, and bring back the row that was removed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.buttons import small, text_button

REMOVED = "Rij verwijderd."
UNDO = "Ongedaan maken (Ctrl+Z)"


class AddStrip(QAbstractButton):
    """The last line of the table: a plus and "Rij toevoegen"."""

    def __init__(self, table_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("Rij toevoegen")
        self.setAccessibleName(f"Rij toevoegen: {table_label}")
        self.setAccessibleDescription("Insert doet hetzelfde.")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(40))

    def focus_rect(self) -> QRect:
        """The focus ring stays inside the table."""
        inside = theme.px(6)
        return self.rect().adjusted(inside, inside, -inside, -inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(self.rect(), theme.px(7), theme.px(7))
        ink = theme.colour("accent")
        size = theme.px(20)
        icons.paint(painter, "plus", QRect(theme.px(14), (self.height() - size) // 2, size, size), ink)
        font = QFont(theme.font("body"))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        words = self.rect().adjusted(theme.px(42), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())


class UndoStrip(QWidget):
    """Says that a row was removed and brings it back."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(REMOVED)
        self._button = small(text_button(UNDO))
        self._button.clicked.connect(self.asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.addWidget(words)
        line.addWidget(self._button)
        line.addStretch(1)

    def button(self) -> QWidget:
        """The button that brings the row back."""
        return self._button
