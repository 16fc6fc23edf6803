"""One group of the recovery key to type over, with a word under it as soon as it is complete."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.labels import belongs_to
from intake_desktop.ui.parts.look import set_look
from intake_desktop.ui.told import Told

_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


class KeyGroupField(QWidget):
    """Capitals or not, O or 0, I or 1: all the same."""

    settled = Signal()
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, number: int, group: str) -> None:
        super().__init__()
        self._group = group
        self._number = number
        self.right = False
        self._line = QLineEdit()
        self._line.setObjectName(f"key-group-{number}")
        self._line.setMaxLength(len(group) + 3)
        self._line.setAccessibleName(f"Groep {number}")
        label = QLabel()
        label.setProperty("role", "label")
        belongs_to(label, self._line, f"Groep {number}")
        self._told = Told("", "hint", keeps_place=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._line.setFixedWidth(theme.px(248))
        for part in (label, self._line, self._told):
            column.addWidget(part)
        self._line.textEdited.connect(self._on_typed)
        self._line.returnPressed.connect(self.entered)

    def number(self) -> int:
        """Which group this is, 1 to 14."""
        return self._number

    def take_focus(self) -> None:
        """Bring the keyboard here."""
        self._line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_typed(self, text: str) -> None:
        typed = text.replace(" ", "").replace("-", "").upper().translate(_ALIKE)
        left = len(self._group) - len(typed)
        self.right = typed == self._group
        if self.right:
            self._told.say("Klopt", "ok")
        elif left > 0:
            self._told.say(f"Nog {left} {'teken' if left == 1 else 'tekens'}" if typed else "", "hint")
        else:
            self._told.say(f"Groep {self._number} is anders dan op het papier. Kijk nog eens.", "error")
        set_look(self._line, "state", "error" if left <= 0 and not self.right else "")
        self.settled.emit()
