"""The line of one item over all measurements: levels or numbers over dates, joined only where they may be compared."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.dossier.comparing_line import Line, Point
from intake_desktop.form_engine import numbers
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.parts.marks import draw_mark
from intake_desktop.ui.parts.strokes import hatched_box, words_width

_LEVEL, _HIGH = 24, 120
"""Height of one level and of a scale of numbers, px at 100 %."""


class LineDrawing(QWidget):
    """Painted; a screen reader gets every point in words, and so does the row that it belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self.setAccessibleName("Alle metingen")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def show_line(self, line: Line) -> None:
        """Draw this item."""
        self._line = line
        self.setAccessibleDescription(line.spoken())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the scale needs; larger letters get a higher drawing."""
        plot = _LEVEL * self._steps() if self._steps() else _HIGH
        return QSize(theme.px(200), round(plot * theme.current().scale) + 2 * theme.font("small").pixelSize())

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(theme.px(140), self.sizeHint().height())

    def _steps(self) -> int:
        return len(self._line.question.options) if self._line is not None else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Scale, joins, points and dates."""
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        plot = self._plot()
        self._draw_scale(painter, plot)
        places = self._across(plot)
        self._draw_joins(painter, plot, places)
        for point, x in zip(self._line.points, places, strict=True):
            self._draw_point(painter, plot, x, point)
        self._draw_dates(painter, plot, places)
        painter.end()

    def _plot(self) -> QRectF:
        letters = theme.font("small")
        left = max(words_width(words, letters) for _, words in self._scale()) + theme.px(10)
        low = letters.pixelSize() * 1.8
        return QRectF(left, theme.px(4), self.width() - left - theme.px(4), self.height() - low - theme.px(6))

    def _scale(self) -> list[tuple[float, str]]:
        """Every level, or nothing and the largest number; where (0 to 1 from below) and in words."""
        steps = self._steps()
        if steps:
            return [((level - 0.5) / steps, str(level)) for level in range(1, steps + 1)]
        return [(0.0, "0"), (0.8, numbers.dutch(self._most()))]

    def _most(self) -> Decimal:
        points = self._line.points if self._line is not None else ()
        return max((each.seen.value for each in points if isinstance(each.seen.value, Decimal)), default=Decimal(0))

    def _up(self, plot: QRectF, value: Decimal) -> float:
        steps = self._steps()
        share = (float(value) - 0.5) / steps if steps else 0.8 * float(value) / (float(self._most()) or 1.0)
        return plot.bottom() - share * plot.height()

    def _across(self, plot: QRectF) -> list[float]:
        """The places in time. Measurements close to each other keep room for their marks while there is any."""
        assert self._line is not None
        days = [point.day.toordinal() for point in self._line.points]
        side = theme.px(16)
        width, whole = plot.width() - 2 * side, max(1, days[-1] - days[0])
        least = min(theme.px(26), width / max(1, len(days) - 1))
        found = [plot.left() + side + width * (day - days[0]) / whole for day in days]
        for place in range(1, len(found)):
            found[place] = max(found[place], found[place - 1] + least)
        for place in range(len(found) - 1, -1, -1):
            limit = plot.right() - side - least * (len(found) - 1 - place)
            found[place] = min(found[place], limit)
        return found

    def _draw_scale(self, painter: QPainter, plot: QRectF) -> None:
        high = theme.font("small").pixelSize() * 1.5
        for share, words in self._scale():
            level = plot.bottom() - share * plot.height()
            painter.setPen(QPen(theme.colour("gridline"), 1))
            painter.drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level))
            painter.setPen(theme.colour("textMuted"))
            place = QRectF(0, level - high / 2, plot.left() - theme.px(8), high)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def _draw_joins(self, painter: QPainter, plot: QRectF, places: list[float]) -> None:
        assert self._line is not None
        painter.setPen(QPen(theme.colour("markPrev"), theme.px(2)))
        for place, point in enumerate(self._line.points):
            before = self._line.points[place - 1].seen.value if place else None
            if point.joined and isinstance(before, Decimal) and isinstance(point.seen.value, Decimal):
                start = QPointF(places[place - 1], self._up(plot, before))
                painter.drawLine(start, QPointF(places[place], self._up(plot, point.seen.value)))

    def _draw_point(self, painter: QPainter, plot: QRectF, x: float, point: Point) -> None:
        """A level has its number in it; what is not known is a hatched bar over the whole scale, as in the rows."""
        value = point.seen.value
        if not isinstance(value, Decimal):
            wide = theme.px(12)
            hatched_box(painter, QRectF(x - wide / 2, plot.top(), wide, plot.height()), theme.px(4))
            return
        scored = self._line is not None and self._line.question.kind is Kind.SCALE
        draw_mark(painter, QPointF(x, self._up(plot, value)), "now", point.seen.words if scored else "")

    def _draw_dates(self, painter: QPainter, plot: QRectF, places: list[float]) -> None:
        """The last date and the first; others where they have room."""
        assert self._line is not None
        letters = theme.font("small")
        painter.setFont(letters)
        painter.setPen(theme.colour("textMuted"))
        taken: list[tuple[float, float]] = []
        days = [f"{point.day.month:02d}-{point.day.year}" for point in self._line.points]
        order = [len(days) - 1, 0, *range(1, len(days) - 1)]
        for place in dict.fromkeys(order):
            width = words_width(days[place], letters)
            left = min(max(places[place] - width / 2, 0), self.width() - width)
            if all(left + width + theme.px(8) <= one or left >= other + theme.px(8) for one, other in taken):
                room = QRectF(left, plot.bottom() + theme.px(4), width + 1, letters.pixelSize() * 1.5)
                painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), days[place])
                taken.append((left, left + width))
