"""Short facts under each other: a label with its words beside it, or beneath it when the letters are large."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.labels import WrapLabel

_LABEL = 184


def fact_rows(facts: Iterable[tuple[str, str]]) -> QGridLayout:
    """A grid with these facts; one without words is left out."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(8))
    large = theme.current().scale >= metrics.LARGE_TEXT
    for row, (name, words) in enumerate((name, words) for name, words in facts if words):
        title, told = WrapLabel(name, "muted"), WrapLabel(words)
        told.setAccessibleName(f"{name}: {words}")
        if large:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(title)
            pair.addWidget(told)
            grid.addLayout(pair, row, 0)
        else:
            title.setFixedWidth(theme.px(_LABEL))
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, row, 1)
    return grid
