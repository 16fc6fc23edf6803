"""Check boxes whose focus ring goes around the box, as the words are not the control."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox

from intake_desktop.ui import theme


class CheckBox(QCheckBox):
    """A box of 20 with words that can be clicked. Space and Enter change it."""

    @property
    def corner(self) -> int:
        """Radius of the box."""
        return theme.px(5)

    def focus_rect(self) -> QRect:
        """The box itself."""
        side = theme.px(20)
        return QRect(0, (self.height() - side) // 2, side, side)

    def minimumSizeHint(self) -> QSize:
        """Without words no room for words."""
        asked = super().minimumSizeHint()
        return asked if self.text() else QSize(theme.px(20), asked.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
