"""A small button with only a sign, for rows of a table; its words are under the mouse and the accessible name."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.hover import HoverWords


class IconButton(QAbstractButton):
    """32 x 32; Tab passes it by, because the row it stands in has a key for the same."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.hover = HoverWords(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(32), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("border"))
            painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        size = theme.px(20)
        square = QRect(0, 0, size, size)
        square.moveCenter(self.rect().center())
        icons.paint(painter, self._icon, square, theme.colour("textMuted"))
