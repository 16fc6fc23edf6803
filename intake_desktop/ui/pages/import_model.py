"""The rows of a list that was read, for Qt: what would be made of each, what is wrong, and which are ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.ui.pages.list_model import born_text, head_of
from intake_desktop.ui.pages.new_page import TYPES

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Erbij", "Regel", "Naam", "Geboren", "Begeleider", "Resultaatgebied", "Soort", "Wat valt op")
TICK, LINE, NAME, BORN, COACH, AREA, KIND, NOTE = range(8)
NOTHING = "–"
ON, OFF, WRONG = "aan", "uit", "kan niet: er is een fout"
Wanted = Callable[[Newcomer], bool]


def has_mistake(row: Newcomer) -> bool:
    """Whether this row cannot be added as it is."""
    return not row.ready


def may_be_twin(row: Newcomer) -> bool:
    """Whether this row could be added but may be of somebody who is there already."""
    return row.ready and bool(row.twin)


class ImportModel(QAbstractTableModel):
    """Holds the rows as they were read; a tick is a line number. With `reasons` nothing can be ticked any more."""

    ticked = Signal()
    """Another number of rows is ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Newcomer, ...] = ()
        self._ticks: set[int] = set()
        self._shown: list[Newcomer] = []
        self._wanted: tuple[Wanted, ...] = ()
        self._reasons: Mapping[int, str] | None = None

    def show_rows(self, rows: Sequence[Newcomer]) -> None:
        """Show these rows, ticked as advised; of rows that were here before a tick stays as it was put."""
        before = {row.line: row for row in self.rows}
        kept = {row.line for row in rows if row.line in self._ticks and row.ready}
        fresh = {row.line for row in rows if row.advised and not (row.line in before and before[row.line].ready)}
        self.rows, self._ticks, self._reasons = tuple(rows), kept | fresh, None
        self._show()
        self.ticked.emit()

    def show_left(self, reasons: Mapping[int, str]) -> None:
        """Show only the rows that were not added, each with the reason why; by line number."""
        self._reasons, self._wanted = reasons, ()
        self._show()

    @property
    def settled(self) -> bool:
        """Whether this is over: only what was not added is shown, and nothing can be ticked."""
        return self._reasons is not None

    def narrow(self, *wanted: Wanted) -> None:
        """Show only rows of which one of these is true; with none, all."""
        self._wanted = wanted
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        rows = self.rows if self._reasons is None else [row for row in self.rows if row.line in self._reasons]
        self._shown = [row for row in rows if not self._wanted or any(wanted(row) for wanted in self._wanted)]
        self.endResetModel()

    def chosen(self) -> tuple[Newcomer, ...]:
        """The rows that are ticked."""
        return tuple(row for row in self.rows if row.line in self._ticks)

    def row(self, number: int) -> Newcomer:
        """The newcomer on this row of the screen."""
        return self._shown[number]

    def toggle(self, number: int) -> bool:
        """Tick this row of the screen, or take the tick off; False when that cannot be."""
        row = self._shown[number]
        if not row.ready or self._reasons is not None:
            return False
        self._ticks ^= {row.line}
        here = self.index(number, TICK)
        self.dataChanged.emit(here, here)
        self.ticked.emit()
        return True

    def tick(self, row: Newcomer) -> str:
        """How the tick of this row stands: aan, uit or why it cannot be."""
        return WRONG if not row.ready else ON if row.line in self._ticks else OFF

    def told(self, row: Newcomer) -> str:
        """Everything there is to say about a row; afterwards first of all why it was not added."""
        said = " ".join(row.told)
        return said if self._reasons is None else self._reasons[row.line] or said

    def whole(self, number: int) -> str:
        """One row of the screen in one sentence, for who cannot see all columns."""
        row = self._shown[number]
        parts = [f"Regel {row.line}: {row.name or 'geen naam'}"]
        parts += [f"geboren {born_text(row.card.birth_date)}"] if row.card.birth_date else ["geboortedatum onbekend"]
        parts += [f"begeleider {row.coach.name}"] if row.coach is not None else []
        parts += [f"resultaatgebied {row.result_area}"] if row.result_area else []
        parts += [TYPES[row.dossier_type].lower()]
        return f"{', '.join(parts)}. {self.told(row)}".strip()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's names and default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's names and default
        """Eight columns."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The names of the columns."""
        return head_of(COLUMNS[section], role) if orientation is Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = 0) -> object:
        """Words for the eye and for a screen reader."""
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()]}: {self.cell(row, index.column())}"
        return row if role == Qt.ItemDataRole.UserRole else None

    def cell(self, row: Newcomer, column: int) -> str:
        """What stands in a cell, as words."""
        words = {
            TICK: self.tick(row),
            LINE: str(row.line),
            NAME: row.name or NOTHING,
            BORN: born_text(row.card.birth_date),
            COACH: row.coach.name if row.coach is not None else NOTHING,
            AREA: row.result_area or NOTHING,
            KIND: TYPES[row.dossier_type],
            NOTE: self.told(row),
        }
        return words[column]
