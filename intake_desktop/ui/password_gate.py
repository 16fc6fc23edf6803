"""Asks the password of who is logged in, in place of what may not be seen now; the vault stays open behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.practice import PASSWORD
from intake_desktop.errors import SpringplankError, WaitBeforeRetry
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.password_field import PasswordField
from intake_desktop.ui.parts import alone
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

_BLOCK = 464
_BUSY = "Bezig met nakijken"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the gate says: title, why it is there, the button that goes on, and the one that goes back ("" for none)."""

    title: str
    why: str
    go_on: str
    back: str = ""


class PasswordGate(QWidget):
    """The password is checked off the screen's thread; a wrong one is told, and after some of them one has to wait."""

    proved = Signal()
    """The password was right."""
    turned_back = Signal()

    def __init__(self, workplace: Workplace, asked: Asked) -> None:
        super().__init__()
        self.setObjectName("password-gate")
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workplace = workplace
        self._asked = asked
        self._told = Told()
        self._password = PasswordField(f"Wachtwoord van {workplace.vault.colleague.label.split()[0]}")
        self._go_on = primary(asked.go_on)
        self._back = outlined(asked.back) if asked.back else None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self._go_on.setEnabled(True))
        self._lay_out()
        self._password.entered.connect(self._on_entered)
        self._go_on.clicked.connect(self._on_entered)

    def _lay_out(self) -> None:
        block = QWidget()
        block.setFixedWidth(theme.px(_BLOCK))
        column = QVBoxLayout(block)
        column.setContentsMargins(0, theme.px(24), 0, theme.px(24))
        column.setSpacing(theme.px(12))
        column.addWidget(WrapLabel(self._asked.title, "title"))
        column.addWidget(WrapLabel(self._asked.why))
        column.addWidget(self._told)
        column.addSpacing(theme.px(8))
        column.addWidget(self._password)
        if self._workplace.desk.practice:
            column.addWidget(WrapLabel(f"Wachtwoord om te oefenen: {PASSWORD}", "muted"))
        buttons = FlowLayout(gap=12)
        buttons.addWidget(self._go_on)
        if self._back is not None:
            buttons.addWidget(self._back)
            self._back.clicked.connect(self.turned_back)
        column.addLayout(buttons)
        alone.place(self, block)

    def take_focus(self) -> None:
        """The next key is a letter of the password."""
        self._password.take_focus()

    def tell(self, words: str) -> None:
        """Say how it stands, above the password."""
        self._told.say(words, "warn")

    def _on_entered(self) -> None:
        password = self._password.text()
        if not password or not self._go_on.isEnabled():
            return
        self._busy(True)
        desk, vault = self._workplace.desk, self._workplace.vault
        background.run(lambda: desk.prove(vault, password), self._on_proved, self._on_refused, self)

    def _busy(self, busy: bool) -> None:
        self._go_on.setEnabled(not busy)
        self._go_on.setText(_BUSY if busy else self._asked.go_on)
        self._password.setEnabled(not busy)

    def _on_proved(self, _nothing: None) -> None:
        self._password.clear()
        self.proved.emit()

    def _on_refused(self, error: SpringplankError) -> None:
        self._busy(False)
        self._password.refuse(error)
        self._password.take_focus()
        if isinstance(error, WaitBeforeRetry):
            self._go_on.setEnabled(False)
            self._pause.start(int(str(error.facts.get("seconden", 1))) * 1000)
