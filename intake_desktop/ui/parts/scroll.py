"""A scrolling surface without a frame, that always brings the focused control into view with room for its ring."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_ROOM = 24
_ROUNDS = 8
"""A layout in a layout is done in as many turns as it is deep; before that nobody knows where something stands."""


class ScrollArea(QScrollArea):
    """Scrolls up and down only; the content takes the width there is. It is no stop for Tab itself."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_viewport()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if content is not None:
            self.setWidget(content)

    def _make_viewport(self) -> None:
        """As Qt makes it, but made here: to learn what kind of widget Qt made, Python would first load every kind."""
        viewport = QWidget()
        viewport.setObjectName("qt_scrollarea_viewport")
        viewport.setBackgroundRole(QPalette.ColorRole.NoRole)
        viewport.setAutoFillBackground(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setViewport(viewport)

    def setWidget(self, content: QWidget) -> None:
        """Show this content on the ground of the page."""
        super().setWidget(content)
        content.setAutoFillBackground(False)
        if content.property("role"):
            content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll as little as needed to show the widget; of one that is higher than there is room, its top."""
        for _ in range(_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        spare = self.viewport().height() - widget.height()
        content = self.widget()
        if spare < 0 and content is not None:
            self.verticalScrollBar().setValue(widget.mapTo(content, widget.rect().topLeft()).y())
        else:
            room = min(_ROOM, spare // 2)
            self.ensureWidgetVisible(widget, _ROOM, room)

    def bring_with_around(self, widget: QWidget) -> None:
        """See the function of this name."""
        self.bring_into_view(widget)
        room, part = self.viewport().height(), widget
        around = part.parentWidget()
        while around is not None and around.height() <= room:
            part, around = around, around.parentWidget()
        content = self.widget()
        if part is not widget:
            self.bring_into_view(part)
        elif content is not None:  # Qt leaves what is in sight where it is
            top = widget.mapTo(content, widget.rect().topLeft()).y()
            self.verticalScrollBar().setValue(top - max(0, room - widget.height()) // 2)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """After Tab the focused control is in view, ring and all."""
        moved = super().focusNextPrevChild(forward)
        content = self.widget()
        focused: QWidget | None = self.window().focusWidget()
        if moved and content is not None and focused is not None and content.isAncestorOf(focused):
            self.bring_into_view(focused)
        return moved


def bring_along(widget: QWidget) -> None:
    """The keyboard came to this by something else than Tab: whatever it lies in scrolls to it, if anything does."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, ScrollArea):
            around.bring_into_view(widget)
        around = around.parentWidget()


def bring_with_around(widget: QWidget) -> None:
    """Scroll to this with as much of what it stands in as there is room for; else to the middle, with what is next."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, ScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.bring_with_around(widget)
