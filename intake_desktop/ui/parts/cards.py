"""Cards of the assessment: a behaviour anchor to choose, and a destination of the advice."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.choice_card import ChoiceCard
from intake_desktop.ui.parts.marks import STATUSES, draw_status
from intake_desktop.ui.parts.strokes import MIDDLE, WRAP, longest_word, words_height, words_width

_CHOICE_TOLD = "keuze van de begeleider"
_CHOICE = _CHOICE_TOLD.split(maxsplit=1)[0]
"""On the card there is room for one word; a screen reader says them all."""


class AnchorCard(ChoiceCard):
    """A number and the behaviour that goes with it: 136 high in four columns, 72 when `wide`."""

    least_height = 136

    def __init__(self, number: int | str, anchor: str, wide: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(f"{number}. {anchor}", "", parent)
        self.number, self.anchor = str(number), anchor
        self.least_height = 72 if wide else 136

    def least_width(self) -> int:
        return max(theme.px(96), longest_word(self.anchor, theme.font("small")) + theme.px(26))

    def words_height(self, width: int) -> int:
        number = words_height(self.number, theme.font("heading"), width)
        return number + words_height(self.anchor, theme.font("small"), width - theme.px(26)) + theme.px(28)

    def draw(self, painter: QPainter, room: QRect) -> None:
        inside = room.adjusted(theme.px(13), theme.px(12), -theme.px(13), 0)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("heading"))
        painter.drawText(inside, 0, self.number)
        below = words_height(self.number, theme.font("heading"), room.width()) + theme.px(4)
        painter.setFont(theme.font("small"))
        painter.drawText(inside.adjusted(0, below, 0, 0), WRAP, self.anchor)
        if self.isChecked():
            size = theme.px(20)
            self.draw_check(painter, QRect(room.width() - size - theme.px(12), theme.px(14), size, size))


class DestinationCard(ChoiceCard):
    """Code, name and what the rules say, 112 high. On means: its conditions are open below."""

    least_height = 112

    def __init__(self, code: str, name: str, status: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.code, self.name, self._status, self._chosen = code, name, status, False
        self.show_status(status, chosen=False)

    def show_status(self, status: str, chosen: bool) -> None:
        """What the rules say (fits, almost, not_now, unknown), and whether this is the choice of the professional."""
        self._status, self._chosen = status, chosen
        told = f"{self.code} {self.name}: {STATUSES[status]}"
        self.setAccessibleName(f"{told}, {_CHOICE_TOLD}" if chosen else told)
        self.updateGeometry()
        self.update()

    def least_width(self) -> int:
        small = theme.font("small")
        word = max(longest_word(self.name, theme.font("small", bold=True)), self._status_word() + theme.px(22))
        top = words_width(self.code, small) + (self._choice_width() if self._chosen else 0)
        return max(theme.px(80), max(word, top) + theme.px(16))

    def words_height(self, width: int) -> int:
        small = theme.font("small")
        code = words_height(self.code, small, width)
        name = words_height(self.name, theme.font("small", bold=True), width - theme.px(16))
        status = words_height(STATUSES[self._status], small, width - theme.px(36))
        return code + name + status + theme.px(28)

    def draw(self, painter: QPainter, room: QRect) -> None:
        small, edge = theme.font("small"), theme.px(8)
        inside = room.adjusted(edge, edge + 1, -edge, -edge)
        painter.setFont(small)
        painter.setPen(theme.colour("textMuted"))
        painter.drawText(inside, 0, self.code)
        below = words_height(self.code, small, room.width())
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(inside.adjusted(0, below, 0, 0), WRAP, self.name)
        self._draw_status(painter, inside)
        if self._chosen:
            self._draw_choice(painter, inside)

    def _draw_status(self, painter: QPainter, inside: QRect) -> None:
        small, left = theme.font("small"), theme.px(20)
        height = words_height(STATUSES[self._status], small, inside.width() - left)
        words = QRect(inside.left() + left, inside.bottom() - height + 1, inside.width() - left, height)
        draw_status(painter, QPointF(inside.left() + theme.px(8), words.center().y() + 1), self._status, 16)
        painter.setFont(small)
        painter.setPen(theme.colour("text"))
        painter.drawText(words, WRAP, STATUSES[self._status])

    def _draw_choice(self, painter: QPainter, inside: QRect) -> None:
        bold, size = theme.font("small", bold=True), theme.px(16)
        left = inside.right() - self._choice_width() + theme.px(8)
        height = words_height(_CHOICE, bold, inside.width())
        icons.paint(painter, "user", QRect(left, inside.top() + 1, size, size), theme.colour("accent"))
        painter.setFont(bold)
        painter.setPen(theme.colour("accent"))
        painter.drawText(QRect(left + theme.px(20), inside.top(), inside.width(), height), MIDDLE, _CHOICE)

    def _status_word(self) -> int:
        return longest_word(STATUSES[self._status], theme.font("small"))

    @staticmethod
    def _choice_width() -> int:
        return words_width(_CHOICE, theme.font("small", bold=True)) + theme.px(28)
