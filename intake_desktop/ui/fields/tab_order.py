"""Tab order for widgets that come later than their neighbours: it stays the order in which a page is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_stops(inside: QWidget) -> list[QWidget]:
    """Everything inside a widget that can have the keyboard, in the order it was made."""
    return [widget for widget in inside.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]


def chain_tabs(stops: Sequence[QWidget], last: QWidget) -> None:
    """Let Tab walk over these stops, in the place where `last` stood, and then to `last`."""
    chain = [stop for stop in stops if stop.window() is last.window()]
    if not chain:
        return
    QWidget.setTabOrder(last, chain[0])
    for before, after in pairwise([*chain, last]):
        QWidget.setTabOrder(before, after)
