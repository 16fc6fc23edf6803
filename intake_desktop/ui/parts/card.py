"""Surfaces and lines that hold other parts: a card, a plain panel, a separator."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.ui import theme


class Card(QFrame):
    """A surface with a decorative line and rounded corners; `column` is where its content goes (padding 16)."""

    def __init__(self, role: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.column = QVBoxLayout(self)
        edge = theme.px(16)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(theme.px(8))


class Panel(QWidget):
    """A plain ground: window, surface or sunken. It has no layout of its own."""

    def __init__(self, role: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class Separator(QWidget):
    """A line of 1 px, lying or standing; decoration."""

    def __init__(self, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        if standing:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, wide)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(wide, fixed)


def in_the_middle(part: QWidget) -> QHBoxLayout:
    """The part in the middle of the width. Unlike an alignment this lets words that wrap take the height they need."""
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(part)
    line.addStretch(1)
    return line
