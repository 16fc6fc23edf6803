"""At the advice: answers that may contradict each other, each with the way to both; nothing when none do."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.clashes import Clash
from intake_desktop.ui import theme
from intake_desktop.ui.pages.advice_condition import jump_button
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import Sign, WrapLabel

HEAD = "Past dit bij elkaar?"
CALM = "Kijk samen of dit klopt. Het mag ook blijven staan."
_LONGEST = 36
"""Letters of a question on a button; the name for who hears it has all."""


class ClashCard(Card):
    """Rebuilt only when something else contradicts."""

    asked = Signal(object)
    """AnswerKey of a question to go to."""
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Clash, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        self.column.addWidget(WrapLabel(HEAD, "heading"))
        self.column.addWidget(WrapLabel(CALM, "hint"))
        self.column.addLayout(self._rows)
        self.setAccessibleName(f"{HEAD} {CALM}")
        self.hide()

    def show_clashes(self, found: tuple[Clash, ...]) -> None:
        """Show these; the card is gone when there are none."""
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        empty(self._rows)
        for clash in found:
            self._rows.addWidget(Separator())
            self._rows.addWidget(self._row(clash))
        self.rebuilt.emit()

    def _row(self, clash: Clash) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(clash.message)
        told = QVBoxLayout()
        told.setSpacing(theme.px(2))
        told.addWidget(WrapLabel(clash.message))
        ways = FlowLayout(gap=4)
        for key, label in clash.ways:
            way = jump_button(f"Naar: {shorten(label, _LONGEST, placeholder=' …')}", clash.message)
            way.setAccessibleName(f"Naar de vraag: {label}")
            way.clicked.connect(lambda _on=False, to=key: self.asked.emit(to))
            ways.addWidget(way)
        told.addLayout(ways)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(Sign("info", "info"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        return holder
