"""Signs inside painted fields: a drawing of resources/icons in one colour of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from intake_desktop import paths


def draw_sign(painter: QPainter, name: str, place: QRect, ink: QColor) -> None:
    """Draw the sign with this name inside a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, ink.name()).render(painter, QRectF(place))
    painter.restore()


@cache
def _renderer(name: str, ink: str) -> QSvgRenderer:
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
