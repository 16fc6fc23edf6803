"""The ring that shows where the keyboard is: a line around the focused control, that moves nothing.

A widget may say more about itself: `focus_rect()` gives the part of it that the ring goes around (a check box: its
box), `corner` (attribute or dynamic property) is the radius of its corners in px, and the dynamic property
`ring` = "own" says that it draws its own sign of focus (lists, grids).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from intake_desktop.ui import theme

GAP = 3
"""From the control to the middle of the line, px at 100 %."""
LINE = 2
MORE_RADIUS = 4
_TYPED = ("QLineEdit", "QPlainTextEdit", "QTextEdit")
"""By name: importing these classes costs the first picture time, and the unlock screen has no such field but one."""
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}


class RingFrame(QWidget):
    """The line itself; mouse and screen readers look through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.corner = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus-ring")

    def put_around(self, place: QRect, corner: int) -> None:
        """Stand around this place of the parent."""
        out = theme.px(GAP) + theme.px(LINE) // 2
        self.corner = corner + theme.px(MORE_RADIUS)
        self.setGeometry(place.adjusted(-out, -out, out, out))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One rounded line, wholly inside this frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(LINE)
        painter.setPen(QPen(theme.colour("focus"), width))
        half = width / 2
        radius = self.corner - half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class FocusRing(QObject):
    """Follows the focus of the application; shows for focus by keyboard, and always for fields with typed text."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: RingFrame | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_key = True
        application.focusChanged.connect(self._follow)
        theme.watcher().changed.connect(self._place)

    @property
    def frame(self) -> RingFrame | None:
        """The line on the screen; None while there is none."""
        return self._frame if self._frame is not None and isValid(self._frame) and self._frame.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep up with the target and what it stands in; notice keys before they move the focus."""
        kind = event.type()  # asked once: it takes longer than what follows
        if kind is QEvent.Type.KeyPress:
            self._by_key = True
        elif kind is QEvent.Type.MouseButtonPress and watched is self._target:
            self._by_key = False
            self._target = self._target if _is_typed_in(watched) else None
            self._place()
        elif kind in _MOVES:
            self._place()
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._by_key = False
        self._let_go()
        if new is not None:
            self._watch(new)
            self._target = new if self._wanted(new) else None
        if new is not None and self._target is not None:
            ground = _ground(new)
            above = new.parentWidget()
            while above is not None and above is not ground:
                self._watch(above)
                above = above.parentWidget()
        self._place()

    def _wanted(self, widget: QWidget) -> bool:
        if widget.isWindow() or widget.inherits("QAbstractItemView") or widget.property("ring") == "own":
            return False
        return self._by_key or _is_typed_in(widget)

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)
        self._watched.append(widget)

    def _let_go(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = None

    def _place(self) -> None:
        """Put the line around the target, or take it away."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            if self._frame is not None and isValid(self._frame):
                self._frame.hide()
            return
        body = _body(target)
        place = body.focus_rect() if hasattr(body, "focus_rect") else body.rect()
        ground = _ground(target)
        self._frame_on(ground).put_around(place.translated(body.mapTo(ground, QPoint(0, 0))), _corner(body))

    def _frame_on(self, ground: QWidget) -> RingFrame:
        if self._frame is None or not isValid(self._frame):
            self._frame = RingFrame(ground)
        elif self._frame.parentWidget() is not ground:
            self._frame.setParent(ground)
        return self._frame


def _is_typed_in(widget: QObject) -> bool:
    return any(widget.inherits(kind) for kind in _TYPED)


def _body(widget: QWidget) -> QWidget:
    """What the ring goes around: the widget, or the frame that a borderless line stands in."""
    parent = widget.parentWidget()
    return parent if widget.property("inside") and parent is not None else widget


def _corner(widget: QWidget) -> int:
    own = getattr(widget, "corner", None)
    if own is None:
        own = widget.property("corner")
    return int(own) if own is not None else theme.px(8)


def _ground(widget: QWidget) -> QWidget:
    """Where the line is drawn: the viewport that scrolls the widget, so that it scrolls along, or else the window."""
    ground = widget.parentWidget() or widget
    while not ground.isWindow():
        above = ground.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is ground:
            return ground
        if above is None:
            break
        ground = above
    return ground
