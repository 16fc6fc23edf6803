"""What would be made of a list: how many, what was not read, and every row with its tick and what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import newcomers
from intake_desktop.dossier.newcomers import Newcomer, NewcomerList
from intake_desktop.dossier.roles import Colleague
from intake_desktop.ui import theme
from intake_desktop.ui.pages import import_model
from intake_desktop.ui.pages.import_model import ImportModel
from intake_desktop.ui.pages.import_rows import ImportRows
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.chips import Chip
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel, heading, hint, snug
from intake_desktop.ui.told import Told

ABOUT = (
    "Met een vinkje wordt iemand toegevoegd. De antwoorden krijgen het merk: overgenomen, controleren. "
    "Een fout verbeter je in de lijst zelf. Daarna lees je hem opnieuw."
)
BSN = "Het bsn in deze lijst is niet ingelezen."
UNREAD = "Niet ingelezen: {kolommen}."
UNSURE = "Kijk eerst of deze namen goed staan."
UNSURE_WHY = "{namen}. Het bestand zegt niet hoe zijn letters zijn geschreven. Staan ze fout? Kies in Excel CSV UTF-8."
ACCENTS = "Zo lezen we bijzondere letters: {namen}."
MINE = "Geen bekende begeleider: op mijn naam ({aantal})"
KEYS = "Pijltjes lopen door de regels · spatie zet een vinkje aan of uit"
STUCK = "Regel {regel} kan niet mee. {waarom}"
_MOST_UNREAD = 8
_TABLE_LEAST = 250


class ImportPreview(QWidget):
    """Shows one list until it was added or put away. Nothing of it is kept."""

    def __init__(self, found: NewcomerList, me: Colleague) -> None:
        super().__init__()
        self._found, self._me = found, me
        self.model = ImportModel()
        self._rows = ImportRows(self.model)
        self._rows.setMinimumHeight(theme.px(_TABLE_LEAST))
        self._mine = CheckBox(MINE.format(aantal=found.without_coach))
        self._wrong, self._twins = Chip("Met een fout"), Chip("Misschien dubbel")
        self._row = Told("", "hint", keeps_place=True)
        self._lay_out()
        self._mine.toggled.connect(self._on_mine)
        for chip in (self._wrong, self._twins):
            chip.clicked.connect(self._narrow)
        self._rows.asked.connect(self._on_asked)
        self._rows.selectionModel().currentRowChanged.connect(self._on_row)
        self.model.modelReset.connect(self._go_to_first)
        self._show(found.rows)

    def _lay_out(self) -> None:
        found = self._found
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        lines = len(found.rows)
        column.addWidget(heading("1 regel gelezen" if lines == 1 else f"{lines} regels gelezen"))
        if found.unsure:
            column.addWidget(Banner("warn", UNSURE, UNSURE_WHY.format(namen=", ".join(found.accents))))
        chips = QWidget()
        flow = FlowLayout(chips)
        for part in (self._wrong, self._twins, self._mine):
            flow.addWidget(part)
        self._mine.setVisible(found.without_coach > 0)
        column.addWidget(chips)
        column.addWidget(self._rows, 1)
        column.addWidget(self._row)
        column.addWidget(snug(hint(KEYS)))
        column.addWidget(snug(WrapLabel(ABOUT)))
        if found.accents and not found.unsure:
            column.addWidget(snug(hint(ACCENTS.format(namen=", ".join(found.accents)))))
        if self.unread():
            column.addWidget(snug(hint(self.unread())))

    def unread(self) -> str:
        """Which columns were not read, in a sentence; "" when all were."""
        names = self._found.unread[:_MOST_UNREAD]
        more = len(self._found.unread) - len(names)
        columns = ", ".join(names) + (f" en nog {more}" if more > 0 else "")
        return " ".join(
            filter(None, (BSN if self._found.bsn else "", UNREAD.format(kolommen=columns) if names else ""))
        )

    def take_focus(self) -> None:
        """Begin at the rows."""
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def said(self) -> str:
        """What stands under the rows about the one that has the keyboard."""
        return self._row.text()

    def _show(self, rows: tuple[Newcomer, ...]) -> None:
        self.model.show_rows(rows)
        self._wrong.show_count(sum(map(import_model.has_mistake, rows)))
        self._twins.show_count(sum(map(import_model.may_be_twin, rows)))

    def _on_mine(self, on: bool) -> None:
        self._show(newcomers.with_coach(self.model.rows, self._me if on else None))

    def _narrow(self) -> None:
        chips = ((self._wrong, import_model.has_mistake), (self._twins, import_model.may_be_twin))
        self.model.narrow(*(wanted for chip, wanted in chips if chip.isChecked()))

    def _go_to_first(self) -> None:
        self._row.say("", "hint")
        if self.model.rowCount():
            self._rows.setCurrentIndex(self.model.index(0, import_model.NAME))

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._row.say(self.model.whole(index.row()), "hint")

    def _on_asked(self, number: int) -> None:
        if not self.model.toggle(number):
            row = self.model.row(number)
            self._row.say(STUCK.format(regel=row.line, waarom=" ".join(row.mistakes)), "error")
