"""Where everything of the matrix stands at a width: names at the left, five equal columns, a line of heads above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics

from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_matrix_facts import Row
from intake_desktop.ui.parts.strokes import longest_word, words_height, words_width

LEVELS = (1, 2, 3, 4, 5)
_ROW, _HEAD, _PILL, _EDGE = 34, 34, 28, 4
_NAME_LEAST, _COLUMN_LEAST, _APART, _CLOSE, _MARK = 232, 96, 24, 18, 22


class Places:
    """Sizes in px. Long names and reasons wrap, and their row grows."""

    def __init__(self, width: int, rows: Sequence[Row]) -> None:
        self.width = width
        self.left = self._name_width([row.question.label for row in rows])
        self.column = max(1, (width - self.left - theme.px(2 * _EDGE)) // len(LEVELS))
        self.heads, self.stacked = self._words_of_heads(rows)
        self.head = theme.px(_HEAD) + (QFontMetrics(theme.font("small")).height() if self.stacked else 0)
        heights = [self._height(row) for row in rows]
        self._tops = list(accumulate(heights, initial=self.head))
        self._heights = heights
        self.height = self._tops[-1] + 1

    def _words_of_heads(self, rows: Sequence[Row]) -> tuple[dict[int, str], bool]:
        """The first word of each level beside its number, or else under it; only numbers when no word fits."""
        options = {option.value: option.label for option in rows[0].question.options} if rows else {}
        words = {level: options.get(str(level), "").partition(" ")[0] for level in LEVELS}
        small, bold = theme.font("small"), theme.font("small", bold=True)
        widest = max(words_width(word, small) for word in words.values())
        room = self.column - theme.px(2 * _EDGE)
        if widest + words_width("5", bold) + theme.px(20) <= room:
            return words, False
        fits = widest + theme.px(6) <= room
        return words if fits else dict.fromkeys(LEVELS, ""), fits

    def _name_width(self, names: Sequence[str]) -> int:
        """Names on one line when the columns keep room for four marks; else they wrap at their longest word."""
        one_line = max((words_width(name, theme.font()) for name in names), default=0) + theme.px(16)
        wanted = max(theme.px(_NAME_LEAST), one_line)
        if self.width - wanted >= theme.px(_COLUMN_LEAST) * len(LEVELS):
            return wanted
        return max((longest_word(name, theme.font()) for name in names), default=0) + theme.px(12)

    def _height(self, row: Row) -> int:
        name = words_height(row.question.label, theme.font(), self.left - theme.px(8)) + theme.px(8)
        words = words_height(row.words, theme.font("small"), self.words_room) + theme.px(14) if row.words else 0
        crowded = max((self._folds(len(row.at(level))) for level in LEVELS), default=False)
        return max(theme.px(_ROW), name, words, theme.px(2 * _APART + 6) if crowded else 0)

    def _folds(self, of: int) -> bool:
        """So many marks do not fit beside each other in a column: they stand two by two."""
        return of > 2 and (self.column - theme.px(_MARK)) / (of - 1) < theme.px(_CLOSE)

    @property
    def words_room(self) -> int:
        """How wide the words in a bar may be."""
        return max(1, self.column * len(LEVELS) - theme.px(40))

    def row(self, number: int) -> QRect:
        """The whole line of a domain."""
        return QRect(0, self._tops[number], self.width, self._heights[number])

    def name(self, number: int) -> QRect:
        """Where the name of a domain stands."""
        return QRect(0, self._tops[number], self.left, self._heights[number])

    def cell(self, number: int, level: int) -> QRect:
        """Where this level of a domain stands."""
        left = self.left + (level - 1) * self.column
        return QRect(left, self._tops[number], self.column, self._heights[number])

    def levels(self, number: int) -> QRect:
        """All five levels of a domain together."""
        return self.cell(number, LEVELS[0]).united(self.cell(number, LEVELS[-1]))

    def bar(self, number: int) -> QRectF:
        """The bar of a domain without a level."""
        edge = theme.px(5)
        return QRectF(self.levels(number)).adjusted(edge, edge, -edge, -edge)

    def pill(self, level: int) -> QRectF:
        """The head of a column."""
        left = self.left + (level - 1) * self.column + theme.px(_EDGE)
        return QRectF(left, theme.px(2), self.column - 2 * theme.px(_EDGE), self.head - theme.px(_HEAD - _PILL))

    def mark(self, number: int, level: int, place: int, of: int) -> QPointF:
        """The middle of one of several marks at this level: 24 apart, less in a narrow column, else two by two."""
        cell = self.cell(number, level)
        if self._folds(of):
            half = theme.px(_APART) / 2
            middle = QRectF(cell).center()
            return middle + QPointF(half if place % 2 else -half, half if place // 2 else -half)
        room = (cell.width() - theme.px(_MARK)) / max(1, of - 1)
        apart = min(float(theme.px(_APART)), room)
        return QPointF(QRectF(cell).center().x() + (place - (of - 1) / 2) * apart, QRectF(cell).center().y())
