"""Second step of putting a backup copy back: taking it over, and opening it with a password or key of that time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake_desktop.dossier.face import KnownColleague
from intake_desktop.dossier.restoring import BroughtCopy, CopyInside
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import restore_text as words
from intake_desktop.ui.pages.colleague_choice import ColleagueChoice
from intake_desktop.ui.pages.password_field import PasswordField
from intake_desktop.ui.parts.buttons import outlined, primary, text_button
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel, label
from intake_desktop.ui.told import Told

BY_KEY, BY_PASSWORD = "Herstelsleutel gebruiken", "Wachtwoord gebruiken"
OPEN, BACK = "Kopie openen", "Andere kopie"
KEY = "Herstelsleutel (14 groepen van 4 tekens)"


class OpenCopy(QWidget):
    """Made anew for every copy; holds what was typed until the copy was put back or let go."""

    looked = Signal(object)
    """CopyInside"""
    back = Signal()
    rebuilt = Signal()

    def __init__(self, brought: BroughtCopy) -> None:
        super().__init__()
        self._brought = brought
        self.by_key = False
        self._who = ColleagueChoice(brought.colleagues, "")
        self._password = PasswordField("", words.OF_THEN)
        self._key = QLineEdit()
        self._key.setAccessibleName("Herstelsleutel")
        self._key_label = label(KEY, self._key)
        self._key_hint = WrapLabel(words.KEY_OF_THEN, "hint")
        self._told = Told()
        self._open = primary(OPEN, "arrow-right")
        self._open.trailing = True
        self._back = outlined(BACK)
        self._other = text_button(BY_KEY, "key")
        self._lay_out()
        self._listen()
        self._show_way()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for part in (self._who, self._password, self._key_label, self._key, self._key_hint, self._told):
            column.addWidget(part)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = FlowLayout(gap=12)
        for button in (self._open, self._back):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _listen(self) -> None:
        self._open.clicked.connect(self._on_open)
        self._password.entered.connect(self._on_open)
        self._key.returnPressed.connect(self._on_open)
        self._back.clicked.connect(self.back)
        self._other.clicked.connect(self._on_other_way)
        self._who.changed.connect(lambda _who: self._show_way())

    def who(self) -> KnownColleague:
        """Who opens it."""
        return self._who.chosen()

    def typed(self) -> str:
        """The password or the key."""
        return self._key.text() if self.by_key else self._password.text()

    def forget(self) -> None:
        """Clear what was typed."""
        self._key.clear()
        self._password.clear()

    def take_focus(self) -> None:
        """Bring the keyboard to the field."""
        if self.by_key:
            self._key.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._password.take_focus()

    def _show_way(self) -> None:
        """One of both fields."""
        self._password.rename(f"Wachtwoord van {self.who().label.split()[0]}")
        self._password.setVisible(not self.by_key)
        for part in (self._key_label, self._key, self._key_hint):
            part.setVisible(self.by_key)
        self._other.setText(BY_PASSWORD if self.by_key else BY_KEY)
        self._told.say("")
        self.rebuilt.emit()

    def _on_other_way(self) -> None:
        self.by_key = not self.by_key
        self.forget()
        self._show_way()
        self.take_focus()

    def _on_open(self) -> None:
        slot_id, typed = self.who().slot_id, self.typed()
        if not typed.strip() or not self._open.isEnabled():
            return
        brought = self._brought
        unlock = brought.unlock_with_key if self.by_key else brought.unlock
        work: Callable[[], CopyInside] = lambda: unlock(slot_id, typed)  # noqa: E731  # named for its type
        self._busy(True)
        self._told.say(words.OPENING, "muted")
        background.run(work, self._on_looked, self._on_refused, self)

    def _busy(self, busy: bool) -> None:
        for part in (self._who, self._password, self._key, self._open, self._back, self._other):
            part.setEnabled(not busy)

    def _on_looked(self, inside: CopyInside) -> None:
        self._busy(False)
        self._told.say("")
        self.looked.emit(inside)

    def _on_refused(self, error: SpringplankError) -> None:
        self._busy(False)
        self._told.say(str(error), "error")
        self.take_focus()
