"""Choosing a file or a folder: its place can be typed, or picked in a dialog; what is wrong stands under it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.fields import TextField
from intake_desktop.ui.parts.labels import label
from intake_desktop.ui.parts.look import set_look
from intake_desktop.ui.told import Told

_LONGEST = 4_000


class FileChoice(QWidget):
    """`kinds` is what the dialog shows, such as "PDF (*.pdf)"; "" chooses a folder."""

    entered = Signal()
    """Enter was pressed in the field."""
    changed = Signal()
    """Another place stands in the field, typed or picked."""

    def __init__(self, name: str, button: str, kinds: str) -> None:
        super().__init__()
        self._kinds, self._title = kinds, button
        self.line = TextField(name)
        self.line.setMaxLength(_LONGEST)
        self.choose = outlined(button, "file" if kinds else "folder")
        self._told = Told("", "error")
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(label(name, self.line))
        column.addLayout(row)
        column.addWidget(self._told)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(lambda _text: self.say(""))
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.choose.clicked.connect(self._on_choose)

    def path(self) -> Path | None:
        """What was typed or picked; None for nothing."""
        typed = self.line.text().strip().strip('"')
        return Path.home() / typed.removeprefix("~/") if typed.startswith("~/") else Path(typed) if typed else None

    def fill(self, path: Path) -> None:
        """Put a place in the field."""
        self.line.setText(str(path))

    def say(self, words: str, role: str = "error") -> None:
        """What is wrong with it; "" for nothing."""
        self._told.say(words, role)
        set_look(self.line, "state", "error" if words and role == "error" else "")

    def said(self) -> str:
        """What stands under it."""
        return self._told.text()

    def take_focus(self) -> None:
        """Bring the keyboard to the field."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose(self) -> None:
        here = self.path() or Path.home()
        if self._kinds:
            chosen, _kind = QFileDialog.getOpenFileName(self, self._title, str(here.parent), self._kinds)
        else:
            chosen = QFileDialog.getExistingDirectory(self, self._title, str(here))
        if chosen:
            self.say("")
            self.line.setText(chosen)
            self.take_focus()
