"""Passages about somebody else in the participant's own copy: a person goes over them before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Passage
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.labels import WrapLabel, heading
from intake_desktop.ui.told import Told

_WHY = "Dit is gemerkt: het gaat over een ander. Lees het na. Het blijft hier, tenzij die ander er geen last van heeft."
_MAY = "Mag mee"
_LOOKED = "Ik heb deze passages nagelezen"
_ASK = "Lees de passages na en zet dan een vinkje."


class PassagesCard(Card):
    """Fills in what was gone over; is not there when nothing is marked."""

    changed = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._boxes: list[tuple[Passage, CheckBox]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self._looked = CheckBox(_LOOKED)
        self._looked.toggled.connect(self._take)
        self._told = Told("", "error")
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(heading("Gaat over een ander"))
        self.column.addWidget(WrapLabel(_WHY, "small"))
        self.column.addLayout(self._rows)
        self.column.addWidget(self._looked)
        self.column.addWidget(self._told)
        self.hide()

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show these; what was gone over for another recipient is gone."""
        empty(self._rows)
        self._boxes = []
        self._looked.setChecked(False)
        for passage in passages:
            self._rows.addWidget(Separator())
            self._rows.addWidget(self._row(passage))
        self.setVisible(bool(passages))
        self._take()

    def check(self) -> bool:
        """True when there is nothing to go over, or somebody has; else it asks for it."""
        if not self._boxes or self._looked.isChecked():
            return True
        self._told.say(_ASK, "error")
        self._looked.setFocus()
        return False

    def _row(self, passage: Passage) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(WrapLabel(passage.label, "smallStrong"))
        column.addWidget(WrapLabel(passage.words))
        may = CheckBox(_MAY)
        may.setAccessibleName(f"{_MAY}: {passage.label}")
        may.toggled.connect(self._take)
        column.addWidget(may)
        self._boxes.append((passage, may))
        return row

    def _take(self) -> None:
        self._draft.looked_at = self._looked.isChecked() or not self._boxes
        self._draft.let_go = frozenset(passage.key for passage, may in self._boxes if may.isChecked())
        self._told.say("", "error")
        self.changed.emit()
