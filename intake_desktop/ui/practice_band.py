"""The band above everything that says that this is practice, and the way back to the real vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.labels import Sign, WrapLabel

WORDS = "OEFENEN – geen echte deelnemers"
STOP = "Stoppen met oefenen"


class PracticeBand(QWidget):
    """Stands on every screen of the practice vault, from the door on."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "practice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = WrapLabel(WORDS, "practiceWords")
        self._stop = small(outlined(STOP, "arrow-right"))
        self._stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(Sign("warning", "warn"))
        row.addWidget(words, 1)
        row.addWidget(self._stop)
        self.setMinimumHeight(theme.px(40))

    def hold(self, on: bool) -> None:
        """Nobody can stop practising as long as the practice vault is being made."""
        self._stop.setEnabled(not on)


def hold(page: QWidget, on: bool) -> None:
    """Hold the band of the window that this page stands in, or let go of it."""
    for band in page.window().findChildren(PracticeBand):
        band.hold(on)


def put_over(window: QMainWindow, stopped: Callable[[], None]) -> None:
    """Put it above everything in this window."""
    band = PracticeBand()
    band.stopped.connect(stopped)
    window.setMenuWidget(band)
