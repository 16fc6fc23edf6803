"""Opening a dossier of a colleague: only with a reason, which goes into the log."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake_desktop.errors import AnswerRefused, SpringplankError
from intake_desktop.form_engine import kinds
from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.labels import WrapLabel, label
from intake_desktop.ui.told import Told

_LONGEST = 200


class ReasonPanel(QWidget):
    """Shows the sentences of the refusal and asks why it is needed."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told = Told()
        self._line = QLineEdit()
        self._line.setMaxLength(_LONGEST)
        self._line.setAccessibleName("Waarom open je dit dossier?")
        self._go = primary("Openen")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(12))
        column.addWidget(WrapLabel("Dit dossier hoort bij een collega", "title"))
        column.addWidget(self._told)
        column.addWidget(label("Waarom open je dit dossier?", self._line))
        self._line.setMaximumWidth(theme.px(656))
        column.addWidget(self._line)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self._go.clicked.connect(self._on_go)
        self._line.returnPressed.connect(self._on_go)

    def ask(self, error: SpringplankError) -> None:
        """Show why it did not open and ask for a reason."""
        self._told.say(str(error), "warn")
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go(self) -> None:
        if not self._line.text().strip():
            return
        try:
            reason = kinds.read_words(self._line.text())
        except AnswerRefused as error:
            self._told.say(str(error), "error")
            return
        self.given.emit(reason)
