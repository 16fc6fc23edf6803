"""The stairs from the hours of now to the goal: a drawing of what the fields and the table say."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.form_engine import numbers
from intake_desktop.ui import theme
from intake_desktop.ui.pages.hours_steps import Way
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel

_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_PART = 8
"""Hours between two lines of the scale."""


class StairsPanel(QWidget):
    """Title, date of the goal and the drawing; empty until there are hours."""

    def __init__(self) -> None:
        super().__init__()
        self._title = WrapLabel("", "heading")
        self._goal = WrapLabel("", "hint")
        self._drawing = Stairs()
        card = Card()
        card.column.addWidget(self._drawing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._title)
        column.addWidget(self._goal)
        column.addWidget(card)
        column.addStretch()

    def show_way(self, way: Way) -> None:
        """Draw this way and say it in words."""
        self._title.setText(way.title)
        self._goal.setText(way.under)
        self._drawing.show_way(way)


class Stairs(QWidget):
    """Painted; a screen reader gets the same in one sentence, and the table has every number."""

    def __init__(self) -> None:
        super().__init__()
        self._way = Way()
        self.setAccessibleName("Trap met uren per week")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_way(self._way)

    def show_way(self, way: Way) -> None:
        """Draw this way."""
        if way != self._way or not self.accessibleDescription():
            self._way = way
            self.setAccessibleDescription(way.sentence())
            self.update()

    def sizeHint(self) -> QSize:
        """As in the pictures; larger letters get a higher drawing."""
        return QSize(theme.px(440), round(170 * theme.current().scale))

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Scale, blocks, the line over their tops, and the goal."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        if not self._way.steps:
            painter.setPen(theme.colour("textMuted"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, self._way.sentence())
            return
        plot = self._plot(painter.fontMetrics())
        self._draw_scale(painter, plot)
        self._draw_blocks(painter, plot)
        self._draw_goal(painter, plot)
        self._draw_words(painter, plot)

    def _plot(self, letters: QFontMetrics) -> QRectF:
        left, line = letters.horizontalAdvance("40") + theme.px(10), letters.height()
        return QRectF(left, line / 2, self.width() - left - 2, self.height() - line * 1.5 - theme.px(10))

    def _top(self) -> int:
        highest = max([step.per_week for step in self._way.steps] + [self._way.goal or Decimal(0)])
        return max(_PART, (int(highest) // _PART + 1) * _PART)

    def _height(self, plot: QRectF, hours: Decimal | int) -> float:
        return plot.bottom() - plot.height() * float(hours) / self._top()

    def _draw_scale(self, painter: QPainter, plot: QRectF) -> None:
        half = painter.fontMetrics().height() / 2
        for hours in range(0, self._top() + 1, _PART):
            level = self._height(plot, hours)
            painter.setPen(QPen(theme.colour("gridline"), 1))
            painter.drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level))
            painter.setPen(theme.colour("textMuted"))
            words = QRectF(0, level - half, plot.left() - theme.px(8), half * 2)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(hours))

    def _draw_blocks(self, painter: QPainter, plot: QRectF) -> None:
        width = plot.width() / len(self._way.steps)
        tops = QPolygonF()
        for number, step in enumerate(self._way.steps):
            level = self._height(plot, step.per_week)
            block = QRectF(plot.left() + number * width, level, width - 1, plot.bottom() - level)
            painter.fillRect(block, theme.colour("accentSoft" if number else "accent"))
            painter.setPen(theme.colour("text"))
            painter.drawText(
                QRectF(block.left(), plot.bottom() + theme.px(6), width, painter.fontMetrics().height()),
                _CENTRE,
                step.when,
            )
            tops << QPointF(block.left(), level) << QPointF(block.left() + width, level)
        painter.setPen(QPen(theme.colour("accent"), 2.5))
        painter.drawPolyline(tops)

    def _draw_words(self, painter: QPainter, plot: QRectF) -> None:
        """Inside a block that is high enough, over every line; else nothing: the table and the sentence have it."""
        letters, width = painter.fontMetrics(), plot.width() / len(self._way.steps)
        line = letters.height()
        for number, step in enumerate(self._way.steps):
            top, height = self._height(plot, step.per_week), plot.bottom() - self._height(plot, step.per_week)
            if height < line + theme.px(8):
                continue
            fits = max(map(letters.horizontalAdvance, (step.total, step.make_up))) <= width - 4
            words = [step.total if fits else numbers.dutch(step.per_week)]
            words += [step.make_up] if step.make_up and fits and height >= 2 * line + theme.px(8) else []
            for place, told in enumerate(words):
                painter.setFont(theme.font("small", bold=not place))
                room = painter.fontMetrics().horizontalAdvance(told) + theme.px(8)
                left = plot.left() + number * width + (width - 1 - room) / 2
                where = QRectF(left, top + theme.px(6) + place * line, room, line)
                painter.fillRect(where, theme.colour("accentSoft" if number else "accent"))
                painter.setPen(theme.colour("onAccentSoft" if number else "onAccent"))
                painter.drawText(where, _CENTRE, told)

    def _draw_goal(self, painter: QPainter, plot: QRectF) -> None:
        goal = self._way.goal
        if goal is None:
            return
        level = self._height(plot, goal)
        pen = QPen(theme.colour("markGoal"), 1.75)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level))
        line = painter.fontMetrics().height()
        words = f"doel {numbers.dutch(goal)} uur" + (f", {self._way.goal_day}" if self._way.goal_day else "")
        room = QRectF(plot.left() + theme.px(4), level - line - 1, plot.width(), line)
        # A way down leaves room above its last block; beside the line itself the blocks have their own words.
        if any(step.per_week > goal for step in self._way.steps):
            width = painter.fontMetrics().horizontalAdvance(words) + theme.px(8)
            room = QRectF(plot.right() - width, plot.top(), width, line)
            painter.fillRect(room, theme.colour("surface"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), words)
