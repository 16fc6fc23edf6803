"""A page that fills the window without a frame: one block under the logo, in the middle, that scrolls when it must."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import in_the_middle
from intake_desktop.ui.parts.labels import logo_row
from intake_desktop.ui.parts.scroll import ScrollArea


def block(width: int, spacing: int, below_logo: int) -> tuple[QWidget, QVBoxLayout]:
    """A block of this width with the logo on top, and the column in which the rest goes; sizes as in the pictures."""
    made = QWidget()
    made.setFixedWidth(theme.px(width))
    column = QVBoxLayout(made)
    column.setSpacing(theme.px(spacing))
    column.addWidget(logo_row("heading"), 0, Qt.AlignmentFlag.AlignLeft)
    column.addSpacing(theme.px(below_logo))
    return made, column


def place(page: QWidget, content: QWidget) -> ScrollArea:
    """Put a block in the middle of a page that has nothing else; gives what it scrolls in."""
    middle = QWidget()
    middle.setProperty("role", "window")
    column = QVBoxLayout(middle)
    column.addStretch()
    column.addLayout(in_the_middle(content))
    column.addStretch()
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    scroll = ScrollArea(middle)
    outer.addWidget(scroll)
    return scroll
