"""Forgotten password: the key on paper opens the vault, sets a new password and is replaced by a new key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.face import KnownColleague
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.recovery import RecoveryState
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
AFTERWARDS = "Kies een nieuw wachtwoord"
NOW_NEW = "De kluis gaat open met de herstelsleutel. Dat komt in het logboek en daarna maak je een nieuwe sleutel."
NEW_KEY = "Bewaar de nieuwe herstelsleutel. Na deze stap werkt de oude niet meer."


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
        self._refused = Told()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._first)
        column.addWidget(self._second)
        self._second.hide()
        self._go.clicked.connect(self._on_go)
        for entered in (self._password.entered, self._key.returnPressed):
            entered.connect(self._on_go)
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
        column.addWidget(_title("Wachtwoord vergeten?" if self._can_go_back else AFTERWARDS))
        column.addWidget(WrapLabel(EXPLANATION if self._can_go_back else NOW_NEW, "muted"))
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
        self._back.setEnabled(not busy)
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
        self._finish.clicked.connect(lambda: self._use(new_key))
        column.addWidget(self._refused)
        column.addWidget(self._finish, 0, Qt.AlignmentFlag.AlignRight)
        self._second.show()
        view.take_focus()

    def _use(self, new_key: str) -> None:
        """It stands on paper: from now on it is the key of the vault."""
        vault = self._vault
        if vault is not None and self._finish.isEnabled():
            self._finish.setEnabled(False)
            background.run(lambda: self._desk.renew_recovery(vault, new_key), self._on_used, self._on_not_used, self)

    def _on_used(self, _state: RecoveryState) -> None:
        vault, self._vault = self._vault, None
        self.opened.emit(vault)

    def _on_not_used(self, error: SpringplankError) -> None:
        """The old key still works: say so, and let somebody try again."""
        self._finish.setEnabled(True)
        self._refused.say(str(error), "error")

    def hideEvent(self, event: QHideEvent) -> None:
        """Away before the new key stood on paper: the vault closes again and the old key stays valid."""
        super().hideEvent(event)
        vault, self._vault = self._vault, None
        if vault is not None and not event.spontaneous():
            background.run(vault.close, lambda _nothing: None, lambda _error: None)


def _title(words: str) -> WrapLabel:
    return WrapLabel(words, "title")
