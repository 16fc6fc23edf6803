"""The list of colleagues on the unlock screen: one row each, one of them chosen, all by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from intake_desktop.dossier.face import KnownColleague
from intake_desktop.ui import theme
from intake_desktop.ui.pages.person_row import PersonRow
from intake_desktop.ui.parts.buttons import text_button

_AT_ONCE = 3


class ColleagueChoice(QWidget):
    """Arrow keys walk the rows; with more than three colleagues the others fold out."""

    changed = Signal(object)
    """KnownColleague"""

    def __init__(self, colleagues: tuple[KnownColleague, ...], last_slot: str) -> None:
        super().__init__()
        self.setAccessibleName("Wie ben je?")
        self._colleagues = sorted(colleagues, key=lambda colleague: colleague.slot_id != last_slot)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        for number, colleague in enumerate(self._colleagues):
            self._add(number, colleague)
        self._more = self._fold()
        self._group.idClicked.connect(lambda number: self.changed.emit(self._colleagues[number]))

    def chosen(self) -> KnownColleague:
        """Who is chosen now."""
        return self._colleagues[max(self._group.checkedId(), 0)]

    def _add(self, number: int, colleague: KnownColleague) -> None:
        row = PersonRow(colleague.label)
        row.setObjectName(f"colleague-{number}")
        row.setChecked(number == 0)
        self._group.addButton(row, number)
        self._column.addWidget(row)
        row.setVisible(number < _AT_ONCE)

    def _fold(self) -> QWidget | None:
        hidden = len(self._colleagues) - _AT_ONCE
        if hidden <= 0:
            return None
        more = text_button(f"Andere collega ({hidden})")
        more.clicked.connect(self._unfold)
        self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return more

    def _unfold(self) -> None:
        for row in self._group.buttons():
            row.show()
        self._group.button(_AT_ONCE).setFocus(Qt.FocusReason.TabFocusReason)
        if self._more is not None:
            self._more.hide()
