"""One line of a list at the side: chosen is a soft fill, bold words and a bar at the left edge."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.remembered import Remembered
from intake_desktop.ui.parts.strokes import MIDDLE, WRAP, Box, box, longest_word, words_height, words_width

_RIGHT = 5
"""Room in px at the right edge."""
_ROOMY, _TIGHT = 12, 2
"""Room in px above and under the words together: words alone, and words with a second line."""


class RowButton(QAbstractButton):
    """Words with room for a sign before and something small behind them. Long words wrap and the line grows."""

    def __init__(self, text: str, height: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.sign_room = 40
        self.quiet = False
        """True: the words are muted, this line asks nothing."""
        self._measured = Remembered(self._measure)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.watcher().changed.connect(self.updateGeometry)

    @property
    def chosen(self) -> bool:
        """Whether it is drawn as the one that is open."""
        return self.isChecked()

    @property
    def corner(self) -> int:
        """Radius of the fill."""
        return theme.px(8)

    def sizeHint(self) -> QSize:
        width = max(theme.px(168), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height; a list that scrolls does not ask for it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        words = longest_word(self.text(), theme.font(bold=True)) + self.behind_width() + theme.px(8)
        return QSize(theme.px(self.sign_room) + words, theme.px(self._height))

    def heightForWidth(self, width: int) -> int:
        return self._measured.at(width)

    def told_anew(self) -> None:
        """Something else stands in the line: measure it again and draw it."""
        self._measured.forget()
        self.updateGeometry()
        self.update()

    def _measure(self, width: int) -> int:
        room = width - theme.px(self.sign_room) - self.behind_width() - theme.px(_RIGHT)
        words = words_height(self.text(), theme.font(bold=True), room) + self.under_height()
        return max(theme.px(self._height), words + theme.px(_TIGHT if self.under_height() else _ROOMY))

    def behind_width(self) -> int:
        """Room behind the words in px."""
        return 0

    def under_height(self) -> int:
        """Room under the words in px."""
        return 0

    def draw_sign(self, painter: QPainter, ink: str) -> None:
        """Draw what stands before the words."""

    def draw_behind(self, painter: QPainter) -> None:
        """Draw what stands behind the words."""

    def draw_under(self, painter: QPainter, room: QRect) -> None:
        """Draw what stands under the words."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.chosen:
            box(painter, self.rect(), self.corner, Box("accentSoft"))
            bar = QRectF(0, theme.px(8), theme.px(4), self.height() - 2 * theme.px(8))
            box(painter, bar, theme.px(2), Box("accent"))
        elif self.underMouse():
            box(painter, self.rect(), self.corner, Box("hover"))
        ink = "onAccentSoft" if self.chosen else "textMuted" if self.quiet else "text"
        self.draw_sign(painter, ink)
        self.draw_behind(painter)
        painter.setPen(theme.colour(ink if self.isEnabled() else "textDisabled"))
        painter.setFont(theme.font(bold=self.chosen))
        left = theme.px(self.sign_room)
        under, pad = self.under_height(), theme.px(_TIGHT) // 2
        room = QRect(left, pad, self.width() - left - self.behind_width(), self.height() - under - 2 * pad)
        painter.drawText(room, WRAP | MIDDLE, self.text())
        if under:
            self.draw_under(painter, QRect(left, room.bottom() + 1, room.width(), under))
        painter.end()

    def draw_small(self, painter: QPainter, text: str) -> None:
        """Small words at the right edge."""
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("onAccentSoft" if self.chosen else "textMuted"))
        width = words_width(text, theme.font("small"))
        painter.drawText(QRect(self.width() - width - theme.px(10), 0, width, self.height()), MIDDLE, text)
