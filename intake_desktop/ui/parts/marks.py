"""Small signs with a meaning: progress of a section, a level, what an advice says, and the marks of a chart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.strokes import Box, box, dashed_box, dashes, hatched_box

UNKNOWN, OPEN, OFF = "niet beoordeeld", "open", "uit"
ASIDE, OWN_CHOICE = "niet voor dit doel", "zelf te kiezen"
"""What a level pill can say besides 1 to 5; the last two are a dot: nothing is asked there."""
STATUSES = {"fits": "past nu", "almost": "bijna", "not_now": "nu niet", "unknown": "onvoldoende beeld"}
MARKS = {"now": "nu", "previous": "vorige", "own": "zelf", "goal": "streven"}


def draw_ring(painter: QPainter, middle: QPointF, done: int, total: int) -> None:
    """Progress: `done` of `total` clockwise from 12 o'clock; full is a disc with a check, total 0 a dashed circle."""
    radius = theme.px(75) / 10
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if total == 0:
        side = 2 * radius + theme.px(5)
        icons.paint_middle(painter, "dashed-disc", middle, side, theme.colour("borderControl"))
        return
    if done >= total:
        _disc_with_check(painter, middle, radius + theme.px(2), "accent")
        return
    painter.setPen(QPen(theme.colour("borderControl"), theme.px(175) / 100))
    painter.drawEllipse(middle, radius, radius)
    if done:
        painter.setPen(QPen(theme.colour("accent"), theme.px(4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        around = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawArc(around, 90 * 16, -round(360 * 16 * done / total))


def _disc_with_check(painter: QPainter, middle: QPointF, radius: float, ink: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ink))
    painter.drawEllipse(middle, radius, radius)
    pen = QPen(theme.colour("surface"), theme.px(175) / 100)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [(-0.42, 0.04), (-0.12, 0.34), (0.44, -0.3)]
    painter.drawPolyline([middle + QPointF(x, y) * radius for x, y in points])


def draw_pill(painter: QPainter, place: QRect | QRectF, level: int | str) -> None:
    """A level 1 to 5, or UNKNOWN (hatched), OPEN (empty), OFF (dashed with a dash), ASIDE (a dot)."""
    radius = theme.px(6)
    if level in {ASIDE, OWN_CHOICE}:
        _dot(painter, QRectF(place).center())
        return
    if isinstance(level, int):
        box(painter, place, radius, Box(f"level{level}", "levelBorder"))
        text, ink = str(level), f"onLevel{level}"
    elif level == UNKNOWN:
        hatched_box(painter, place, radius)
        return
    elif level == OFF:
        dashed_box(painter, place, radius)
        text, ink = "–", "textMuted"
    else:
        box(painter, place, radius, Box("surface", "levelBorder"))
        return
    painter.setFont(theme.font("body" if place.height() >= theme.px(28) else "small", bold=True))
    painter.setPen(theme.colour(ink))
    painter.drawText(QRectF(place), int(Qt.AlignmentFlag.AlignCenter), text)


def _dot(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("textMuted"))
    painter.drawEllipse(middle, theme.px(3), theme.px(3))


def draw_status(painter: QPainter, middle: QPointF, status: str, size: float = 18) -> None:
    """What the rules say (spec 4): fits, almost, not_now or unknown; size in px at 100 %."""
    radius = theme.px(size) / 2 - 1
    if status == "fits":
        _disc_with_check(painter, middle, radius, "ok")
        return
    ink, icon = {"almost": ("warn", "half-disc"), "not_now": ("textMuted", "open-disc")}.get(
        status, ("info", "dashed-question")
    )
    icons.paint_middle(painter, icon, middle, theme.px(size) + 1, theme.colour(ink))


def draw_mark(painter: QPainter, middle: QPointF, kind: str, number: str = "") -> None:
    """A mark of a chart (spec 5): now (a disc with its number), previous, own or goal."""
    if kind == "now":
        radius = theme.px(22 if number else 14) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("markNow"))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(theme.colour("onAccent"))
        painter.setFont(theme.font("small", bold=True))
        around = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(around, int(Qt.AlignmentFlag.AlignCenter), number)
    elif kind == "previous":
        pen = dashes(theme.colour("markPrev"), theme.px(175) / 100)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, theme.px(14) / 2 - 1, theme.px(14) / 2 - 1)
    else:
        icon, ink = ("flag", "markGoal") if kind == "goal" else ("diamond", "markOwn")
        icons.paint_middle(painter, icon, middle, theme.px(20), theme.colour(ink))


class _Painted(QWidget):
    """A small square that draws itself again when the theme changes."""

    def __init__(self, size: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QPointF(self.width() / 2, self.height() / 2))
        painter.end()

    def draw(self, painter: QPainter, middle: QPointF) -> None:
        """Draw the sign around the middle."""
        raise NotImplementedError


class LevelPill(_Painted):
    """A level of the ZRM; size 24, 28, 32 or 36."""

    def __init__(self, level: int | str = OPEN, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(size, "", parent)
        self.show_level(level)

    def show_level(self, level: int | str) -> None:
        """1 to 5, UNKNOWN, OPEN or OFF. Raises ValueError for anything else."""
        if level not in {1, 2, 3, 4, 5, UNKNOWN, OPEN, OFF}:
            raise ValueError(f"no such level: {level}")
        self._level = level
        self.setAccessibleName(f"niveau {level}" if isinstance(level, int) else level)
        self.update()

    def draw(self, painter: QPainter, middle: QPointF) -> None:
        draw_pill(painter, self.rect(), self._level)


class StatusSign(_Painted):
    """What the rules say about a destination or a condition: fits, almost, not_now, unknown."""

    def __init__(self, status: str, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(size, STATUSES[status], parent)
        self._status = status

    def show_status(self, status: str) -> None:
        """Show another status. Raises KeyError for one that is not known."""
        self.setAccessibleName(STATUSES[status])
        self._status = status
        self.update()

    def draw(self, painter: QPainter, middle: QPointF) -> None:
        draw_status(painter, middle, self._status, self._size)


class Mark(_Painted):
    """A mark of a chart beside its word: now, previous, own, goal."""

    def __init__(self, kind: str, number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(24 if number else 20, MARKS[kind], parent)
        self._kind, self._number = kind, number

    def draw(self, painter: QPainter, middle: QPointF) -> None:
        draw_mark(painter, middle, self._kind, self._number)


class Avatar(_Painted):
    """Initials of a colleague in a circle."""

    def __init__(self, initials: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(32, name or initials, parent)
        self._initials = initials

    def draw(self, painter: QPainter, middle: QPointF) -> None:
        radius = self.width() / 2 - 0.5
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(theme.colour("accentSoft"))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(theme.colour("onAccentSoft"))
        painter.setFont(theme.font("small", bold=True))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._initials)
