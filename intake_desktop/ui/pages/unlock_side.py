"""The quiet side of the unlock screen: what this program is, for who has not opened it yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.drawing import SpringboardDrawing
from intake_desktop.ui.parts.labels import WrapLabel, logo_row

PANEL = 560


SEALED = "Alles wat je opschrijft, staat versleuteld op deze computer. Zonder wachtwoord kan niemand meelezen."
PRACTICE = (
    "Oefen hier met mensen die niet bestaan. Iedereen kan deze kluis openen, want het wachtwoord staat op dit scherm. "
    "Zet er geen gegevens van echte mensen in."
)


def left_panel(practice: bool = False) -> QWidget:
    """The sign of the program, the drawing, and that nobody reads along; not so in the practice vault."""
    panel = QWidget()
    panel.setProperty("role", "sunken")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    panel.setFixedWidth(theme.px(PANEL))
    column = QVBoxLayout(panel)
    column.setContentsMargins(*[theme.px(56)] * 4)
    column.addWidget(logo_row("title"))
    column.addStretch()
    column.addWidget(SpringboardDrawing())
    column.addSpacing(theme.px(40))
    heading = QLabel("Een goed gesprek begint met tijd.")
    heading.setProperty("role", "heading")
    column.addWidget(heading)
    column.addWidget(WrapLabel(PRACTICE if practice else SEALED, "muted"))
    column.addStretch()
    return panel
