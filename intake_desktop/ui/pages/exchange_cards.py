"""Cards of exchanging: a title with what is asked below it, and a sentence to know beforehand."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import Sign, WrapLabel, heading


def card(title: str) -> Card:
    """A card with this title."""
    made = Card()
    made.column.setSpacing(theme.px(12))
    made.column.addWidget(heading(title))
    return made


def info(words: str) -> QWidget:
    """A sentence with the sign of information."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(Sign("info", "info", 16))
    row.addWidget(WrapLabel(words, "small"), 1)
    return holder
