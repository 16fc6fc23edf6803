"""Draws the matrix: heads, lines, marks with the line from before to now, and bars for what has no level."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_matrix_facts import Matrix, Row, quiet
from intake_desktop.ui.pages.zrm_matrix_places import LEVELS, Places
from intake_desktop.ui.parts.marks import draw_mark
from intake_desktop.ui.parts.strokes import MIDDLE, WRAP, Box, box, dashes, hatched_box, words_height, words_width

_RADIUS = {"previous": 7, "now": 11, "own": 8, "goal": 8}
"""Half of what a mark takes, px at 100 %."""


@dataclass(frozen=True, slots=True)
class Lit:
    """Where the keyboard and the mouse are: row, and level of the cell under the mouse; -1 for nowhere."""

    row: int = -1
    hover_row: int = -1
    hover_level: int = -1


def paint(painter: QPainter, matrix: Matrix, places: Places, lit: Lit) -> None:
    """Draw all of it, from the top left of the painter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_heads(painter, places)
    for number, row in enumerate(matrix.rows):
        _draw_ground(painter, places, number, lit)
        _draw_name(painter, places, number, row)
        if row.reason:
            _draw_bar(painter, places, number, row)
        elif row.words and not row.marks:
            _draw_words(painter, places, number, row.words)
        else:
            _draw_gridlines(painter, places, number)
            _draw_marks(painter, places, number, row, "hover" if number == lit.row else "surface")


def _draw_heads(painter: QPainter, places: Places) -> None:
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("textMuted"))
    name = QRectF(theme.px(4), 0, places.left - theme.px(8), places.head - theme.px(2))
    painter.drawText(name, MIDDLE, "Domein")
    for level in LEVELS:
        place, word = places.pill(level), places.heads[level]
        box(painter, place, theme.px(6), Box(f"level{level}", "levelBorder"))
        painter.setPen(theme.colour(f"onLevel{level}"))
        if places.stacked:
            _draw_stacked(painter, place, str(level), word)
        else:
            _draw_in_line(painter, place, str(level), word)


def _draw_stacked(painter: QPainter, place: QRectF, number: str, word: str) -> None:
    half = place.height() / 2
    painter.setFont(theme.font("small", bold=True))
    painter.drawText(place.adjusted(0, 0, 0, -half), int(Qt.AlignmentFlag.AlignCenter), number)
    painter.setFont(theme.font("small"))
    painter.drawText(place.adjusted(0, half - theme.px(2), 0, -theme.px(2)), int(Qt.AlignmentFlag.AlignCenter), word)


def _draw_in_line(painter: QPainter, place: QRectF, number: str, word: str) -> None:
    bold, plain = theme.font("small", bold=True), theme.font("small")
    gap = theme.px(8) if word else 0
    wide = words_width(number, bold) + gap + (words_width(word, plain) if word else 0)
    left = place.center().x() - wide / 2
    painter.setFont(bold)
    painter.drawText(QRectF(left, place.top(), wide, place.height()), MIDDLE, number)
    if word:
        left += words_width(number, bold) + gap
        painter.setFont(plain)
        painter.drawText(QRectF(left, place.top(), wide, place.height()), MIDDLE, word)


def _draw_ground(painter: QPainter, places: Places, number: int, lit: Lit) -> None:
    row = places.row(number)
    if number == lit.row:
        painter.fillRect(row, theme.colour("hover"))
    elif number == lit.hover_row and lit.hover_level in LEVELS:
        painter.fillRect(places.cell(number, lit.hover_level), theme.colour("hover"))
    elif number == lit.hover_row:
        painter.fillRect(places.name(number), theme.colour("hover"))
    painter.setPen(QPen(theme.colour("border"), 1))
    painter.drawLine(row.bottomLeft(), row.bottomRight())


def _draw_name(painter: QPainter, places: Places, number: int, row: Row) -> None:
    painter.setFont(theme.font())
    painter.setPen(theme.colour("textMuted" if quiet(row) else "text"))
    edge = theme.px(4)
    painter.drawText(places.name(number).adjusted(edge, 0, -edge, 0), WRAP | MIDDLE, row.question.label)


def _draw_gridlines(painter: QPainter, places: Places, number: int) -> None:
    painter.setPen(QPen(theme.colour("gridline"), 1))
    for level in LEVELS:
        cell = QRectF(places.cell(number, level))
        painter.drawLine(QLineF(cell.center().x(), cell.top(), cell.center().x(), cell.bottom() - 1))


def _draw_bar(painter: QPainter, places: Places, number: int, row: Row) -> None:
    """No level: the reason on hatches. What was said besides, and the goal, keep their marks."""
    bar = places.bar(number)
    hatched_box(painter, bar, theme.px(6))
    marks = [(kind, middle) for kind, middle in _middles(places, number, row).items() if kind != "now"]
    taken = [_around(middle, theme.px(13)) for _, middle in marks]
    place = _free(bar, _size(row.words, places), taken)
    box(painter, place.adjusted(-theme.px(8), 0, theme.px(8), 0), theme.px(4), Box("surface"))
    _write(painter, place, row.words)
    for kind, middle in marks:
        box(painter, _around(middle, theme.px(11)), theme.px(6), Box("surface", "levelBorder"))
        draw_mark(painter, middle, kind)


def _size(words: str, places: Places) -> tuple[float, float]:
    small = theme.font("small")
    wide = min(words_width(words, small), places.words_room)
    return wide, words_height(words, small, wide)


def _free(bar: QRectF, size: tuple[float, float], taken: list[QRectF]) -> QRectF:
    """Where words of this size stand in the bar: in the middle, or at the side where no mark is."""
    wide, high = size
    edge = wide / 2 + theme.px(20)
    middles = (bar.center().x(), bar.left() + edge, bar.right() - edge)
    places = [QRectF(middle - wide / 2, bar.center().y() - high / 2, wide, high) for middle in middles]
    room = theme.px(10)
    clear = (place for place in places if not any(place.adjusted(-room, 0, room, 0).intersects(one) for one in taken))
    return next(clear, places[0])


def _draw_words(painter: QPainter, places: Places, number: int, words: str) -> None:
    room = places.levels(number)
    edge = (room.width() - places.words_room) // 2
    _write(painter, QRectF(room).adjusted(edge, 0, -edge, 0), words)


def _write(painter: QPainter, place: QRectF, words: str) -> None:
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("text"))
    painter.drawText(place, WRAP | int(Qt.AlignmentFlag.AlignCenter), words)


def _draw_marks(painter: QPainter, places: Places, number: int, row: Row, ground: str) -> None:
    middles = _middles(places, number, row)
    if "now" in middles and "previous" in middles:
        _draw_change(painter, middles["previous"], middles["now"])
    for kind, middle in middles.items():
        if kind in {"own", "previous"}:  # hollow: the lines behind it stop at its edge
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawEllipse(middle, theme.px(_RADIUS[kind]), theme.px(_RADIUS[kind]))
        if kind == "now" and row.unchecked:
            draw_unchecked(painter, middle, str(row.now))
        else:
            draw_mark(painter, middle, kind, str(row.now) if kind == "now" else "")


def _middles(places: Places, number: int, row: Row) -> dict[str, QPointF]:
    """Where each mark of this row stands."""
    return {
        kind: places.mark(number, level, place, len(row.at(level)))
        for level in LEVELS
        for place, kind in enumerate(row.at(level))
    }


def _draw_change(painter: QPainter, before: QPointF, now: QPointF) -> None:
    sign = 1 if now.x() > before.x() else -1
    start = before.x() + sign * theme.px(_RADIUS["previous"] + 1)
    end = now.x() - sign * theme.px(_RADIUS["now"])
    if (end - start) * sign > theme.px(6):
        painter.setPen(dashes(theme.colour("markPrev"), theme.px(175) / 100))
        painter.drawLine(QPointF(start, before.y()), QPointF(end, now.y()))


def draw_unchecked(painter: QPainter, middle: QPointF, number: str) -> None:
    """A level that was taken over and that nobody checked yet: the number in an open circle."""
    radius = theme.px(_RADIUS["now"])
    painter.setPen(QPen(theme.colour("markNow"), theme.px(175) / 100))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(middle, radius - 1, radius - 1)
    painter.setFont(theme.font("small", bold=True))
    painter.setPen(theme.colour("markNow"))
    painter.drawText(_around(middle, radius), int(Qt.AlignmentFlag.AlignCenter), number)


def _around(middle: QPointF, half: float) -> QRectF:
    return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
