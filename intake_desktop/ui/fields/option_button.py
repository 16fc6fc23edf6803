"""Painted buttons for options: a choice or chip (filled when chosen) and a radio row with a second line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.form_engine.definition import Option
from intake_desktop.ui import icons, theme
from intake_desktop.ui.fields.boxes import draw_box
from intake_desktop.ui.fields.long_words import breakable, height_of
from intake_desktop.ui.fields.roving import WalkedButton
from intake_desktop.ui.parts.labels import broken_up, pieces
from intake_desktop.ui.parts.remembered import Remembered
from intake_desktop.ui.parts.strokes import choice_look, words

_WRAP = int(Qt.TextFlag.TextWordWrap)
_WIDEST = 16_000


class OptionButton(WalkedButton):
    """A box with the words of an option; chosen: check, bold, soft fill and a line of 2 px. Long words wrap."""

    def __init__(self, option: Option, round_ends: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self._round = round_ends
        self._measured = Remembered(self._measure)
        self.setText(option.label)
        self.setAccessibleName(option.label)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._on_toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def corner(self) -> int:
        """Radius of the box, for the focus ring too."""
        return theme.px(16 if self._round else 8)

    def sizeHint(self) -> QSize:
        width = self._metrics().horizontalAdvance(self.text()) + theme.px(2) + self._beside()
        return QSize(max(width, self._least()), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max(pieces(self.text()) or [""], key=len)
        width = self._metrics().horizontalAdvance(longest) + 1 + self._beside()
        return QSize(max(width, self._least()), self._least())

    def heightForWidth(self, width: int) -> int:
        return self._measured.at(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        draw_box(painter, self.rect(), self.corner, choice_look(self))
        side = self._side()
        words = self.rect().adjusted(side, 0, -side, 0)
        ink = theme.colour("onAccentSoft" if chosen else "text" if self.isEnabled() else "textDisabled")
        painter.setFont(self._font(bold=chosen))
        painter.setPen(ink)
        if chosen:
            words = self._draw_check(painter, words)
        painter.drawText(words, _WRAP | int(Qt.AlignmentFlag.AlignCenter), broken_up(self.text()))

    def _draw_check(self, painter: QPainter, words: QRect) -> QRect:
        size = theme.px(16)
        text_width = painter.fontMetrics().boundingRect(words, _WRAP, broken_up(self.text())).width()
        left = words.left() + max(0, (words.width() - size - theme.px(6) - text_width) // 2)
        top = self.rect().center().y() - size // 2 + 1
        icons.paint(painter, "check", QRect(left, top, size, size), painter.pen().color())
        return words.adjusted(left - words.left() + size + theme.px(6), 0, 0, 0)

    def _measure(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._beside()), _WIDEST)
        lines = self._metrics().boundingRect(room, _WRAP, broken_up(self.text())).height()
        return max(self._least(), lines + theme.px(12))

    def _on_toggled(self) -> None:
        self._measured.forget()
        self.updateGeometry()

    def _least(self) -> int:
        return theme.px(32 if self._round else 36)

    def _side(self) -> int:
        return theme.px(12)

    def _beside(self) -> int:
        return 2 * self._side() + (theme.px(16) + theme.px(6) if self.isChecked() else 0)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font(bold=self.isChecked()))

    def _font(self, bold: bool) -> QFont:
        font = theme.font("small")
        font.setBold(bold)
        return font


class RadioRow(WalkedButton):
    """A radio with its words, and a muted second line when the option has a description. The words are clickable."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self._measured = Remembered(self._measure)
        self.setText(option.label)
        self.setAccessibleName(option.label)
        self.setAccessibleDescription(option.description)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        widest = QFontMetrics(theme.font("body")).horizontalAdvance(self.text())
        return QSize(widest + self.left() + theme.px(8), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.left() + theme.px(120), theme.px(32))

    def heightForWidth(self, width: int) -> int:
        label, description = self._heights(width)
        return max(theme.px(32), label + description + theme.px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label, description = self._heights(self.width())
        top = (self.height() - label - description) // 2
        self._draw_circle(painter)
        room = QRect(self.left(), top, self.width() - self.left(), label)
        ink = theme.colour("text" if self.isEnabled() else "textDisabled")
        font = self._label_font()
        words(painter, room, breakable(self.text(), font, room.width()), font, ink)
        if description:
            below = QRect(room.left(), top + label, room.width(), description)
            words(painter, below, self.option.description, theme.font("small"), theme.colour("textMuted"))

    @property
    def corner(self) -> int:
        """Radius of the circle, for the focus ring."""
        return theme.px(10)

    def focus_rect(self) -> QRect:
        """The focus ring goes around the circle."""
        label, description = self._heights(self.width())
        middle = (self.height() - label - description) // 2 + QFontMetrics(theme.font("body")).height() // 2
        size = theme.px(20)
        return QRect(theme.px(6), middle - size // 2, size, size)

    def _draw_circle(self, painter: QPainter) -> None:
        disc = self.focus_rect()
        hover = self.underMouse() and self.isEnabled()
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(disc)
            inner = theme.px(6)
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(disc.adjusted(inner, inner, -inner, -inner))
            return
        painter.setPen(QPen(theme.colour("borderControl"), theme.px(1)))
        painter.setBrush(theme.colour("hover" if hover else "surface"))
        painter.drawEllipse(disc)

    def _label_font(self) -> QFont:
        font = theme.font("body")
        font.setBold(self.isChecked())
        return font

    def _heights(self, width: int) -> tuple[int, int]:
        return self._measured.at(width)

    def _measure(self, width: int) -> tuple[int, int]:
        room = max(1, width - self.left())
        label = height_of(self.text(), theme.font("body", bold=True), room, _WRAP)
        if not self.option.description:
            return label, 0
        return label, height_of(self.option.description, theme.font("small"), room, _WRAP)

    @staticmethod
    def left() -> int:
        """Where the words begin, in px from the left side."""
        return theme.px(36)
