"""The matrix of domains and levels: one drawing, with a button at each level to walk and to hear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_matrix_cells import LevelCell, NameButton
from intake_desktop.ui.pages.zrm_matrix_drawing import Lit, paint
from intake_desktop.ui.pages.zrm_matrix_facts import Matrix
from intake_desktop.ui.pages.zrm_matrix_places import LEVELS, Places


class MatrixGrid(QWidget):
    """Arrows walk rows and levels, Space chooses, Enter opens the domain. One stop for Tab."""

    scored = Signal(int, int)
    """Row and level."""
    opened = Signal(int)
    """Row of the domain that somebody wants to see by itself."""
    came = Signal(int)
    """Row that the keyboard came to."""

    numbers_only = Signal(str)
    """The heads of the columns have no room for words: what the numbers mean; "" when they do."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__()
        self.setAccessibleName("Overzicht ZRM")
        self.matrix = matrix
        self.row, self._level = 0, LEVELS[-1]
        self._lit = Lit()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.names = [NameButton(number, row.question.label, self) for number, row in enumerate(matrix.rows)]
        self.cells = [[LevelCell(number, level, self) for level in LEVELS] for number in range(len(matrix.rows))]
        self._groups = [_group(self, cells) for cells in self.cells]
        self._stop = self.cells[0][0]
        self._known: dict[tuple[int, float], Places] = {}
        self._listen()
        self.places = self._places(theme.px(760))

    def show_matrix(self, matrix: Matrix) -> None:
        """Show what the session holds now."""
        before, self.matrix = self.matrix, matrix
        for row, cells, group in zip(matrix.rows, self.cells, self._groups, strict=True):
            told = matrix.told(row)
            group.setExclusive(False)
            for cell in cells:
                cell.show_level(row, told)
            group.setExclusive(True)
        if [(row.words, row.off) for row in before.rows] != [(row.words, row.off) for row in matrix.rows]:
            self._known.clear()
        self._lay_out()
        self._stop_here()

    def cell(self, number: int, level: int) -> LevelCell:
        """The button at this level; a domain that is off has only one."""
        return self.cells[number][0 if self.matrix.rows[number].off else level - 1]

    def take_focus(self, number: int | None = None) -> None:
        """The keyboard goes to this row: to its level, else to the column where it was."""
        self._go(self.row if number is None else number, self._level, to_level=True)

    def heightForWidth(self, width: int) -> int:
        return self._places(width).height

    def sizeHint(self) -> QSize:
        return QSize(theme.px(760), self.heightForWidth(self.width() or theme.px(760)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(400), self.places.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: other columns, perhaps other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self.matrix, self.places, self._lit)
        painter.end()

    def _listen(self) -> None:
        for name in self.names:
            name.clicked.connect(lambda _on=False, number=name.row: self.opened.emit(number))
            name.under_mouse.connect(self._on_mouse)
        for cell in (cell for cells in self.cells for cell in cells):
            cell.clicked.connect(lambda _on=False, cell=cell: self._press(cell))
            cell.walked.connect(self._walk)
            cell.opened.connect(self.opened)
            cell.came.connect(self._on_focus)
            cell.left.connect(self._on_left)
            cell.under_mouse.connect(self._on_mouse)

    def _walk(self, down: int, right: int) -> None:
        number = min(max(self.row + down, 0), len(self.cells) - 1)
        self._go(number, min(max(self._level + right, LEVELS[0]), LEVELS[-1]), to_level=bool(down))

    def _go(self, number: int, level: int, to_level: bool) -> None:
        now = self.matrix.rows[number].now
        self.row, self._level = number, now if to_level and now is not None else level
        self._stop_here()
        self.cell(number, self._level).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focus(self, number: int, level: int) -> None:
        self.row = number
        if not self.matrix.rows[number].off:
            self._level = level
        self._stop_here()
        self._lit = replace(self._lit, row=number)
        self.update()
        self.came.emit(number)

    def _on_left(self) -> None:
        """Without the keyboard no row is lit."""
        self._lit = replace(self._lit, row=-1)
        self.update()

    def _on_mouse(self, number: int, level: int) -> None:
        self._lit = replace(self._lit, hover_row=number, hover_level=level)
        self.update()

    def _press(self, cell: LevelCell) -> None:
        if self.matrix.rows[cell.row].off:
            self.opened.emit(cell.row)
        else:
            self.scored.emit(cell.row, cell.level)

    def _stop_here(self) -> None:
        """One cell takes Tab; the others are reached with the arrows."""
        stop = self.cell(self.row, self._level)
        self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stop = stop

    def _places(self, width: int) -> Places:
        """Layouts ask for the same width again and again."""
        key = (width, theme.current().scale)
        if key not in self._known:
            self._known[key] = Places(width, self.matrix.rows)
        return self._known[key]

    def _lay_out(self) -> None:
        self.places = self._places(self.width())
        for number, row in enumerate(self.matrix.rows):
            self.names[number].setGeometry(self.places.name(number))
            for cell in self.cells[number]:
                only = row.off and cell.level == LEVELS[0]
                cell.setGeometry(self.places.levels(number) if only else self.places.cell(number, cell.level))
                if cell.isHidden() is (only or not row.off):
                    cell.setVisible(only or not row.off)
        self.numbers_only.emit("" if any(self.places.heads.values()) else self._levels_told())
        self.updateGeometry()
        self.update()

    def _levels_told(self) -> str:
        options = sorted(self.matrix.rows[0].question.options, key=lambda option: option.value)
        return " · ".join(f"{option.value} {option.label}" for option in options)

    def corner_of(self, number: int) -> QPoint:
        """Under the level of a row, in px of the screen: where a menu opens."""
        return self.mapToGlobal(self.places.cell(number, self._level).bottomLeft())


def _group(owner: QWidget, cells: Sequence[LevelCell]) -> QButtonGroup:
    """The levels of one domain, of which one is chosen."""
    made = QButtonGroup(owner)
    for cell in cells:
        made.addButton(cell)
    return made
