"""The recovery key on screen: shown until it stands on paper, then two groups of it typed over."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages.key_group import KeyGroupField
from intake_desktop.ui.pages.paper_key import PrinterMakesFile, print_key
from intake_desktop.ui.parts.buttons import outlined, text_button
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.group_cell import GroupCell
from intake_desktop.ui.parts.labels import WrapLabel, plain
from intake_desktop.ui.told import Told

_HIDDEN = "••••"
_NARROW = 4
BY_PRINTER = "Druk de sleutel af, op een printer met papier. Op het blad staat ook een QR-code."
BY_HAND = "Of schrijf de veertien groepen over, met hun nummer. Dat is net zo goed."
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
        self._cells: list[GroupCell] = []
        self._print = outlined("Afdrukken", "printer")
        self._written = CheckBox("Ik heb hem overgeschreven")
        self._show = text_button("Sleutel tonen", "eye")
        self._printed = Told("", "ok")
        self._check_words = Told(BEFORE, "muted")
        self._grid = QGridLayout()
        self._ways = self._make_ways()
        self._lay_out()
        self.arrange(columns)
        self._print.clicked.connect(self._on_print)
        self._written.clicked.connect(self._on_written)
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

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._well())
        column.addLayout(self._ways)
        head = QHBoxLayout()
        head.addWidget(plain("Even controleren", "heading"))
        head.addSpacing(theme.px(16))
        head.addWidget(self._show)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(self._check_words)
        row = FlowLayout(gap=16)
        for field in self._asked:
            row.addWidget(field)
        column.addLayout(row)

    def arrange(self, columns: int) -> None:
        """So many groups beside each other; with few there is no room for the two ways beside each other either."""
        for index, cell in enumerate(self._cells):
            self._grid.addWidget(cell, index // columns, index % columns)
        beside = columns > _NARROW
        to_right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(to_right if beside else down)

    def _make_ways(self) -> QBoxLayout:
        """Two ways to paper, equally good, each in a field of its own."""
        ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        ways.setSpacing(theme.px(12))
        for words, parts in ((BY_PRINTER, (self._print, self._printed)), (BY_HAND, (self._written,))):
            card = Card()
            card.column.addWidget(WrapLabel(words, "small"))
            for part in parts:
                card.column.addWidget(
                    part, 0, Qt.AlignmentFlag.AlignLeft if part is self._print else Qt.AlignmentFlag(0)
                )
            card.column.addStretch()
            ways.addWidget(card, 1)
        return ways

    def _well(self) -> QWidget:
        well = QWidget()
        well.setProperty("role", "sunken")
        well.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        well.setAccessibleName("Herstelsleutel, 14 groepen van 4 tekens")
        well.setLayout(self._grid)
        self._grid.setContentsMargins(*[theme.px(12)] * 4)
        self._grid.setSpacing(theme.px(8))
        self._cells += [GroupCell(number) for number, _group in enumerate(self._groups, start=1)]
        return well

    def _reveal(self, shown: bool) -> None:
        for cell, group in zip(self._cells, self._groups, strict=True):
            cell.show_group(group if shown else _HIDDEN, " ".join(group) if shown else "verborgen")
        for field in self._asked:
            field.setEnabled(not shown)
        self._show.setVisible(not shown)
        self._check_words.say(BEFORE if shown else AFTER, "muted")

    def _on_print(self) -> None:
        try:
            printed = print_key(self._key, self)
        except PrinterMakesFile as error:
            self._printed.say(str(error), "warn")
            self._print.setText("Andere printer kiezen")
            return
        if printed:
            self._printed.say(f"Afgedrukt om {datetime.now().astimezone():%H:%M}", "ok")
            self._print.setText("Nog een keer afdrukken")
            self._on_paper()

    def _on_written(self, written: bool) -> None:
        if written:
            self._on_paper()
        else:
            self._on_show()

    def _on_paper(self) -> None:
        self._reveal(False)
        self._asked[0].take_focus()

    def _on_show(self) -> None:
        self._reveal(True)
        self._written.setChecked(False)
        self._written.setFocus(Qt.FocusReason.TabFocusReason)


def _two_groups(key: str) -> tuple[int, int]:
    """Two numbers of groups, 1 to 14, that differ; they follow from the key itself, which is random."""
    count = len(key.split("-"))
    total = sum(ord(symbol) * place for place, symbol in enumerate(key, start=1))
    first = total % count
    second = (first + 1 + total // count % (count - 1)) % count
    low, high = sorted((first + 1, second + 1))
    return low, high
