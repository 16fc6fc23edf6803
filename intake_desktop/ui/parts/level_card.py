"""A level of the ZRM to choose: its pill, its name, the aid, and at the right the previous level and the goal."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.choice_card import ChoiceCard
from intake_desktop.ui.parts.marks import draw_mark, draw_pill
from intake_desktop.ui.parts.strokes import MIDDLE, WRAP, dashed_box, words_height, words_width

_LEFT, _RIGHT, _PILL = 12, 12, 36
_GOAL = "Streven"


class LevelCard(ChoiceCard):
    """60 high; chosen: soft fill, line of 2 and a check. `previous` is the words beside the dashed circle."""

    def __init__(self, level: int, name: str, aid: str = "", parent: QWidget | None = None) -> None:
        super().__init__(f"{level}. {name}", aid, parent)
        self.level, self.name, self.aid = level, name, aid
        self._previous, self._goal = "", False

    def show_marks(self, previous: str = "", goal: bool = False) -> None:
        """Show that this was the level of an earlier measurement ("vorige keer, 7 mei") or is the one aimed at."""
        self._previous, self._goal = previous, goal
        told = [self.aid, previous, _GOAL if goal else ""]
        self.setAccessibleDescription(". ".join(each.rstrip(".") for each in told if each))
        self.updateGeometry()
        self.update()

    def least_width(self) -> int:
        return theme.px(220) + self._marks_width()

    def words_height(self, width: int) -> int:
        name, aid = self._heights(self._words_room(width))
        return name + aid + theme.px(10)

    def draw(self, painter: QPainter, room: QRect) -> None:
        pill = theme.px(_PILL)
        top = (room.height() - pill) // 2
        draw_pill(painter, QRect(theme.px(_LEFT) + 1, top, pill, pill), self.level)
        width = self._words_room(room.width())
        name, aid = self._heights(width)
        left = theme.px(_LEFT + _PILL + 13)
        top = (room.height() - name - aid) // 2
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(bold=True))
        painter.drawText(QRect(left, top, width, name), WRAP, self.name)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text" if self.isChecked() else "textMuted"))
        painter.drawText(QRect(left, top + name, width, aid), WRAP, self.aid)
        self._draw_right(painter, room)

    def _draw_right(self, painter: QPainter, room: QRect) -> None:
        right, middle = room.width() - theme.px(_RIGHT), room.height() // 2
        if self.isChecked():
            size = theme.px(20)
            self.draw_check(painter, QRect(right - size, middle - size // 2, size, size))
            right -= theme.px(28)
        if self._goal:
            right -= words_width(_GOAL, theme.font("small")) + theme.px(8)
            self._word(painter, QRect(right, 0, room.width(), room.height()), _GOAL, "markGoal")
            size = theme.px(20)
            right -= theme.px(24)
            icons.paint(painter, "flag", QRect(right, middle - size // 2, size, size), theme.colour("markGoal"))
            right -= theme.px(8)
        if self._previous:
            width = words_width(self._previous, theme.font("small")) + theme.px(40)
            place = QRectF(right - width, middle - theme.px(28) / 2, width, theme.px(28))
            dashed_box(painter, place, theme.px(6), "markPrev")
            draw_mark(painter, QPointF(place.left() + theme.px(16), middle), "previous")
            words = QRect(round(place.left()) + theme.px(32), 0, width, room.height())
            self._word(painter, words, self._previous, "textMuted")

    @staticmethod
    def _word(painter: QPainter, place: QRect, text: str, ink: str) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(ink))
        painter.drawText(place, MIDDLE, text)

    def _marks_width(self) -> int:
        width = theme.px(28)
        if self._goal:
            width += words_width(_GOAL, theme.font("small")) + theme.px(40)
        if self._previous:
            width += words_width(self._previous, theme.font("small")) + theme.px(48)
        return width

    def _words_room(self, width: int) -> int:
        return max(1, width - theme.px(_LEFT + _PILL + 13 + _RIGHT) - self._marks_width())

    def _heights(self, width: int) -> tuple[int, int]:
        return (
            words_height(self.name, theme.font(bold=True), width),
            words_height(self.aid, theme.font("small"), width),
        )
