"""The chips above the list of participants: mine, and where in the process."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.card import ADVICE, ASSESSMENT, INTAKE
from intake_desktop.dossier.model import CardPage, CardQuery
from intake_desktop.ui import theme
from intake_desktop.ui.parts.chips import Chip
from intake_desktop.ui.parts.flow import FlowLayout


class ListFilters(QWidget):
    """At most one stage at a time; "Mijn deelnemers" goes along with any of them."""

    changed = Signal()

    def __init__(self, colleague_id: str) -> None:
        super().__init__()
        self._colleague_id = colleague_id
        self._mine = Chip("Mijn deelnemers")
        self._stages = {stage: Chip(stage) for stage in (INTAKE, ASSESSMENT, ADVICE)}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        flow = FlowLayout()
        outer.addLayout(flow)
        for chip in (self._mine, *self._stages.values()):
            flow.addWidget(chip)
            chip.clicked.connect(lambda _on=False, chip=chip: self._on_clicked(chip))

    def _on_clicked(self, chosen: Chip) -> None:
        if chosen is not self._mine:
            for chip in self._stages.values():
                chip.setChecked(chip is chosen and chosen.isChecked())
        self.changed.emit()

    def narrow(self, query: CardQuery) -> CardQuery:
        """The same question, narrowed to what the chips say."""
        stage = next((stage for stage, chip in self._stages.items() if chip.isChecked()), "")
        return replace(query, stage=stage, coach_id=self._colleague_id if self._mine.isChecked() else "")

    def show_counts(self, page: CardPage) -> None:
        """How many there are of each stage, for the present search."""
        for stage, chip in self._stages.items():
            chip.show_count(page.per_stage.get(stage, 0))
