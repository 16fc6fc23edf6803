"""While a backup copy is taken over to this computer: what is going on, and stopping it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages import restore_text as words
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.labels import WrapLabel

STOP = "Stoppen"


class Bringing(QWidget):
    """Shown as long as it takes."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stop = outlined(STOP, "close")
        self._stop.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(WrapLabel(words.BRINGING))
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)

    def take_focus(self) -> None:
        """The keyboard is at the one thing that can be done."""
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stopped.emit()
