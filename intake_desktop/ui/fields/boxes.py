"""The boxes that painted fields are made of: which fill and which line belongs to which state."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.strokes import Box

_STATE_LINES = {"error": "errorBorder", "warning": "warnBorder"}


def draw_box(painter: QPainter, rect: QRect, radius: int, box: Box) -> None:
    """Draw a rounded box whose line lies inside the rectangle."""
    width = theme.px(box.width)
    half = width / 2
    painter.setPen(QPen(theme.colour(box.line), width) if box.line else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(box.fill))
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def field_box(frame: QWidget) -> Box:
    """A field with its state as property."""
    if not frame.isEnabled():
        return Box("sunken", "border")
    line = _STATE_LINES.get(str(frame.property("state") or ""), "")
    return Box("surface", line or "borderControl", 2 if line else 1)


def week_box(cell: QAbstractButton, degree: str) -> Box:
    """A cell of the week: full (liefst), soft (kan) or plain (kan niet, or open)."""
    if degree == "full":
        return Box("accentHover" if cell.underMouse() else "accent", "accent")
    if degree == "soft":
        return Box("accentSoft", "accent")
    return Box("hover" if cell.underMouse() else "surface", "borderControl" if cell.underMouse() else "border")
