"""The rows of the list of participants for Qt: a window on what the vault found, fetched as somebody scrolls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from intake_desktop.dossier.model import CardPage, CardQuery, ListedDossier
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background
from intake_desktop.ui.workplace import Workplace

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Naam", "Geboren", "Begeleider", "Waar in het proces", "Wat is er te doen", "Laatste ZRM")
NAME, BORN, COACH, STAGE, DUE, ZRM = range(6)
NOT_YET = "nog niet"
_PAGE = 100


def head_of(name: str, role: int) -> object:
    """What the head of a column of a list shows: its name, at the left."""
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return name if role == Qt.ItemDataRole.DisplayRole else None


class ListModel(QAbstractTableModel):
    """Holds the rows fetched so far; a newer question makes an older answer worthless."""

    found = Signal(object)
    """CardPage: the first rows and the counts of the latest question."""
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._rows: list[ListedDossier] = []
        self._matching = 0
        self._turn = 0
        self._fetching = False
        self.query = CardQuery(limit=_PAGE)

    def ask(self, query: CardQuery) -> None:
        """Show what matches this question; the old rows stay until the new ones are here."""
        self.query = replace(query, limit=_PAGE, offset=0)
        self._turn += 1
        self._run(self.query, self._turn, self._on_first)

    def note_settled(self) -> None:
        """Typing has rested: let the vault journal this search with its count (decisions.md 11)."""
        actor, query = self._workplace.vault.actor, replace(self.query, settled=True, limit=1)
        self._workplace.vault.run(lambda store: store.dossiers.find(actor, query))

    def _run(self, query: CardQuery, turn: int, on_done: Callable[[CardPage, int], None]) -> None:
        vault = self._workplace.vault
        future = vault.run(lambda store: store.dossiers.find(vault.actor, query))
        background.watch(future, lambda page: on_done(page, turn), self._on_error, self)

    def _on_error(self, error: SpringplankError) -> None:
        self._fetching = False
        self.failed.emit(error)

    def _on_first(self, page: CardPage, turn: int) -> None:
        if turn != self._turn:
            return
        self.beginResetModel()
        self._rows, self._matching, self._fetching = list(page.rows), page.matching, False
        self.endResetModel()
        self.found.emit(page)

    def _on_more(self, page: CardPage, turn: int) -> None:
        self._fetching = False
        if turn != self._turn or not page.rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
        self._rows.extend(page.rows)
        self.endInsertRows()

    def row(self, number: int) -> ListedDossier:
        """The participant on this row."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's names and default
        """How many rows are here."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's names and default
        """Six columns."""
        return len(COLUMNS)

    def canFetchMore(self, _parent: Index) -> bool:
        """Whether the vault has more that match."""
        return not self._fetching and len(self._rows) < self._matching

    def fetchMore(self, _parent: Index) -> None:
        """Get the next rows."""
        self._fetching = True
        self._run(replace(self.query, offset=len(self._rows)), self._turn, self._on_more)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The names of the columns."""
        return head_of(COLUMNS[section], role) if orientation is Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = 0) -> object:
        """Words for the eye and for a screen reader."""
        listed = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(listed, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()]}: {cell_text(listed, index.column())}"
        if role == Qt.ItemDataRole.UserRole:
            return listed
        return None


def cell_text(listed: ListedDossier, column: int) -> str:
    """What stands in a cell; a second line follows after a line break."""
    card = listed.card
    if column == NAME:
        return card.display_name or listed.number
    if column == BORN:
        return born_text(card.birth_date)
    if column == COACH:
        return listed.coach_name
    if column == STAGE:
        return f"{card.stage}\n{card.stage_detail}" if card.stage_detail else card.stage
    if column == DUE:
        return f"{day_text(card.due)}: {card.due_what}" if card.due else "–"
    return day_text(card.last_zrm) if card.last_zrm else NOT_YET


def day_text(day: date | None) -> str:
    """A day as tables write it: 12-11-2026."""
    return f"{day.day:02d}-{day.month:02d}-{day.year}" if day else ""


def born_text(birth_date: str) -> str:
    """A date of birth as far as it is known: 14-03-1992, 03-1992, 1992 or a dash."""
    return "-".join(reversed(birth_date.split("-"))) if birth_date else "–"
