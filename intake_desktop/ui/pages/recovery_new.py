"""A new key on paper from Beheer: shown, written down, two groups typed over, and only then does it count."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.recovery import RecoveryState
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.recovery_key import RecoveryKeyView
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

UNTIL = "Tot de laatste stap geldt de oude sleutel. Stop je eerder, dan verandert er niets."
USE, STOP = "Deze sleutel gaan gebruiken", "Oude sleutel houden"
DONE = "De nieuwe sleutel geldt. Gooi het oude papier weg, en vervang ook het tweede papier."
CLOSE = "Klaar"


class NewKeyPanel(QWidget):
    """The key stands on the screen and in no vault until it stands on paper."""

    ended = Signal()
    renewed = Signal(object)
    """RecoveryState"""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._key = workplace.desk.new_recovery_key()
        self._view = RecoveryKeyView(self._key, columns=4)
        self._told = Told()
        self._use = primary(USE, "key")
        self._use.setEnabled(False)
        self._stop = outlined(STOP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(12))
        for part in (WrapLabel(UNTIL), self._view, self._told):
            column.addWidget(part)
        buttons = FlowLayout(gap=12)
        for button in (self._use, self._stop):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self._view.confirmed.connect(self._use.setEnabled)
        self._view.entered.connect(self._use.click)
        self._use.clicked.connect(self._on_use)
        self._stop.clicked.connect(self.ended)

    def take_focus(self) -> None:
        """Begin at printing."""
        self._view.take_focus()

    def _on_use(self) -> None:
        self._use.setEnabled(False)
        desk, vault, key = self._workplace.desk, self._workplace.vault, self._key
        background.run(lambda: desk.renew_recovery(vault, key), self._on_used, self._on_error, self)

    def _on_used(self, state: RecoveryState) -> None:
        self._view.hide()
        self._use.hide()
        self._key = ""
        self._stop.setText(CLOSE)
        self._told.say(DONE, "ok")
        self.renewed.emit(state)
        self._stop.setFocus()

    def _on_error(self, error: SpringplankError) -> None:
        self._use.setEnabled(True)
        self._told.say(str(error), "error")
