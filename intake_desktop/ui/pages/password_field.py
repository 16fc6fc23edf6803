"""A password field with its label, a button to show what was typed, the Caps Lock hint and the error under it."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import IconButton
from intake_desktop.ui.parts.labels import belongs_to
from intake_desktop.ui.told import Told

CAPS_LOCK = "Caps Lock staat aan."
_LONGEST = 128


class PasswordField(QWidget):
    """The row for hints keeps its place, so that nothing jumps while somebody types."""

    entered = Signal()
    """Enter was pressed."""
    typed = Signal()

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__()
        self._label = QLabel(label)
        self._label.setProperty("role", "label")
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(_LONGEST * 2)
        self._line.setAccessibleName(label)
        self._line.installEventFilter(self)
        belongs_to(self._label, self._line, label)
        self._eye = IconButton("eye", "Wachtwoord laten zien", "outlined")
        self._eye.small = False
        self._eye.setCheckable(True)
        self._hint = hint
        self._told = Told(hint, "hint", keeps_place=True)
        self._lay_out()
        self._line.returnPressed.connect(self.entered)
        self._line.textEdited.connect(self._on_typed)
        self._eye.toggled.connect(self._show_password)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._line, 1)
        row.addWidget(self._eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._told)

    def text(self) -> str:
        """What was typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Fill in a generated password, and show it so that it can be written down."""
        self._line.setText(text)
        self._eye.setChecked(True)
        self.typed.emit()

    def clear(self) -> None:
        """Forget what was typed."""
        self._line.clear()
        self._eye.setChecked(False)
        self._say(self._hint, "hint")

    def rename(self, label: str) -> None:
        """Ask for somebody else's password."""
        belongs_to(self._label, self._line, label)
        self._line.setAccessibleName(label)

    def take_focus(self) -> None:
        """Bring the keyboard here; what stands there is selected, so that typing replaces it."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def refuse(self, error: SpringplankError) -> None:
        """Show the sentences of this error under the field."""
        self.refuse_words(str(error))

    def refuse_words(self, words: str) -> None:
        """Show this sentence as an error under the field."""
        self._say(words, "error")
        self._line.setProperty("state", "error")
        self._repolish()

    def _on_typed(self) -> None:
        self._say(self._hint, "hint")
        self._line.setProperty("state", "")
        self._repolish()
        self.typed.emit()

    def _repolish(self) -> None:
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)

    def _say(self, words: str, role: str) -> None:
        self._told.say(words, role)

    def _show_password(self, shown: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-off" if shown else "eye")
        self._eye.rename("Wachtwoord verbergen" if shown else "Wachtwoord laten zien")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say that Caps Lock is on as soon as it shows in what is typed; never stops a key."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self._tell_caps_lock(event)
        return super().eventFilter(watched, event)

    def _tell_caps_lock(self, event: QKeyEvent) -> None:
        letter = event.text()
        if not letter.isalpha():
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if _caps_lock_on(letter, shifted):
            self._say(CAPS_LOCK, "warn")
        elif self._told.text() == CAPS_LOCK:
            self._say(self._hint, "hint")


def _caps_lock_on(letter: str, shifted: bool) -> bool:
    """From the system where it can be asked, else from a capital without Shift."""
    if sys.platform == "win32":
        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)
    return letter.isupper() is not shifted
