"""A vault that cannot be opened now: what is the matter, what it means and what to do, in place of the door."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.parts import alone
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel

_BLOCK = 560
_MENDED_BY_A_COPY = frozenset({"ZK-102b", "ZK-103b"})
"""Damaged key files, and things in the folder that nobody knows; a newer vault needs a newer program."""


class ShutPage(QWidget):
    """Asks for no password: none would help. `again` is for who has mended what was told."""

    again = Signal()
    restore = Signal()
    """Somebody has a backup copy."""

    def __init__(self, error: SpringplankError, can_restore: bool = False) -> None:
        super().__init__()
        self._retry = primary("Opnieuw kijken")
        self._retry.clicked.connect(self.again)
        self._restore = outlined("Reservekopie terugzetten", "undo")
        self._restore.clicked.connect(self.restore)
        self._buttons = FlowLayout(gap=12)
        self._buttons.addWidget(self._retry)
        if can_restore and error.code in _MENDED_BY_A_COPY:
            self._buttons.addWidget(self._restore)
        self._lay_out(error)
        QTimer.singleShot(0, self, lambda: self._retry.setFocus(Qt.FocusReason.TabFocusReason))

    def _lay_out(self, error: SpringplankError) -> None:
        title, meaning, remedy = error.sentences()
        block, inner = alone.block(_BLOCK, 16, 24)
        for words, role in (
            (f"{title}.", "title"),
            (meaning, "body"),
            (remedy, "body"),
            (f"Code {error.code}", "hint"),
        ):
            inner.addWidget(WrapLabel(words, role))
        inner.addSpacing(theme.px(8))
        inner.addLayout(self._buttons)
        alone.place(self, block)
