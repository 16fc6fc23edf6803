"""Under the password: the way to the practice vault, or in it the password that all may know, and a new start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.practice import PASSWORD
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, practice_band, theme
from intake_desktop.ui.parts.buttons import text_button
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import Desk
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.ui.parts.ask import Ask

PRACTISE = "Oefenen met verzonnen deelnemers"
ANEW = "Oefenkluis weggooien en opnieuw maken"
SURE = "Alles wat in de oefenkluis staat, verdwijnt. De echte kluis blijft zoals hij is."


class PracticeDoor(QWidget):
    """Part of the unlock screen."""

    practise = Signal()
    opened = Signal(object)
    """Vault: the practice vault was made anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ask: Ask | None = None
        self._told = Told()
        self._button = text_button(ANEW if desk.practice else PRACTISE, "undo" if desk.practice else "users")
        self._button.clicked.connect(self._on_anew if desk.practice else self.practise)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        if desk.practice:
            self._column.addWidget(WrapLabel(f"Wachtwoord om te oefenen: {PASSWORD}", "strong"))
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._told)

    def _on_anew(self) -> None:
        from intake_desktop.ui.parts.ask import Ask  # seldom, so not before the first picture

        self._ask = Ask(SURE, (("Opnieuw maken", self._make), ("Niet doen", self._put_away)))
        self._column.insertWidget(self._column.indexOf(self._told), self._ask)
        self._button.hide()
        self._ask.show()
        self._ask.take_focus()

    def _put_away(self) -> None:
        if self._ask is not None:
            self._column.removeWidget(self._ask)
            self._ask.deleteLater()
            self._ask = None
        self._button.show()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        self._put_away()
        self.setEnabled(False)
        self._told.say("De oefenkluis wordt gemaakt. Dat duurt een paar tellen.", "hint")
        practice_band.hold(self, True)
        background.run(self._desk.make_practice, self._on_made, self._on_refused, self)

    def _on_made(self, vault: Vault) -> None:
        practice_band.hold(self, False)
        self.opened.emit(vault)

    def _on_refused(self, error: SpringplankError) -> None:
        practice_band.hold(self, False)
        self.setEnabled(True)
        self._told.say(str(error), "error")
