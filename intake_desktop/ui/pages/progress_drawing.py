"""How a row of Voortgang is divided and drawn: name, scale with a ghost, an arrow and a mark, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from intake_desktop.dossier.comparing import Row, Way
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.marks import draw_mark
from intake_desktop.ui.parts.strokes import hatched_box
from intake_desktop.ui.theme import Theme

_NAME, _SCALE = 0.3, 0.65
"""Which part of the width the name ends at, and the scale (picture 11)."""
_STACKED_BELOW = 480
"""Width in px at 100 % (it grows with the letters) below which the name stands above the scale."""
SIGNS = {Way.HIGHER: "chevron-up", Way.LOWER: "chevron-down", Way.SAME: "minus", Way.OTHER: "arrow-right"}
"""One sign per way, all in the colour of the text; what is not known or not comparable is hatched."""
_EDGE, _APART = 8, 30


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands in a row of this width (px)."""

    width: int
    steps: int
    """How many levels the scale has; 0 for numbers."""
    stacked: bool
    """Whether the name stands above scale and words."""
    name_width: int
    """Room for the name."""
    scale_left: int
    scale_right: int
    """Where the scale begins and ends."""

    @property
    def words_left(self) -> int:
        """Where the sign before the words begins."""
        return self.scale_right + theme.px(_EDGE)

    @property
    def words_width(self) -> int:
        """Room for the words behind their sign."""
        return self.width - self.words_left - theme.px(24 + _EDGE)

    def at(self, level: Decimal | int) -> float:
        """The middle of a level."""
        step = (self.scale_right - self.scale_left) / max(1, self.steps)
        return self.scale_left + (float(level) - 0.5) * step

    def part(self, share: float) -> float:
        """A place on the track of a number, from 0 to 1; the marks at the ends stay inside."""
        side = theme.px(16)
        return self.scale_left + side + share * (self.scale_right - self.scale_left - 2 * side)


def columns_at(width: int, steps: int) -> Columns:
    """The columns of a row of this width (px) in letters of the size of now."""
    return _columns(width, steps, theme.current())


@lru_cache(maxsize=256)
def _columns(width: int, steps: int, look: Theme) -> Columns:
    edge = look.px(_EDGE)
    stacked = width < round(_STACKED_BELOW * look.scale)
    left = edge if stacked else round(width * _NAME)
    right = round(width * (0.45 if stacked else _SCALE)) - edge
    return Columns(width, steps, stacked, (width if stacked else left) - edge, left, right)


def draw_way(painter: QPainter, place: QRectF, way: Way, ink: str) -> None:
    """The sign of a way."""
    if way in SIGNS:
        icons.paint(painter, SIGNS[way], place, theme.colour(ink))
    else:
        edge = place.width() * 0.06
        hatched_box(painter, place.adjusted(edge, edge, -edge, -edge), theme.px(3))


def draw_scale(painter: QPainter, columns: Columns, middle: float, row: Row) -> None:
    """What was seen at both moments; the words beside it say the same."""
    if row.question.kind is Kind.SCALE:
        if row.way is Way.NEITHER:
            high = theme.px(16)
            left, right = columns.scale_left + theme.px(_EDGE), columns.scale_right - theme.px(_EDGE)
            hatched_box(painter, QRectF(left, middle - high / 2, right - left, high), theme.px(4))
            return
        _draw_dots(painter, columns, middle)
        places = (_place(columns, row.first.value), _place(columns, row.second.value))
        if row.way is Way.OTHER_VERSION and places[0] == places[1] and places[1] is not None:
            places = (places[1] - theme.px(24), places[1])  # beside each other: nobody says that they are equal
        _draw_marks(painter, places, middle, row, str(row.second.words))
    elif row.question.kind is Kind.NUMBER and (row.first.known or row.second.known):
        _draw_track(painter, columns, middle)
        _draw_marks(painter, _on_track(columns, row), middle, row, "")


def _place(columns: Columns, value: Decimal | str | None) -> float | None:
    return columns.at(value) if isinstance(value, Decimal) else None


def _on_track(columns: Columns, row: Row) -> tuple[float | None, float | None]:
    """Numbers from nothing to a bit more than the largest; two that differ never stand on top of each other."""
    values = [each.value for each in (row.first, row.second)]
    most = max((float(each) for each in values if isinstance(each, Decimal)), default=0.0) * 1.25 or 1.0
    first, second = (columns.part(float(each) / most) if isinstance(each, Decimal) else None for each in values)
    if first is not None and second is not None and first != second and abs(second - first) < theme.px(_APART):
        apart = theme.px(_APART) if second > first else -theme.px(_APART)
        first = second - apart
    return first, second


def _draw_dots(painter: QPainter, columns: Columns, middle: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("borderControl"))
    radius = theme.px(5) / 2
    for level in range(1, columns.steps + 1):
        painter.drawEllipse(QPointF(columns.at(level), middle), radius, radius)


def _draw_track(painter: QPainter, columns: Columns, middle: float) -> None:
    painter.setPen(QPen(theme.colour("borderControl"), 1))
    painter.drawLine(QPointF(columns.part(0), middle), QPointF(columns.part(1), middle))


def _draw_marks(
    painter: QPainter, places: tuple[float | None, float | None], middle: float, row: Row, number: str
) -> None:
    first, second = places
    if first is not None and first != second:
        _clear(painter, QPointF(first, middle), theme.px(8))
        draw_mark(painter, QPointF(first, middle), "previous")
    if first is not None and second is not None and row.way in {Way.HIGHER, Way.LOWER}:
        draw_arrow(painter, first, second, middle, theme.px(22 if number else 14) / 2)
    if second is not None:
        draw_mark(painter, QPointF(second, middle), "now", number)


def _clear(painter: QPainter, middle: QPointF, radius: float) -> None:
    """No dot or track shows through an open circle: the ground of the row (the painter's background) covers it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(painter.background())
    painter.drawEllipse(middle, radius, radius)


def draw_arrow(painter: QPainter, start: float, end: float, middle: float, radius: float) -> None:
    """From the ghost to the mark; the same colour in both directions."""
    way = 1 if end > start else -1
    tip = end - way * (radius + theme.px(4))
    pen = QPen(theme.colour("markNow"), theme.px(5) / 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawLine(QPointF(start + way * theme.px(9), middle), QPointF(tip, middle))
    head = theme.px(5)
    points = [QPointF(tip - way * head, middle - head), QPointF(tip, middle), QPointF(tip - way * head, middle + head)]
    painter.drawPolyline(points)
