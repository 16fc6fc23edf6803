"""Buttons: one that goes on, those beside it, quiet ones, and those that take something away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.hover import HoverWords
from intake_desktop.ui.parts.labels import literally
from intake_desktop.ui.parts.strokes import Box, box, words_width

_FILLS = {
    "primary": ("accent", "accentHover", "accentPressed"),
    "text": ("", "hover", "border"),
}
_INKS = {"primary": "onAccent", "text": "accent", "destructive": "error"}
_LINES = {"primary": "", "text": "", "destructive": "error"}


class Button(QPushButton):
    """40 high (small: 32), at least as wide as its words and icon. `trailing` puts the icon behind the words."""

    def __init__(self, text: str, role: str = "outlined", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.icon_name = icons.known(icon) if icon else ""
        self.small = False
        self.trailing = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def role(self) -> str:
        """primary, outlined, text or destructive."""
        return str(self.property("role") or "outlined")

    def set_icon(self, name: str) -> None:
        """Show another icon; "" for none."""
        self.icon_name = icons.known(name) if name else ""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.isAutoRepeat() is False:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Padding 16 (small: 12), icon 20 and a gap of 8."""
        text = words_width(self.text(), self._letters()) if self.text() else 0
        return QSize(text + self._icon_room() + 2 * self._side(), theme.px(32 if self.small else 40))

    def minimumSizeHint(self) -> QSize:
        """Never cuts its words."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size asks for another width."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), theme.px(8), Box(self._fill(), self._line()))
        ink = theme.colour(_INKS.get(self.role, "text") if self.isEnabled() else "textDisabled")
        painter.setFont(self._letters())
        painter.setPen(ink)
        text = words_width(self.text(), self._letters()) if self.text() else 0
        left = (self.width() - text - self._icon_room()) // 2
        words_left = left if self.trailing else left + self._icon_room()
        painter.drawText(QRect(words_left, 0, text + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.icon_name:
            size = self._icon_size()
            at = left + text + self._gap() if self.trailing and self.text() else left
            icons.paint(painter, self.icon_name, QRect(at, (self.height() - size) // 2, size, size), ink)
        painter.end()

    def _fill(self) -> str:
        if not self.isEnabled():
            return "" if self.role == "text" else "sunken"
        rest, hover, pressed = _FILLS.get(self.role, ("surface", "hover", "border"))
        if self.isDown():
            return pressed
        return hover if self.underMouse() else rest

    def _line(self) -> str:
        if not self.isEnabled():
            return "" if self.role == "text" else "border"
        return _LINES.get(self.role, "borderControl")

    def _letters(self) -> QFont:
        return theme.font("small" if self.small else "body", bold=True)

    def _side(self) -> int:
        return theme.px(13 if self.small else 17)

    def _gap(self) -> int:
        return theme.px(8) if self.text() else 0

    def _icon_size(self) -> int:
        return theme.px(20)

    def _icon_room(self) -> int:
        return self._icon_size() + self._gap() if self.icon_name else 0


class IconButton(Button):
    """Only an icon, for the few places where it is clear; its name is under the mouse and what a screen reader says."""

    def __init__(self, icon: str, name: str, role: str = "text", parent: QWidget | None = None) -> None:
        super().__init__("", role, icon, parent)
        small(self)
        self.hover = HoverWords(self)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Say something else about the button."""
        self.setAccessibleName(name)
        self.hover.words = literally(name)

    def sizeHint(self) -> QSize:
        """A square of 40, or 32 when small."""
        side = theme.px(32 if self.small else 40)
        return QSize(side, side)


def primary(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """The one button of a page that goes on."""
    return Button(text, "primary", icon, parent)


def outlined(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Any other button."""
    return Button(text, "outlined", icon, parent)


def text_button(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """A quiet button without a box."""
    return Button(text, "text", icon, parent)


def destructive(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """A button that takes something away: never filled, never the default."""
    return Button(text, "destructive", icon, parent)


def small(button: Button) -> Button:
    """The same button, 32 high with small words."""
    button.small = True
    button.setProperty("small", True)
    return button
