"""Properties of a widget that the stylesheet looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set such a property, and draw the widget again when it changed: Qt does not do that by itself."""
    if (widget.property(name) or "") != (value or ""):
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def show_if(widget: QWidget, on: bool) -> None:
    """Show or hide a part of a page. Qt lays out at once whatever it is told to show, so it is only told what is new.

    What stands in nothing yet is not shown by itself: it appears with what it is put in.
    """
    if not on:
        widget.hide()
    elif widget.isHidden() and widget.parentWidget() is not None:
        widget.show()
