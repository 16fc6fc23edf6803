"""Tab walks a page in the order it is read, and what has the keyboard can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLayout, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from intake_desktop.ui.parts.scroll import ScrollArea

_WHOLE = (QComboBox, QLineEdit, QPlainTextEdit)
"""Controls whose inside is their own affair."""


class KeepInView(QObject):
    """Scrolls to whatever the keyboard comes to, with arrows too; what the mouse points at stays where it is."""

    def __init__(self, scroll: ScrollArea) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not by_mouse and self._scroll.isAncestorOf(new):
            QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        focused = keyboard_in(self._scroll)
        if focused is not None:
            self._scroll.bring_into_view(focused)


def keyboard_in(widget: QWidget) -> QWidget | None:
    """What inside this widget has the keyboard, or None."""
    focused = widget.window().focusWidget()
    if focused is None:
        return None
    return focused if widget.isAncestorOf(focused) else None


def chain(page: QWidget) -> None:
    """Put everything on a page that can have the keyboard in reading order; what is hidden keeps its place."""
    for before, after in pairwise(stops(page)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Everything in a widget that can have the keyboard: as its layout shows it, else as it was made.

    A field that hands the keyboard to something inside it is a stop too: Qt comes there first. Left where it
    was made, it would lead the keyboard back to its field from the end of the page, for ever.
    """
    if widget.focusProxy() is not None or widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        yield from stops(content) if content is not None else ()
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
