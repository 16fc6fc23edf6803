"""The foot of a page in a dossier: back at the left, a hint, and the one button that goes on at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.labels import WrapLabel


class Footer(QWidget):
    """56 high; stays in place while the middle scrolls."""

    back = Signal()
    go_on = Signal()

    def __init__(self, forward: str, hint: str = "") -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = outlined("Vorige", "chevron-left")
        self._back.setObjectName("footer-back")
        self._hint = WrapLabel(hint, "hint")
        self._forward = primary(forward, "chevron-right")
        self._forward.trailing = True
        self._forward.setObjectName("footer-forward")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(7), theme.px(24), theme.px(7))
        row.setSpacing(theme.px(12))
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._hint, 4)
        row.addWidget(self._forward)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._back.clicked.connect(self.back)
        self._forward.clicked.connect(self.go_on)

    def say(self, forward: str, hint: str) -> None:
        """What the button does now, and the hint beside it."""
        if self._forward.text() != forward:
            self._forward.setText(forward)
            self._forward.updateGeometry()
        self._hint.setText(hint)
