"""Nothing that is read runs wider than a reading column, and its height is that of its own width."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.card import Panel


def reading_width(part: QWidget) -> QHBoxLayout:
    """A line with this part in it, at most as wide as a reading column.

    A maximum width alone would let a column ask for the height at its own, larger width, and cut the words.
    """
    part.setMaximumWidth(theme.px(metrics.READING))
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(part, 1)
    line.addStretch(0)
    return line


def reading_page() -> tuple[QWidget, QVBoxLayout]:
    """What scrolls on a page that is read, with room around it, and the column to fill."""
    content = QWidget()
    edge = theme.px(24)
    content.setMaximumWidth(theme.px(metrics.READING) + 2 * edge)
    column = QVBoxLayout(content)
    column.setContentsMargins(edge, theme.px(16), edge, edge)
    column.setSpacing(theme.px(12))
    return content, column


def on_surface(page: QWidget, scroll: QWidget) -> None:
    """Let what scrolls fill the page, on the light ground of a page that is read."""
    surface = Panel("surface")
    for around, inside in ((surface, scroll), (page, surface)):
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)
