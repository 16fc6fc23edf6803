"""A quiet text button that opens a menu, by mouse, Space, Enter or the arrow down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.remembered import Remembered


class MenuButton(QAbstractButton):
    """Small muted words with a chevron at the right, 32 high. The menu is made when it opens."""

    def __init__(self, text: str, make_menu: Callable[[], QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._make_menu = make_menu
        self._measured = Remembered(self._measure)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu under the button, its first line ready for Enter."""
        menu = self._make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(next(each for each in menu.actions() if not each.isSeparator()))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @property
    def corner(self) -> int:
        """Radius of the button, for the focus ring."""
        return theme.px(6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not event.modifiers():
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self._measured.at(0)

    def _measure(self, _width: int) -> QSize:
        words = QFontMetrics(theme.font("small")).horizontalAdvance(self.text())
        return QSize(words + theme.px(46), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("textMuted"))
        words = self.rect().adjusted(theme.px(8), 0, -theme.px(30), 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self.text())
        size = theme.px(16)
        sign = QRect(self.width() - size - theme.px(1), (self.height() - size) // 2, size, size)
        icons.paint(painter, "chevron-down", sign, theme.colour("text"))
