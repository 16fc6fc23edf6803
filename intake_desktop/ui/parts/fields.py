"""Fields to type in: one line, a few sentences, a number with its unit. The program's own, not those of a form."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.strokes import MIDDLE, words_width

STATES = ("", "error", "warning")
_AREA_LEAST, _AREA_MOST = 64, 200
_STEP_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def set_state(widget: QWidget, state: str) -> None:
    """Give a field the outline of "error" or "warning", or "" for none; the words stand under it."""
    if state not in STATES:
        raise ValueError(f"no such state: {state}")
    if widget.property("state") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class TextField(QLineEdit):
    """One line, 40 high. `name` is what a screen reader says, `empty` the example in an empty field."""

    def __init__(self, name: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)


class TextArea(QPlainTextEdit):
    """A few sentences: grows from 64 to 200 px with its lines, then scrolls. Tab leaves it."""

    def __init__(self, name: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    def _grow(self) -> None:
        lines = round(self.document().size().height()) * self.fontMetrics().lineSpacing()
        wanted = lines + theme.px(16) + round(2 * self.document().documentMargin()) - 4
        height = min(max(wanted, theme.px(_AREA_LEAST)), theme.px(_AREA_MOST))
        if height != self.height():
            self.setFixedHeight(height)
        more = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > height else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(more)


class NumberField(QLineEdit):
    """A number with a decimal comma, its unit inside at the right and two arrows of 32 x 20. Up and Down step."""

    stepped = Signal()

    def __init__(self, name: str, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = unit
        self.low, self.high, self.step_size = Decimal(0), Decimal(9999), Decimal(1)
        self.setAccessibleName(f"{name} ({unit})" if unit else name)
        self._make_room()
        theme.watcher().changed.connect(self._make_room)

    def number(self) -> Decimal | None:
        """What stands there; None when it is empty or no number."""
        try:
            found = Decimal(self.text().strip().replace(",", "."))
        except InvalidOperation:
            return None
        return found if found.is_finite() else None

    def show_number(self, number: Decimal | None) -> None:
        """Show this number as Dutch writes it; None empties the field."""
        self.setText("" if number is None else format(number.normalize(), "f").replace(".", ","))

    def step(self, direction: int) -> None:
        """One step up (1) or down (-1), inside the bounds."""
        number = self.number()
        wanted = self.low if number is None else number + direction * self.step_size
        self.show_number(min(max(wanted, self.low), self.high))
        self.stepped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = _STEP_KEYS.get(Qt.Key(event.key()))
        if direction:
            self.step(direction)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus here."""
        if self.hasFocus() and event.angleDelta().y():
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for direction in (1, -1):
            if self.isEnabled() and self.arrow_rect(direction).contains(event.position().toPoint()):
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.step(direction)
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = any(self.arrow_rect(each).contains(event.position().toPoint()) for each in (1, -1))
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def arrow_rect(self, direction: int) -> QRect:
        """The hit area of the arrow up (1) or down (-1): 32 wide, half the height."""
        half = self.height() // 2
        width = theme.px(32)
        return QRect(self.width() - width, 0 if direction > 0 else half, width, half)

    def sizeHint(self) -> QSize:
        digits = words_width("0000", self.font()) + theme.px(24)
        margins = self.textMargins()
        return QSize(max(theme.px(128), digits + margins.right()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour("textMuted" if self.isEnabled() else "textDisabled")
        room = self.rect().adjusted(0, 0, -theme.px(30), 0)
        painter.setFont(theme.font("small"))
        painter.setPen(ink)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight) | MIDDLE, self.unit)
        size = theme.px(12)
        for direction, icon, lift in ((1, "chevron-up", 5), (-1, "chevron-down", -5)):
            square = QRect(0, 0, size, size)
            square.moveCenter(self.arrow_rect(direction).center())
            square.translate(theme.px(2), theme.px(abs(lift)) // 2 * (1 if lift > 0 else -1))
            icons.paint(painter, icon, square, theme.colour("text") if self.isEnabled() else ink)
        painter.end()

    def _make_room(self) -> None:
        unit = words_width(self.unit, theme.font("small")) if self.unit else 0
        self.setTextMargins(0, 0, unit + theme.px(26), 0)


class SearchField(QLineEdit):
    """The search field of a bar, 36 high, with a magnifier and the key that leads to it."""

    def __init__(self, name: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcut = shortcut
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setProperty("bar", True)
        self._make_room()
        self.textChanged.connect(self._make_room)
        theme.watcher().changed.connect(self._make_room)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(360), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        words = words_width(self.placeholderText(), self.font())
        return QSize(words + self.textMargins().left() + self.textMargins().right() + theme.px(32), theme.px(36))

    def _make_room(self) -> None:
        """Room for the magnifier, and for the key as long as nothing is typed."""
        key = words_width(self._shortcut, theme.font("small")) if self._shortcut and not self.text() else 0
        self.setTextMargins(theme.px(28), 0, key + theme.px(4), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.px(20)
        icons.paint(
            painter, "search", QRect(theme.px(13), (self.height() - size) // 2, size, size), theme.colour("text")
        )
        if self._shortcut and not self.text():
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("textMuted"))
            room = self.rect().adjusted(0, 0, -theme.px(12), 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight) | MIDDLE, self._shortcut)
        painter.end()
