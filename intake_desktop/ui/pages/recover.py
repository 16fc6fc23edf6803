"""Forgotten password: the key on paper opens the vault, sets a new password and is replaced by a new key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.face import KnownColleague
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.password_field import PasswordField
from intake_desktop.ui.pages.recovery_key import RecoveryKeyView
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.labels import WrapLabel, belongs_to
from intake_desktop.ui.told import Told

EXPLANATION = (
    "Je beheerder kan je een nieuw wachtwoord geven. Is er geen beheerder? Gebruik de herstelsleutel op papier. "
    "Dat komt in het logboek en daarna maak je een nieuwe sleutel."
)
NEW_KEY = "Bewaar de nieuwe herstelsleutel. De oude werkt niet meer."


class RecoverPanel(QWidget):
    """Two steps: the old key with a new password, then the new key on paper, confirmed."""

    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, can_go_back: bool = True) -> None:
        super().__init__()
        self._desk = desk
        self._slot_id = ""
        self._vault: Vault | None = None
        self._key = QLineEdit()
        self._key.setAccessibleName("Herstelsleutel")
        self._password = PasswordField("Nieuw wachtwoord", "Minstens 15 tekens. Een zin is makkelijk te onthouden.")
        self._told = Told("", "error")
        self._go = primary("Herstellen")
        self._back = outlined("Terug")
        self._can_go_back = can_go_back
        self._first = self._make_first()
        self._second = QWidget()
        self._finish = primary("Openen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._first)
        column.addWidget(self._second)
        self._second.hide()
        self._go.clicked.connect(self._on_go)
        self._password.entered.connect(self._on_go)
        self._back.clicked.connect(self.cancelled)

    def start(self, colleague: KnownColleague, key: str = "") -> None:
        """Begin for this colleague, perhaps with a key that opened a copy of the vault just now."""
        self._slot_id = colleague.slot_id
        self._key.setText(key)
        self._password.clear()
        self._told.say("", "error")
        if key:
            self._password.take_focus()
        else:
            self._key.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_first(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(_title("Wachtwoord vergeten?"))
        column.addWidget(WrapLabel(EXPLANATION, "muted"))
        column.addSpacing(theme.px(12))
        label = QLabel()
        label.setProperty("role", "label")
        belongs_to(label, self._key, "Herstelsleutel (14 groepen van 4 tekens)")
        column.addWidget(label)
        column.addWidget(self._key)
        column.addWidget(WrapLabel("Streepjes en spaties mogen. Hoofdletters hoeven niet.", "hint"))
        column.addSpacing(theme.px(8))
        column.addWidget(self._password)
        column.addWidget(self._told)
        foot = QHBoxLayout()
        if self._can_go_back:
            foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._go)
        column.addLayout(foot)
        return part

    def _on_go(self) -> None:
        key, password, slot_id = self._key.text(), self._password.text(), self._slot_id
        if not key.strip() or not self._go.isEnabled():
            return
        self._busy(True)
        background.run(lambda: self._desk.recover(slot_id, key, password), self._on_done, self._on_refused, self)

    def _busy(self, busy: bool) -> None:
        self._go.setEnabled(not busy)
        self._go.setText("Bezig met herstellen" if busy else "Herstellen")
        self._told.say("", "error")

    def _on_refused(self, error: SpringplankError) -> None:
        self._busy(False)
        self._told.say(str(error), "error")
        self._key.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_done(self, outcome: tuple[Vault, str]) -> None:
        self._busy(False)
        self._vault, new_key = outcome
        self._key.clear()
        self._password.clear()
        self._first.hide()
        column = QVBoxLayout(self._second)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_title(NEW_KEY))
        view = RecoveryKeyView(new_key, columns=4)
        column.addWidget(view)
        self._finish.setEnabled(False)
        view.confirmed.connect(self._finish.setEnabled)
        view.entered.connect(self._finish.click)
        self._finish.clicked.connect(lambda: self.opened.emit(self._vault))
        column.addWidget(self._finish, 0, Qt.AlignmentFlag.AlignRight)
        self._second.show()
        view.take_focus()


def _title(words: str) -> WrapLabel:
    return WrapLabel(words, "title")
