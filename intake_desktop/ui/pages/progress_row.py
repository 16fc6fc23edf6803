"""The rows of Voortgang: one per domain, skill or answer about hours, and the head above them with the scale."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from intake_desktop.dossier.comparing import Row
from intake_desktop.dossier.comparing_words import Names
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.pages import progress_drawing
from intake_desktop.ui.pages.progress_drawing import Columns, columns_at
from intake_desktop.ui.parts.marks import draw_mark
from intake_desktop.ui.parts.remembered import Remembered
from intake_desktop.ui.parts.strokes import MIDDLE, WRAP, Box, box, longest_word, words_height, words_width

_HEIGHT, _AROUND = 36, 10
_BOLD = {*progress_drawing.SIGNS}
"""Every outcome looks the same, higher, lower and equal; what cannot be told is quiet."""


class ProgressRow(QAbstractButton):
    """One item at two moments; on means: told at the right."""

    opened = Signal()
    """Pressed while it was on already: with little room what is told stands out of sight."""

    def __init__(self, row: Row, label: str, words: str) -> None:
        super().__init__()
        self.row = row
        self._words = words
        self._steps = len(row.question.options) if row.question.kind is Kind.SCALE else 0
        self._was_on = False
        self._measured = Remembered(self._measure)
        self.setText(label)
        self.setObjectName(f"progress-{row.question.id}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.watcher().changed.connect(self.updateGeometry)
        self.pressed.connect(lambda: setattr(self, "_was_on", self.isChecked()))
        self.released.connect(lambda: self.opened.emit() if self._was_on else None)

    @property
    def corner(self) -> int:
        """Radius of the fill."""
        return theme.px(8)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.px(320))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word allows; never lower than its words need."""
        word = max(longest_word(self.text(), theme.font()), longest_word(self._words, theme.font(bold=True)))
        return QSize(word + theme.px(60), theme.px(_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._measured.at(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _measure(self, width: int) -> int:
        columns = columns_at(width, self._steps)
        room = columns.name_width - theme.px(8)
        name = words_height(self.text(), theme.font(bold=True), room)
        words = words_height(self._words, theme.font(bold=True), columns.words_width)
        least, around = theme.px(_HEIGHT), theme.px(_AROUND)
        if columns.stacked:
            return max(name, least // 2) + max(words, theme.px(26)) + around
        return max(least, max(name, words) + around)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, name, scale, sign and words, and a line under the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            box(painter, self.rect(), self.corner, Box("accentSoft" if on else "hover"))
        else:
            painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("border"))
        painter.setBackground(theme.colour("accentSoft" if on else "hover" if self.underMouse() else "surface"))
        columns = columns_at(self.width(), self._steps)
        top = self._name_height(columns) if columns.stacked else 0
        painter.setPen(theme.colour("onAccentSoft" if on else "text"))
        painter.setFont(theme.font(bold=on))
        name = QRect(theme.px(8), 0, columns.name_width - theme.px(8), top or self.height())
        painter.drawText(name, WRAP | MIDDLE, self.text())
        lower = QRectF(0, top, self.width(), self.height() - top)
        progress_drawing.draw_scale(painter, columns, lower.center().y(), self.row)
        self._draw_words(painter, columns, lower, on)
        painter.end()

    def _name_height(self, columns: Columns) -> int:
        room = columns.name_width - theme.px(8)
        return words_height(self.text(), theme.font(bold=True), room) + theme.px(_AROUND) // 2

    def _draw_words(self, painter: QPainter, columns: Columns, lower: QRectF, on: bool) -> None:
        strong = self.row.way in _BOLD
        ink = "onAccentSoft" if on else "text" if strong else "textMuted"
        size = theme.px(16)
        sign = QRectF(columns.words_left, lower.center().y() - size / 2, size, size)
        progress_drawing.draw_way(painter, sign, self.row.way, ink)
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font(bold=strong))
        left = columns.words_left + theme.px(24)
        room = QRectF(left, lower.top(), columns.words_width, lower.height()).toRect()
        painter.drawText(room, WRAP | MIDDLE, self._words)


class ProgressHead(QWidget):
    """What the columns hold, the numbers of the scale, and which mark is which moment."""

    def __init__(self, noun: str, steps: int, names: Names) -> None:
        super().__init__()
        self._noun, self._steps, self._names = noun, steps, names
        self.setAccessibleName(f"{noun}. Open rondje: {names.first}. Dicht rondje: {names.second}.")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """One line, two when the legend stands under the numbers."""
        return QSize(theme.px(320), self._line() * (2 if self._below() else 1))

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(theme.px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend may go under the numbers."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _line(self) -> int:
        return max(theme.px(36), theme.font("small").pixelSize() * 2)

    def _legend_width(self) -> int:
        letters = theme.font("small")
        return sum(words_width(each, letters) + theme.px(36) for each in (self._names.first, self._names.second))

    def _below(self) -> bool:
        columns = columns_at(self.width(), self._steps)
        return columns.words_left + self._legend_width() > self.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Small muted words, and the line under the head."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        columns, line = columns_at(self.width(), self._steps), self._line()
        painter.setPen(theme.colour("textMuted"))
        painter.drawText(QRect(theme.px(8), 0, columns.name_width, line), MIDDLE, self._noun)
        if not columns.stacked:
            for level in range(1, self._steps + 1):
                around = QRectF(columns.at(level) - line / 2, 0, line, line)
                painter.drawText(around, int(Qt.AlignmentFlag.AlignCenter), str(level))
        below = self._below()
        self._draw_legend(painter, theme.px(8) if below else columns.words_left, line * (1.5 if below else 0.5))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("border"))
        painter.end()

    def _draw_legend(self, painter: QPainter, left: float, middle: float) -> None:
        letters, high = theme.font("small"), self._line()
        for kind, name in (("previous", self._names.first), ("now", self._names.second)):
            draw_mark(painter, QPointF(left + theme.px(8), middle), kind)
            width = words_width(name, letters)
            painter.setPen(theme.colour("textMuted"))
            painter.setFont(letters)
            painter.drawText(QRectF(left + theme.px(20), middle - high / 2, width, high), MIDDLE, name)
            left += width + theme.px(36)
