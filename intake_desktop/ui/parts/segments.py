"""Choosing one of a few beside each other: a segment bar for views, a choice row for answers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.strokes import CHOSEN, Box, box, words_width
from intake_desktop.ui.parts.walking import Walk


class Segment(QAbstractButton):
    """One part of a segment bar, 28 high."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def corner(self) -> int:
        """Radius of its box."""
        return theme.px(6)

    def sizeHint(self) -> QSize:
        return QSize(words_width(self.text(), theme.font("small", bold=True)) + theme.px(26), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            box(painter, self.rect(), self.corner, Box("surface", "borderControl"))
        elif self.underMouse() and self.isEnabled():
            box(painter, self.rect(), self.corner, Box("hover"))
        self._write(painter, self.rect(), "text" if self.isEnabled() else "textDisabled")
        painter.end()

    def _write(self, painter: QPainter, place: QRect, ink: str) -> None:
        painter.setFont(self.letters())
        painter.setPen(theme.colour(ink))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.text())

    def letters(self) -> QFont:
        """Bold when chosen."""
        return theme.font("small", bold=self.isChecked())


class ChoiceButton(Segment):
    """One part of a choice row, 36 high: a box of its own, with a check when chosen."""

    @property
    def corner(self) -> int:
        """Radius of its box."""
        return theme.px(8)

    def sizeHint(self) -> QSize:
        width = words_width(self.text(), self.letters()) + theme.px(22) + (theme.px(22) if self.isChecked() else 0)
        return QSize(max(width, theme.px(36)), theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            look = Box("sunken", "border")
        else:
            look = CHOSEN if self.isChecked() else Box("hover" if self.underMouse() else "surface", "borderControl")
        box(painter, self.rect(), self.corner, look)
        place = self.rect()
        if self.isChecked():
            size = theme.px(16)
            sign = QRect(theme.px(11), (self.height() - size) // 2, size, size)
            icons.paint(painter, "check", sign, theme.colour("onAccentSoft"))
            place = place.adjusted(theme.px(22), 0, 0, 0)
        ink = "onAccentSoft" if self.isChecked() else "text"
        self._write(painter, place, ink if self.isEnabled() else "textDisabled")
        painter.end()


class _OneOfAFew(QWidget):
    """Options by code; arrows walk. Signal `chosen` tells the code that a person chose."""

    chosen = Signal(str)
    _part: type[Segment] = Segment
    _gap, _edge, _walking_chooses = 0, 3, True

    def __init__(self, options: Mapping[str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout(self)
        edge = theme.px(self._edge) if self._edge else 0
        self._line.setContentsMargins(edge, edge, edge, edge)
        self._line.setSpacing(theme.px(self._gap))
        self.buttons: dict[str, Segment] = {}
        for code, words in options.items():
            button = self._part(words)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            button.toggled.connect(button.updateGeometry)
            self._group.addButton(button)
            button.setAutoExclusive(True)  # so that a screen reader says: one of these
            self._line.addWidget(button)
            self.buttons[code] = button
        Walk(self, list(self.buttons.values()), self._walking_chooses)

    def choose(self, code: str) -> None:
        """Show this option as chosen; "" for none. Emits nothing. Raises KeyError for another code."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == code)
        self._group.setExclusive(True)
        if code:
            self.buttons[code].update()

    def value(self) -> str:
        """The code that is chosen; "" for none."""
        return next((code for code, button in self.buttons.items() if button.isChecked()), "")


class SegmentBar(_OneOfAFew):
    """A track with parts of 28 in it, for views of the same thing; walking with the arrows chooses."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), theme.px(8), Box("sunken"))
        painter.end()


class ChoiceRow(_OneOfAFew):
    """1 to 5, or nee / soms / altijd: boxes of 36 with 4 between; Space or Enter chooses."""

    _part = ChoiceButton
    _gap, _edge, _walking_chooses = 4, 0, False
