"""Question blocks beside each other: as many as fit, each field at the same height as its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui import theme
from intake_desktop.ui.question_block import QuestionBlock
from intake_desktop.ui.question_head import NO_ANSWER

_CELL = 150
_MOST = 4
_NARROW = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.DATE, Kind.TIME, Kind.DERIVED})
_SHORT_LETTERS = 24
"""Options of a choice with no more letters than this together fit in the room of two numbers."""


class FieldGrid(QWidget):
    """One to four columns by width and size of text. What is told about a field stands under its line, over the whole
    width: a field never moves while somebody types in it."""

    def __init__(self, blocks: Sequence[QuestionBlock]) -> None:
        super().__init__()
        self._blocks = tuple(blocks)
        self._placed: tuple[object, ...] = ()
        self._under: dict[int, QVBoxLayout] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(14))
        for block in self._blocks:
            block.setParent(self)
            inside = block.head().layout()
            if isinstance(inside, QGridLayout):
                inside.setRowStretch(3, 1)
            block.field.refused.connect(self.arrange)
            button = block.menu_button()
            if button is not None and _cells(block.question) < _MOST:
                button.setText("")  # type: ignore[attr-defined]  # the menu button; only its chevron fits here
                button.setToolTip(NO_ANSWER)

    def arrange(self) -> None:
        """Place what is to be seen; does nothing when everything is where it should be."""
        columns = self._columns()
        wanted = tuple(self._places(columns))
        told = [(block.told_apart(), row) for block, row, _, _ in wanted]
        if (columns, wanted, told) == self._placed:
            return
        self._placed = (columns, wanted, told)
        for block in self._blocks:
            self._grid.removeWidget(block)
            told_there = block.told_apart()
            if told_there is not None and block.isHidden():
                told_there.hide()
        for column in range(_MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for block, row, column, span in wanted:
            self._grid.addWidget(block, 2 * row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._place_told(wanted)
        self._level(wanted)

    def _place_told(self, wanted: Sequence[tuple[QuestionBlock, int, int, int]]) -> None:
        """Under each line of fields what is told about them; a field that has its line for itself keeps it."""
        lines: dict[int, list[QuestionBlock]] = {}
        for block, row, _, _ in wanted:
            lines.setdefault(row, []).append(block)
        for row, blocks in lines.items():
            under = self._under.setdefault(row, QVBoxLayout())
            if under.parent() is None:
                under.setSpacing(theme.px(8))
                self._grid.addLayout(under, 2 * row + 1, 0, 1, _MOST)
            for block in blocks:
                told = block.told_apart()
                if told is not None:
                    under.addWidget(told)
                    told.stand_apart(len(blocks) > 1)

    def minimumSizeHint(self) -> QSize:
        """One block wide."""
        return QSize(theme.px(_CELL), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds another number of columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._placed = ()
            self.arrange()

    def _columns(self) -> int:
        if theme.current().scale >= 1.75:
            return 1
        room = self.width() + theme.px(16)
        return max(1, min(_MOST, room // (theme.px(_CELL) + theme.px(16))))

    def _places(self, columns: int) -> list[tuple[QuestionBlock, int, int, int]]:
        placed, row, column = [], 0, 0
        for block in self._blocks:
            if block.isHidden():
                continue
            span = min(columns, _cells(block.question))
            if column and column + span > columns:
                row, column = row + 1, 0
            placed.append((block, row, column, span))
            column += span
        return placed

    def _level(self, placed: Sequence[tuple[QuestionBlock, int, int, int]]) -> None:
        """Labels on one line get the height of the longest of them, so that the fields stand level."""
        columns = self._columns()
        cell = (self.width() - (columns - 1) * theme.px(16)) // columns
        heights: dict[int, int] = {}
        for block, row, _, span in placed:
            head = block.head()
            head.setMinimumHeight(0)
            width = cell * span + (span - 1) * theme.px(16)
            heights[row] = max(heights.get(row, 0), head.heightForWidth(width), head.minimumSizeHint().height())
        for block, row, _, _ in placed:
            block.head().setMinimumHeight(heights[row])


def _cells(question: Question) -> int:
    """How many columns a question wants."""
    if question.kind in _NARROW:
        return 1
    if question.kind is Kind.CHOICE and sum(len(option.label) for option in question.options) <= _SHORT_LETTERS:
        return 2
    return _MOST
