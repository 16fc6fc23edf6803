"""Strokes that several parts draw: boxes with the line inside, hatches, wrapped words and their height."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from intake_desktop.ui import theme

WRAP = int(Qt.TextFlag.TextWordWrap)
MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_TALLEST = 16_000


@dataclass(frozen=True, slots=True)
class Box:
    """Fill and line as colour names ("" for none); width of the line in px at 100 %."""

    fill: str
    line: str = ""
    width: int = 1


CHOSEN = Box("accentSoft", "accent", 2)


def choice_look(button: QAbstractButton) -> Box:
    """The box of what can be chosen, as the button is now: off, chosen, pressed, under the mouse or at rest."""
    if not button.isEnabled():
        return Box("sunken", "border")
    if button.isChecked():
        return CHOSEN
    if button.isDown():
        return Box("border", "borderControl")
    return Box("hover" if button.underMouse() else "surface", "borderControl")


def box(painter: QPainter, place: QRect | QRectF, radius: float, look: Box) -> None:
    """A rounded box whose line lies inside the place."""
    thick = theme.px(look.width) if look.width > 1 else 1
    half = thick / 2 if look.line else 0
    painter.setPen(QPen(theme.colour(look.line), thick) if look.line else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(theme.colour(look.fill) if look.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), radius - half, radius - half)


def dashed_box(painter: QPainter, place: QRect | QRectF, radius: float, ink: str = "levelBorder") -> None:
    """An empty box with a dashed line."""
    painter.setPen(dashes(theme.colour(ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def hatched_box(painter: QPainter, place: QRect | QRectF, radius: float) -> None:
    """What is not known: hatch lines in a box (spec 5)."""
    box(painter, place, radius, Box("hatchBg"))
    painter.setBrush(QBrush(theme.colour("hatch"), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(theme.colour("levelBorder"), 1))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def dashes(colour: QColor, width: float) -> QPen:
    """A dashed pen: three on, two off, in widths of 1 px at 100 %."""
    pen = QPen(colour, width)
    pen.setDashPattern([3 / width, 2 / width])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def words(painter: QPainter, place: QRect, text: str, font: QFont, ink: QColor) -> None:
    """Draw words that wrap, from the top left of the place."""
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(place, WRAP, text)


def words_height(text: str, font: QFont, width: int) -> int:
    """How high these words are at this width; 0 for no words."""
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), _TALLEST), WRAP, text).height()


def words_width(text: str, font: QFont) -> int:
    """How wide these words are on one line."""
    return QFontMetrics(font).horizontalAdvance(text) + 1


def longest_word(text: str, font: QFont) -> int:
    """How wide the widest word is: narrower would cut it."""
    return max((words_width(word, font) for word in text.split()), default=0)
