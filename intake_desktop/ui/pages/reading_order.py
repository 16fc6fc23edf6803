"""Tab walks a page in the order it is read, also when parts of it were made or moved later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

_WHOLE = (QComboBox, QLineEdit, QPlainTextEdit)
"""Controls whose inside is their own affair."""


def chain(page: QWidget) -> None:
    """Put everything on a page that can have the keyboard in reading order; what is hidden keeps its place."""
    for before, after in pairwise(stops(page)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Everything in a widget that can have the keyboard: as its layout shows it, else as it was made."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QScrollArea):
        yield from stops(widget.widget()) if widget.widget() is not None else ()
        return
    layout = widget.layout()
    laid = list(_laid_out(layout)) if layout is not None else []
    made = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]
    for child in [*laid, *(each for each in made if each not in laid)]:
        yield from stops(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
