"""The recovery key on screen: shown until it stands on paper, then two groups of it typed over."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages.key_group import KeyGroupField
from intake_desktop.ui.pages.paper_key import print_key
from intake_desktop.ui.parts.buttons import outlined, primary, text_button
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.told import Told

_HIDDEN = "••••"
BEFORE = "Dit kan zodra de sleutel op papier staat. Hij is dan niet meer in beeld."
AFTER = "Typ twee groepen over van je papier."


class RecoveryKeyView(QWidget):
    """Two states of one step. `confirmed` says whether both groups were typed right."""

    confirmed = Signal(bool)
    entered = Signal()
    """Enter was pressed in one of the groups."""

    def __init__(self, key: str, columns: int = 7) -> None:
        super().__init__()
        self._key = key
        self._groups = key.split("-")
        first, second = _two_groups(key)
        self._asked = [KeyGroupField(number, self._groups[number - 1]) for number in (first, second)]
        self._cells: list[QLabel] = []
        self._print = primary("Afdrukken", "printer")
        self._written = outlined("Ik heb hem overgeschreven", "pencil")
        self._show = text_button("Sleutel tonen", "eye")
        self._printed = QLabel()
        self._printed.setProperty("role", "ok")
        self._check_words = Told(BEFORE, "muted")
        self._lay_out(columns)
        self._print.clicked.connect(self._on_print)
        self._written.clicked.connect(self._on_paper)
        self._show.clicked.connect(self._on_show)
        for field in self._asked:
            field.settled.connect(lambda: self.confirmed.emit(self.is_confirmed()))
            field.entered.connect(self.entered)
        self._reveal(True)

    def is_confirmed(self) -> bool:
        """True when both groups were typed over right."""
        return all(field.right for field in self._asked)

    def take_focus(self) -> None:
        """Begin at printing."""
        self._print.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, columns: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._well(columns))
        buttons = FlowLayout(gap=12)
        for part in (self._print, self._written, self._show, self._printed):
            buttons.addWidget(part)
        column.addLayout(buttons)
        column.addSpacing(theme.px(12))
        heading = QLabel("Even controleren")
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        column.addWidget(self._check_words)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        for field in self._asked:
            row.addWidget(field)
        row.addStretch()
        column.addLayout(row)

    def _well(self, columns: int) -> QWidget:
        well = QWidget()
        well.setProperty("role", "sunken")
        well.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        well.setAccessibleName("Herstelsleutel, 14 groepen van 4 tekens")
        grid = QGridLayout(well)
        grid.setContentsMargins(*[theme.px(16)] * 4)
        grid.setSpacing(theme.px(8))
        for index in range(len(self._groups)):
            cell = QLabel()
            cell.setProperty("role", "keyGroup")
            cell.setTextFormat(Qt.TextFormat.RichText)
            cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cell.setMinimumHeight(theme.px(44))
            self._cells.append(cell)
            grid.addWidget(cell, index // columns, index % columns)
        return well

    def _reveal(self, shown: bool) -> None:
        muted, strong = theme.colour("textMuted").name(), theme.colour("text").name()
        for index, (cell, group) in enumerate(zip(self._cells, self._groups, strict=True), start=1):
            text = group if shown else _HIDDEN
            cell.setText(f'<span style="color:{muted}">{index}</span>&nbsp; <b style="color:{strong}">{text}</b>')
            cell.setAccessibleName(f"Groep {index}: {' '.join(group) if shown else 'verborgen'}")
        for field in self._asked:
            field.setEnabled(not shown)
        self._show.setVisible(not shown)
        self._check_words.say(BEFORE if shown else AFTER, "muted")

    def _on_print(self) -> None:
        if print_key(self._key, self):
            self._printed.setText(f"Afgedrukt om {datetime.now().astimezone():%H:%M}")
            self._on_paper()

    def _on_paper(self) -> None:
        self._reveal(False)
        if self._printed.text():
            self._print.setText("Nog een keer afdrukken")
        self._asked[0].take_focus()

    def _on_show(self) -> None:
        self._reveal(True)
        self._written.setFocus(Qt.FocusReason.TabFocusReason)


def _two_groups(key: str) -> tuple[int, int]:
    """Two numbers of groups, 1 to 14, that differ; they follow from the key itself, which is random."""
    count = len(key.split("-"))
    total = sum(ord(symbol) * place for place, symbol in enumerate(key, start=1))
    first = total % count
    second = (first + 1 + total // count % (count - 1)) % count
    low, high = sorted((first + 1, second + 1))
    return low, high
