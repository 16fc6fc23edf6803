"""The lines of the left bar: an icon, a word, and how many things wait there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.hover import HoverWords
from intake_desktop.ui.parts.row_button import RowButton
from intake_desktop.ui.parts.strokes import Box, box, words_width

HERE = "Hier ben je nu"


class NavItem(RowButton):
    """40 high; a button that tells where somebody is. `fold(True)` leaves the icon, with the word under the mouse."""

    def __init__(self, text: str, icon: str, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(text, 40, parent)
        self._icon, self._full = icons.known(icon), text
        self.sign_room = 46
        self.folded = False
        self.setCheckable(False)
        self.hover = HoverWords(self)
        self._here = False
        self.show_count(count)

    def show_count(self, count: int) -> None:
        """Show how many wait; 0 shows nothing."""
        self._count = count
        self.setAccessibleName(f"{self._full}, {count}" if count else self._full)
        self.told_anew()

    @property
    def chosen(self) -> bool:
        """Whether somebody is there now."""
        return self._here

    def show_here(self, on: bool) -> None:
        """Somebody is there now, or is not."""
        self._here = on
        self.setAccessibleDescription(HERE if on else "")
        self.told_anew()
        self.update()

    def fold(self, on: bool) -> None:
        """Only the icon, or icon and word."""
        self.folded = on
        self.setText("" if on else self._full)
        self.hover.words = self._full if on else ""
        self.told_anew()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(56), theme.px(40)) if self.folded else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self.folded else super().minimumSizeHint()

    def behind_width(self) -> int:
        return self._pill_width() + theme.px(12) if self._count and not self.folded else 0

    def draw_sign(self, painter: QPainter, ink: str) -> None:
        size = theme.px(20)
        left = (self.width() - size) // 2 if self.folded else theme.px(14)
        icons.paint(painter, self._icon, QRect(left, (self.height() - size) // 2, size, size), theme.colour(ink))

    def draw_behind(self, painter: QPainter) -> None:
        if not self._count or self.folded:
            return
        width, height = self._pill_width(), theme.px(20)
        place = QRect(self.width() - width - theme.px(9), (self.height() - height) // 2, width, height)
        box(painter, place, height / 2, Box("sunken"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(self._count))

    def _pill_width(self) -> int:
        return max(theme.px(20), words_width(str(self._count), theme.font("small")) + theme.px(12))
