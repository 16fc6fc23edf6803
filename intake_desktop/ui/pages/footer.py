"""The foot of a page in a dossier: back at the left, a hint, and the one button that goes on at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.labels import WrapLabel


class Footer(QWidget):
    """56 high, or higher when the hint wraps; stays in place while the middle scrolls."""

    back = Signal()
    go_on = Signal()

    def __init__(self, forward: str, hint: str = "") -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.previous = outlined("Vorige", "chevron-left")
        self.previous.setObjectName("footer-back")
        self._hint = WrapLabel(hint, "hint")
        self.forward = primary(forward, "chevron-right")
        self.forward.trailing = True
        self.forward.setObjectName("footer-forward")
        self._row = QHBoxLayout(self)
        side = theme.px(24) if theme.current().scale < metrics.LARGE_TEXT else 24  # large words need the room
        self._row.setContentsMargins(side, theme.px(7), side, theme.px(7))
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(self.previous)
        self._row.addStretch(1)
        self._row.addWidget(self._hint, 4)
        self._row.addWidget(self.forward)
        self.setMinimumHeight(theme.px(metrics.FOOTER))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.previous.clicked.connect(self.back)
        self.forward.clicked.connect(self.go_on)

    def say(self, hint: str) -> None:
        """What is still open, or what to do before going on."""
        self._hint.setText(hint)

    def said(self) -> str:
        """The hint that stands there."""
        return self._hint.text()

    def name_forward(self, words: str, icon: str = "chevron-right") -> None:
        """What the button does now; an arrow stands behind the words, any other sign before them."""
        if self.forward.text() != words:
            self.forward.setText(words)
            self.forward.updateGeometry()
        self.forward.trailing = icon == "chevron-right"
        self.forward.set_icon(icon)

    def put(self, control: QWidget) -> None:
        """Place a control beside "Vorige", where the tick of the last step stands."""
        self._row.insertWidget(1, control)
