"""Something that takes a while: words, a bar, and Stop when it can be stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.labels import WrapLabel


class Progress(QWidget):
    """Shown after 0.3 s by whoever waits; `allow_stop` from 2 s. Signal: stopped."""

    stopped = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WrapLabel(words, "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = small(outlined("Stop"))
        self._stop.clicked.connect(self.stopped)
        self._stop.hide()
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(line)
        column.addWidget(self._bar)
        self.show_step(words, 0, 0)

    def show_step(self, words: str, done: int, total: int) -> None:
        """What is being done, `done` of `total`; total 0: nobody knows how long."""
        self._words.setText(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self.setAccessibleName(words)

    def take_focus(self) -> None:
        """Bring the keyboard to the button that stops it."""
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def allow_stop(self) -> None:
        """Show the button that stops it."""
        self._stop.show()
