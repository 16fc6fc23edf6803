"""Tab walks a page in the order it is read, and what has the keyboard can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from intake_desktop.ui.parts.scroll import ScrollArea

_WHOLE = (QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
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


def chain_around(part: QWidget) -> None:
    """Something was added to this part: put the page it stands on in order, as soon as it stands on one."""
    page = part.parentWidget()
    if page is not None:
        chain(page)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Everything in a widget that can have the keyboard: as its layout shows it, else as it was made.

    What is hidden and in no layout any more is on its way out.
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
    made = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]
    layout = widget.layout()
    laid = list(_laid_out(layout, made)) if layout is not None else []
    beside = (each for each in made if each not in laid)
    for child in [*laid, *(each for each in beside if layout is None or not each.isHidden())]:
        yield from stops(child)


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """These widgets as far as the layout holds them, in its order; a grid is read line by line.

    It is asked for places and never for its items: Python keeps those of a page that is gone, and takes a new one that
    Qt makes at the same address for the old one.
    """
    places: dict[int, QWidget | QLayout] = {layout.indexOf(each): each for each in widgets}
    places |= {layout.indexOf(each): each for each in layout.children() if isinstance(each, QLayout)}
    for place in sorted((each for each in places if each >= 0), key=lambda each: _read_as(layout, each)):
        found = places[place]
        if isinstance(found, QLayout):
            yield from _laid_out(found, widgets)
        else:
            yield found


def _read_as(layout: QLayout, place: int) -> tuple[int, int]:
    """Line and column in a grid; elsewhere just the place."""
    if not isinstance(layout, QGridLayout):
        return place, 0
    where = layout.getItemPosition(place)
    assert isinstance(where, tuple)  # line, column, and over how many of both
    return where[0], where[1]
