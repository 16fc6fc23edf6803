"""The drawing of the springboard on the unlock screen: a ball, a board and where the ball can go."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.ui import theme

_WIDTH, _HEIGHT = 440.0, 240.0
_DOTS = ((292, 85), (300, 71), (311, 59), (324, 48), (338, 39), (353, 33), (369, 29))


class SpringboardDrawing(QWidget):
    """Decoration: it has no name for a screen reader and takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.watcher().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The size of the picture of reference 01."""
        return QSize(int(_WIDTH), int(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw to fit the width, in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        factor = min(self.width() / _WIDTH, self.height() / _HEIGHT)
        painter.scale(factor, factor)
        _ground_and_block(painter)
        _board_and_balls(painter)
        painter.end()


def _ground_and_block(painter: QPainter) -> None:
    painter.setPen(QPen(theme.colour("borderControl"), 2))
    painter.drawLine(QPointF(2, 229), QPointF(438, 229))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(64, 181, 64, 48), 6, 6)


def _board_and_balls(painter: QPainter) -> None:
    accent = theme.colour("accent")
    painter.setPen(QPen(accent, 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(24, 191), QPointF(276, 131))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawEllipse(QPointF(262, 97), 22, 22)
    for x, y in _DOTS:
        painter.drawEllipse(QPointF(x, y), 1.8, 1.8)
    painter.setBrush(theme.colour("surface"))
    painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
    painter.drawEllipse(QPointF(408, 23), 22, 22)
