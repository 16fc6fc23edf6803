"""A chip: a choice or filter that is on or off, with a count when there is something to count."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.strokes import MIDDLE, box, choice_look, words_width


class Chip(QAbstractButton):
    """32 high with round ends. On: check, bold, soft fill and a line of 2 px. Signal: toggled(bool)."""

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(count)
        self.toggled.connect(self.updateGeometry)
        theme.watcher().changed.connect(self.updateGeometry)

    @property
    def corner(self) -> int:
        """Radius of the ends."""
        return self.height() // 2

    def show_count(self, count: int | None) -> None:
        """Show how many it stands for; None for no count."""
        self._count = "" if count is None else str(count)
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = words_width(self.text(), self._letters()) + theme.px(26)
        if self.isChecked():
            width += theme.px(24)
        if self._count:
            width += words_width(self._count, theme.font("small")) + theme.px(8)
        return QSize(width, theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), self.height() / 2, choice_look(self))
        ink = theme.colour(self._ink())
        left = theme.px(13)
        if self.isChecked():
            size = theme.px(16)
            icons.paint(painter, "check", QRect(left, (self.height() - size) // 2, size, size), ink)
            left += theme.px(24)
        painter.setFont(self._letters())
        painter.setPen(ink)
        painter.drawText(QRect(left, 0, self.width(), self.height()), MIDDLE, self.text())
        if self._count:
            left += words_width(self.text(), self._letters()) + theme.px(8)
            painter.setFont(theme.font("small"))
            painter.setPen(ink if self.isChecked() else theme.colour("textMuted"))
            painter.drawText(QRect(left, 0, self.width(), self.height()), MIDDLE, self._count)
        painter.end()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "textDisabled"
        return "onAccentSoft" if self.isChecked() else "text"

    def _letters(self) -> QFont:
        return theme.font("small", bold=self.isChecked())
