"""Draws what Windows shows of Springplank outside its windows: the icon, and the picture beside the texts of setup."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush, QPainter

ICON, SIDE = "springplank.ico", "springplank.bmp"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
WIDE, HIGH = 164, 314
"""Pixels of the picture that NSIS shows beside the first and the last page."""


def colours(source: Path) -> dict[str, str]:
    """The colours of the light theme by name."""
    tokens = json.loads((source / "resources" / "theme" / "tokens.json").read_text(encoding="utf-8"))
    found: dict[str, str] = tokens["colour"]["light"]
    return found


def icon(source: Path, file: Path) -> None:
    """Draw the logo of a checkout in every size that Windows asks for into one .ico."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = (source / "resources" / "icons" / "logo.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colours(source)["accent"]).encode("utf-8")))
    pictures = []
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(held, "PNG")  # type: ignore[call-overload]  # the stubs want bytes for the name of the format
        pictures.append(Image.open(BytesIO(bytes(held.data().data()))))
    pictures[-1].save(file, format="ICO", sizes=[(size, size) for size in ICON_SIZES], append_images=pictures[:-1])


def side(source: Path, file: Path) -> None:
    """Draw the plank and the ball of the unlock screen, in its colours, as a picture of WIDE by HIGH."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QImage, QPainter

    colour = colours(source)
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(colour["sunken"])
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _pen(painter, colour["borderControl"], 1.5)
    painter.drawLine(QPointF(12, 212), QPointF(152, 212))
    painter.setBrush(_brush(colour["surface"]))
    painter.drawRoundedRect(34, 190, 22, 22, 3, 3)
    _pen(painter, colour["accent"], 7)
    painter.drawLine(QPointF(20, 196), QPointF(108, 172))
    _pen(painter, colour["accent"], 1.5)
    painter.setBrush(_brush(colour["accent"]))
    painter.drawEllipse(QPointF(98, 158), 12, 12)
    for x, y in ((114, 142), (120, 133), (126, 126)):
        painter.drawEllipse(QPointF(x, y), 0.6, 0.6)
    painter.setBrush(_brush(colour["surface"]))
    painter.drawEllipse(QPointF(140, 114), 12, 12)
    painter.end()
    image.save(str(file), "BMP")  # type: ignore[call-overload]  # the stubs want bytes for the name of the format


def _brush(colour: str) -> QBrush:
    from PySide6.QtGui import QBrush, QColor

    return QBrush(QColor(colour))


def _pen(painter: QPainter, colour: str, wide: float) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QPen

    painter.setPen(QPen(QColor(colour), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
