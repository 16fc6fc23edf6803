"""The list of participants: who they are, where they are in the process and what is to be done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from intake_desktop.dossier import bringing_in
from intake_desktop.dossier.model import CardPage, Place
from intake_desktop.ui import theme
from intake_desktop.ui.pages import list_model
from intake_desktop.ui.pages.list_filters import ListFilters
from intake_desktop.ui.pages.list_model import ListModel
from intake_desktop.ui.pages.list_rows import ListRows
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.empty import EmptyState
from intake_desktop.ui.parts.labels import WrapLabel, hint, title
from intake_desktop.ui.workplace import Workplace

_SETTLE_MS = 1000
_HEAD = 100
"""Room beside the words and buttons above the list."""
_WIDTHS = (230, 116, 160, 180, 300, 116)
_LONG_NAME, _SCROLL = 180, 16
"""What a name gets of the room that is left, and what the bar to scroll needs of it."""
_LOW = 280
"""A page that is lower shows its rows and what chooses them, and nothing else."""


class Rows(QTableView):
    """Enter opens the row; arrows walk. Tab leaves the list as one stop."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("participants")
        self.setAccessibleName("Deelnemers")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ListPage(Page):
    """Search stands in the top bar; filters, the list and a new participant here."""

    name = "list"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._model = ListModel(workplace)
        self._rows = Rows()
        self._delegate = ListRows(self._rows)
        self._filters = ListFilters(workplace.vault.colleague.id)
        self._count = hint("")
        self._someone = True
        self._new = primary("Nieuwe deelnemer", "plus")
        self._new.setObjectName("new-participant")
        self._import = outlined("Lijst inlezen", "file")
        self._import.setObjectName("import-list")
        self._imports = bringing_in.may(workplace.vault.actor) and not workplace.desk.practice
        self._nobody = EmptyState("Niemand gevonden", "Kijk naar de spelling, of zoek op geboortedatum.", ())
        self._empty = self._make_empty()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._lay_out()
        self._listen()

    def _make_empty(self) -> EmptyState:
        self._begin = begin = primary("Nieuwe deelnemer", "plus")
        begin.clicked.connect(lambda: self.workplace.visit("new"))
        sentence, buttons = "Begin met een intake. Je kunt altijd stoppen en later verdergaan.", [begin]
        if self._imports:
            buttons.append(all_at_once := outlined("Lijst inlezen", "file"))
            all_at_once.clicked.connect(lambda: self.workplace.visit("import"))
        return EmptyState("Nog geen deelnemers", sentence, buttons)

    def _lay_out(self) -> None:
        self._rows.setModel(self._model)
        self._rows.setItemDelegate(self._delegate)
        self._body = QStackedWidget()
        for part in (self._rows, self._nobody, self._empty):
            self._body.addWidget(part)
        self._foot = foot = QWidget()
        foot.setProperty("role", "listFoot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(foot)
        line.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        line.addWidget(hint("Enter opent de gekozen rij · pijltjes lopen door de lijst"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(self._lay_out_head())
        column.addWidget(self._filters)
        column.addWidget(self._body, 1)
        column.addWidget(foot)
        theme.watcher().changed.connect(self._measure)
        self._measure()

    def _lay_out_head(self) -> QBoxLayout:
        self._title = title("Deelnemers")
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), 0)
        head.setSpacing(theme.px(12))
        above, buttons = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self._title, 0)
        above.addSpacing(theme.px(8))
        above.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._import, self._new):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head.addLayout(above, 1)
        head.addLayout(buttons)
        return head

    def _listen(self) -> None:
        self._model.found.connect(self._on_found)
        self._model.failed.connect(self.workplace.trouble)
        self._new.clicked.connect(lambda: self.workplace.visit("new"))
        self._import.clicked.connect(lambda: self.workplace.visit("import"))
        self._filters.changed.connect(self._ask)
        self._rows.activated.connect(self._open)
        self._rows.clicked.connect(self._open)
        self._settle.timeout.connect(self._model.note_settled)

    def _measure(self) -> None:
        header = self._rows.horizontalHeader()
        header.setMinimumHeight(theme.px(36))
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, theme.px(width))
        header.setStretchLastSection(True)
        self._rows.verticalHeader().setDefaultSectionSize(max(theme.px(60), theme.font().pixelSize() * 3))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the columns go that are missed least."""
        super().resizeEvent(event)
        self._fold_low()
        self._fold()

    def _fold_low(self) -> None:
        """With little height the rows have it: where somebody is, the bar at the left says too."""
        roomy = self.height() >= theme.px(_LOW)
        self._title.setVisible(roomy)
        for part in (self._count, self._foot):
            part.setVisible(roomy and self._someone)

    def _fold(self) -> None:
        words = (self._title, self._count)
        needed = sum(each.fontMetrics().horizontalAdvance(each.text()) for each in words) + theme.px(_HEAD)
        needed += sum(each.sizeHint().width() for each in (self._import, self._new))
        beside = not self._imports or needed <= self.width()
        across, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if beside else under)
        left = self.width() - sum(theme.px(width) for width in _WIDTHS)
        for column in (list_model.COACH, list_model.ZRM, list_model.STAGE, list_model.BORN):
            self._rows.setColumnHidden(column, left < 0)
            left += theme.px(_WIDTHS[column]) if left < 0 else 0
        name = theme.px(_WIDTHS[list_model.NAME]) + max(0, min(left - theme.px(_SCROLL), theme.px(_LONG_NAME)))
        self._rows.horizontalHeader().resizeSection(list_model.NAME, name)

    def arrive(self, place: Place) -> None:
        """Show the list anew; the keyboard is in the list."""
        self._ask()
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, text: str) -> None:
        """Show who matches; the vault journals it when typing has rested."""
        self._delegate.searched = text
        self._model.query = replace(self._model.query, text=text)
        self._ask()
        if text.strip():
            self._settle.start()
        else:
            self._settle.stop()

    def _ask(self) -> None:
        self._delegate.today = self.workplace.now().date()
        self._model.ask(self._filters.narrow(self._model.query))

    def _on_found(self, page: CardPage) -> None:
        self._count.setText(f"{page.matching} van {page.total}")
        self._someone = page.total > 0
        self._new.setVisible(page.total > 0)
        self._import.setVisible(page.total > 0 and self._imports)
        self._filters.setVisible(page.total > 0)
        self._filters.show_counts(page)
        self._fold_low()
        if page.total == 0:
            self._body.setCurrentWidget(self._empty)
            if self.isVisible():  # somebody may have gone elsewhere meanwhile, and has the keyboard there
                self._begin.setFocus(Qt.FocusReason.TabFocusReason)
        elif page.matching == 0:
            self._body.setCurrentWidget(self._nobody)
        else:
            self._body.setCurrentWidget(self._rows)
            self._rows.setCurrentIndex(self._model.index(0, list_model.NAME))

    def _open(self, index: QModelIndex) -> None:
        listed = self._model.row(index.row())
        self.workplace.visit("intake", listed.id)

    def words(self) -> WrapLabel:
        """How many are shown, of how many."""
        return self._count
