"""The foot of a page in a dossier: Vorige at the left, what is still open, and the one button that goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.card import Panel, Separator
from intake_desktop.ui.parts.labels import WrapLabel


class PageFoot(Panel):
    """Stays in place while the middle scrolls. `put` adds a control of the page beside the primary button."""

    back = Signal()
    on = Signal()

    def __init__(self, onward: str, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.previous = outlined("Vorige", "chevron-left")
        self.next = primary(onward, "chevron-right")
        self.next.trailing = True
        self._hint = WrapLabel("", "hint")
        self._row = QHBoxLayout()
        edge = theme.px(24)
        self._row.setContentsMargins(edge, theme.px(7), edge, theme.px(8))
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(self.previous)
        self._row.addWidget(self._hint, 1)
        self._row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator())
        column.addLayout(self._row, 1)
        self.setMinimumHeight(theme.px(metrics.FOOTER))
        self.previous.clicked.connect(self.back)
        self.next.clicked.connect(self.on)

    def say(self, words: str) -> None:
        """What is still open, or what to do before going on."""
        self._hint.setText(words)

    def said(self) -> str:
        """What stands there."""
        return self._hint.text()

    def put(self, control: QWidget) -> None:
        """Place a control left of the hint, where the tick of the last step stands."""
        self._row.insertWidget(1, control)

    def name_next(self, words: str, icon: str = "chevron-right", trailing: bool = True) -> None:
        """Other words on the primary button."""
        self.next.setText(words)
        self.next.trailing = trailing
        self.next.set_icon(icon)
