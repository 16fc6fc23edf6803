"""The page before the vault is open on which a backup copy is put back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.ui import theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages import restore_text as words
from intake_desktop.ui.pages.restore_steps import STEPS, RestoreSteps
from intake_desktop.ui.parts.buttons import text_button
from intake_desktop.ui.parts.card import in_the_middle
from intake_desktop.ui.parts.labels import WrapLabel, logo_row
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.stepper import Stepper

_WIDE, _BESIDE = 656, 16
BACK = "Terug naar het begin"


class RestorePage(QWidget):
    """Nothing changes before the last button; going away earlier leaves nothing behind."""

    opened = Signal(object)
    """Vault"""
    cancelled = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._steps = RestoreSteps(desk, now)
        self._block = QWidget()
        self._stepper = Stepper(STEPS)
        self._steps.stepped.connect(self._stepper.show_step)
        self._steps.held.connect(self._hold)
        self._back = text_button(BACK, "chevron-left")
        self._back.setObjectName("restore-back")
        self._lay_out()
        self._steps.opened.connect(self.opened)
        self._steps.rebuilt.connect(lambda: reading_order.chain(self))
        self._back.clicked.connect(self.cancelled)
        QTimer.singleShot(0, self, self._steps.take_focus)

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setProperty("role", "window")
        inner = QVBoxLayout(self._block)
        inner.setContentsMargins(*[theme.px(24)] * 4)
        inner.setSpacing(theme.px(16))
        inner.addWidget(logo_row("heading"), 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(WrapLabel(words.TITLE, "title"))
        inner.addWidget(self._stepper)
        inner.addSpacing(theme.px(8))
        inner.addWidget(self._steps)
        inner.addStretch()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(in_the_middle(self._block))
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(middle))

    def _hold(self, on: bool) -> None:
        """Nobody goes away while the vault changes place or is being opened."""
        self._back.setEnabled(not on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as reads well, and never wider than the window: then words take the height of that very width."""
        super().resizeEvent(event)
        self._block.setFixedWidth(min(theme.px(_WIDE), self.width() - theme.px(_BESIDE)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Away from this page: stop. A window that is only made small is still there."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._steps.leave()
