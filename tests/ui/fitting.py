"""What of a window cannot be read or reached because there is no room: words that do not fit, and what lies outside."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QScrollArea, QWidget

from intake_desktop.ui.pages.exchange_sheet import PageSheet
from intake_desktop.ui.parts.labels import pieces
from tests.ui.staff import name_of

VIEWPORT = "qt_scrollarea_viewport"
SLACK = 2
"""Dots that rounding may take."""


def cut_off(window: QWidget) -> list[str]:
    """Everything that is wrong, in words."""
    return [*sideways(window), *too_narrow(window), *outside(window)]


def _told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel) else name_of(widget)
    return f"{type(widget).__name__} {widget.objectName()!r} {words[:60]!r}"


def _shown(window: QWidget) -> Iterator[QWidget]:
    """What has words, or takes the keyboard."""
    for widget in window.findChildren(QWidget):
        own = isinstance(widget.parentWidget(), QLineEdit)  # Qt's own: the signs in a field
        if widget.isVisible() and isinstance(widget, QAbstractButton | QLabel | QLineEdit) and not own:
            yield widget


def sideways(window: QWidget) -> Iterator[str]:
    """Pages that scroll to the side; only a page of paper may, when somebody looks closer."""
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > SLACK and not area.findChild(PageSheet):
            content = area.widget()
            widest = max(_shown(content), key=lambda each: each.minimumSizeHint().width()) if content else area
            yield f"scrolls {area.horizontalScrollBar().maximum()} to the side, perhaps because of {_told(widest)}"


def too_narrow(window: QWidget) -> Iterator[str]:
    """Words that need more room than they have."""
    for widget in _shown(window):
        if isinstance(widget, PageSheet) or not (widget.width() and widget.height()):
            continue
        least = widget.minimumSizeHint()
        wide = widest(widget) if isinstance(widget, QLabel) else least.width()
        high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else least.height()
        if wide > widget.width() + SLACK:
            yield f"{wide - widget.width()} too narrow: {_told(widget)}"
        if high > widget.height() + SLACK:
            yield f"{high - widget.height()} too low: {_told(widget)}"


def widest(label: QLabel) -> int:
    """What must stay on one line: the longest word, or all of it."""
    if not label.wordWrap():
        return label.sizeHint().width()
    if label.textFormat() is Qt.TextFormat.RichText:
        return label.minimumSizeHint().width()
    words = pieces(label.text().replace("-", "- "))
    return max((label.fontMetrics().horizontalAdvance(each) for each in words), default=0)


def outside(window: QWidget) -> Iterator[str]:
    """What is painted beyond the edge of something around it, where no scrolling brings it back."""
    for widget in _shown(window):
        place, around = QRect(QPoint(0, 0), widget.size()), widget
        while around is not window:
            parent = around.parentWidget()
            if parent is None or around.isWindow():
                break
            place.translate(around.pos())
            if (
                isinstance(parent.parentWidget(), QAbstractScrollArea)
                and parent.objectName() == "qt_scrollarea_viewport"
            ):
                break  # scrolling brings it back; sideways is looked at elsewhere
            room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
            if not room.contains(place):
                yield f"outside {_told(parent)}: {_told(widget)}"
                break
            around = parent
