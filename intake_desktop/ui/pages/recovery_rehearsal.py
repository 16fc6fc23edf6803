"""Rehearsing with the key on paper: it is typed, held against this vault and forgotten; nothing is opened with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.recovery import RecoveryState
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.fields import TextField
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel, label
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

KEY = "Herstelsleutel (14 groepen van 4 tekens)"
HINT = "Typ hem over van het papier. De sleutel wordt niet gebruikt en blijft geldig."
CHECK, STOP = "Controleren", "Stoppen met oefenen"
RIGHT = "Klopt. Met dit papier gaat de kluis open. Leg het weer achter slot."
BUSY = "Bezig met controleren."


class RehearsalPanel(QWidget):
    """Right or wrong, it comes in the journal. A right key leaves the field at once."""

    ended = Signal()
    rehearsed = Signal(object)
    """RecoveryState"""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._key = TextField("Herstelsleutel")
        self._told = Told()
        self._check = primary(CHECK, "check-disc")
        self._stop = outlined(STOP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        for part in (label(KEY, self._key), self._key, WrapLabel(HINT, "hint"), self._told):
            column.addWidget(part)
        buttons = FlowLayout(gap=12)
        for button in (self._check, self._stop):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self._check.clicked.connect(self._on_check)
        self._key.returnPressed.connect(self._on_check)
        self._stop.clicked.connect(self.ended)

    def take_focus(self) -> None:
        """Bring the keyboard to the field."""
        self._key.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed stays."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._workplace.helping:
            self._key.clear()

    def _on_check(self) -> None:
        typed = self._key.text()
        if not typed.strip() or not self._check.isEnabled():
            return
        self._busy(True)
        desk, vault = self._workplace.desk, self._workplace.vault
        background.run(lambda: desk.rehearse_recovery(vault, typed), self._on_right, self._on_wrong, self)

    def _busy(self, busy: bool) -> None:
        for part in (self._key, self._check):
            part.setEnabled(not busy)
        self._told.say(BUSY if busy else "", "muted")

    def _on_right(self, state: RecoveryState) -> None:
        self._busy(False)
        self._key.clear()
        self._told.say(RIGHT, "ok")
        self.rehearsed.emit(state)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_wrong(self, error: SpringplankError) -> None:
        self._busy(False)
        self._told.say(str(error), "error")
        self.take_focus()
