"""The head of one domain: its name, and at the right the way to the overview."""

from __future__ import annotations

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.labels import WrapLabel

OVERVIEW = "Overzicht"


def headed(title: str, to_overview: SignalInstance) -> QHBoxLayout:
    """A line with the title and the button; the caller puts it on its page."""
    line = QHBoxLayout()
    line.setSpacing(theme.px(12))
    button = small(outlined(OVERVIEW, "grid"))
    button.setObjectName("overview")
    button.setAccessibleDescription("Alle domeinen in één beeld. Escape doet hetzelfde.")
    button.clicked.connect(to_overview)
    line.addWidget(WrapLabel(title, "heading"), 1)
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return line
