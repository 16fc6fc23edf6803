"""A backup copy as a card to choose: when it was made, and under it how large it is or what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.choice_card import ChoiceCard
from intake_desktop.ui.parts.strokes import WRAP, words_height

_EDGE, _SIGN, _GAP = 14, 20, 12


class CopyRow(ChoiceCard):
    """`wrong`: it cannot be put back; it can still be chosen, and then the reason is told."""

    least_height = 60

    def __init__(self, moment: str, about: str, wrong: bool) -> None:
        super().__init__(moment, about)
        self._about, self._wrong = about, wrong
        self.setAccessibleName(f"{moment}: {about}")

    def words_height(self, width: int) -> int:
        room = width - self._left() - theme.px(_EDGE + _SIGN + _GAP)
        under = words_height(self._about, theme.font("small"), room)
        return words_height(self.text(), theme.font(bold=True), room) + under + 2 * theme.px(10)

    def draw(self, painter: QPainter, room: QRect) -> None:
        sign = theme.px(_SIGN)
        place = QRect(theme.px(_EDGE), theme.px(12), sign, sign)
        icon, ink = ("warning", "warn") if self._wrong else ("folder", "textMuted")
        icons.paint(painter, icon, place, theme.colour(ink))
        words = room.adjusted(self._left(), theme.px(10), -theme.px(_EDGE + _SIGN + _GAP), -theme.px(8))
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour("onAccentSoft" if self.isChecked() else "text"))
        painter.drawText(words, WRAP, self.text())
        under = words_height(self.text(), theme.font(bold=True), words.width())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("warn" if self._wrong else "onAccentSoft" if self.isChecked() else "textMuted"))
        painter.drawText(words.adjusted(0, under, 0, 0), WRAP, self._about)
        if self.isChecked():
            self.draw_check(painter, QRect(room.width() - sign - theme.px(_EDGE), theme.px(12), sign, sign))

    @staticmethod
    def _left() -> int:
        return theme.px(_EDGE + _SIGN + _GAP)
