"""A vault that cannot be opened now: what is the matter, what it means and what to do, in place of the door."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.card import in_the_middle
from intake_desktop.ui.parts.labels import WrapLabel, logo_row
from intake_desktop.ui.parts.scroll import ScrollArea

_BLOCK = 560


class ShutPage(QWidget):
    """Asks for no password: none would help. `again` is for who has mended what was told."""

    again = Signal()

    def __init__(self, error: SpringplankError) -> None:
        super().__init__()
        title, meaning, remedy = error.sentences()
        self._retry = primary("Opnieuw kijken")
        self._retry.clicked.connect(self.again)
        block = QWidget()
        block.setFixedWidth(theme.px(_BLOCK))
        inner = QVBoxLayout(block)
        inner.setSpacing(theme.px(16))
        inner.addWidget(logo_row("heading"), 0, Qt.AlignmentFlag.AlignLeft)
        inner.addSpacing(theme.px(24))
        for words, role in (
            (f"{title}.", "title"),
            (meaning, "body"),
            (remedy, "body"),
            (f"Code {error.code}", "hint"),
        ):
            inner.addWidget(WrapLabel(words, role))
        inner.addSpacing(theme.px(8))
        inner.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QWidget()
        middle.setProperty("role", "window")
        column = QVBoxLayout(middle)
        column.addStretch()
        column.addLayout(in_the_middle(block))
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(middle))
        QTimer.singleShot(0, self, lambda: self._retry.setFocus(Qt.FocusReason.TabFocusReason))
