"""Which file was received, and the code that opens it; what is wrong is said at the thing it is about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from intake_desktop.dossier.model import SEALED_ENDING
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.fields import TextField
from intake_desktop.ui.parts.labels import hint, label
from intake_desktop.ui.parts.look import set_look
from intake_desktop.ui.told import Told

_LONGEST = 60
_ABOUT_CODE = "ZK-203"
"""Errors whose number begins so are about the code."""
KINDS = "Overdracht (*.pdf *.zip *.springplank);;Alle bestanden (*)"
ABOUT_CODE = (
    "Vijf groepen van vier tekens. Streepjes, spaties en kleine letters mogen. Eindigt de naam van het bestand op "
    ".springplank? Dan is er geen code."
)
BUSY = "Het bestand wordt gelezen. Dat duurt hooguit tien tellen."


class ReceivedForm(Card):
    """Enter in either field reads. What was typed stays until the file was read."""

    asked = Signal(object, str)
    """Path and code."""

    def __init__(self) -> None:
        super().__init__()
        self._file = FileChoice("Bestand", "Bestand kiezen", KINDS)
        self._code = TextField("Code van het bestand", "K7QF-2MWD-9XHT-4VBR-8ZNC")
        self._code.setObjectName("received-code")
        self._code.setMaxLength(_LONGEST)
        self._code.setMaximumWidth(theme.px(360))
        self._told = Told("", "error")
        self._read = primary("Lezen", "file")
        self._busy = Told("", "hint")
        self._lay_out()
        self._file.entered.connect(self._on_read)
        self._code.returnPressed.connect(self._on_read)
        self._code.textEdited.connect(lambda _text: self._say_code(""))
        self._read.clicked.connect(self._on_read)

    def _lay_out(self) -> None:
        self.column.setSpacing(theme.px(6))
        self.column.addWidget(self._file)
        self.column.addSpacing(theme.px(10))
        self.column.addWidget(label("Code van het bestand", self._code))
        self.column.addWidget(hint(ABOUT_CODE))
        self.column.addWidget(self._code)
        self.column.addWidget(self._told)
        self.column.addSpacing(theme.px(10))
        self.column.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._busy)

    def take_focus(self) -> None:
        """Begin at the file."""
        self._file.take_focus()

    def fill(self, path: Path, code: str) -> None:
        """Put a file and a code in the fields."""
        self._file.fill(path)
        self._code.setText(code)

    def begin_with(self, path: Path) -> None:
        """A file that was opened from outside: the next thing to do is typing its code, or reading when it has none."""
        self.fill(path, "")
        after = self._read if path.suffix.lower() == SEALED_ENDING else self._code
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """The file was read: neither its place nor its code stays."""
        self._file.line.clear()
        self._code.clear()

    def said(self) -> str:
        """What is wrong, wherever that stands."""
        return self._file.said() or self._told.text()

    def show_busy(self, busy: bool) -> None:
        """Whether a file is being read now."""
        self._read.setEnabled(not busy)
        self._busy.say(BUSY if busy else "")

    def tell(self, error: SpringplankError) -> None:
        """Say an error at the code or at the file; what was typed stays."""
        if error.code.startswith(_ABOUT_CODE):
            self._say_code(str(error))
            self._code.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._file.say(str(error))
            self._file.take_focus()

    def _say_code(self, words: str) -> None:
        self._told.say(words, "error")
        set_look(self._code, "state", "error" if words else "")

    def _on_read(self) -> None:
        path, code = self._file.path(), self._code.text()
        self._file.say("" if path else "Kies eerst een bestand.")
        needed = path is None or path.suffix.lower() != SEALED_ENDING
        missing = needed and not code.strip()
        self._say_code("Typ de code die je van de afzender kreeg." if missing else "")
        if path is None:
            self._file.take_focus()
        elif missing:
            self._code.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._read.isEnabled():
            self.asked.emit(path, code)
