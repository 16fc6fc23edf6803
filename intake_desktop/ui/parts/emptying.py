"""Take everything out of a layout, so that it can be filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Nothing is left in this layout: its widgets are off the screen at once and soon gone, its spaces too. Not for a
    layout with layouts in it.

    Widgets are found by their place. Asked for an item, Python may give one of before that stood at the same address,
    with a widget that is gone or that stands elsewhere by now.
    """
    around = layout.parentWidget()
    children = around.children() if around is not None else []
    for widget in [each for each in children if isinstance(each, QWidget) and layout.indexOf(each) >= 0]:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
    while layout.takeAt(0) is not None:
        pass
