"""The icons of resources/icons in a colour of the theme, sharp at every text size and screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from intake_desktop import paths
from intake_desktop.ui import theme

_DENSITIES = (1, 2)


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg")))


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, ink: str, second: str) -> QSvgRenderer:
    drawing = _drawing(name).replace("currentColor", ink).replace("#FFFFFF", second)
    return QSvgRenderer(QByteArray(drawing.encode("utf-8")))


def known(name: str) -> str:
    """The same name, when there is such an icon; raises FileNotFoundError. Ask before painting: an error while a
    painter is at work can end the whole program."""
    _drawing(name)
    return name


def paint(painter: QPainter, name: str, place: QRect | QRectF, ink: QColor) -> None:
    """Draw the icon into this square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, ink.name(), theme.colour("onAccent").name()).render(painter, QRectF(place))
    painter.restore()


def paint_middle(painter: QPainter, name: str, middle: QPointF, size: float, ink: QColor) -> None:
    """Draw the icon, this many px wide, around a point."""
    paint(painter, name, QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size), ink)


def pixmap(name: str, ink: str = "text", size: int = 20, density: float = 1.0) -> QPixmap:
    """The icon as picture: `size` in px at 100 %, `density` is the device pixel ratio of the screen.

    Raises FileNotFoundError for a name that is not there."""
    known(name)
    side = theme.px(size)
    made = QPixmap(QSize(round(side * density), round(side * density)))
    made.setDevicePixelRatio(density)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, side, side), theme.colour(ink))
    painter.end()
    return made


def icon(name: str, ink: str = "text", size: int = 20) -> QIcon:
    """The icon for Qt's own controls, in this colour of the theme that is on now; greyed when the control is off."""
    made = QIcon()
    for density in _DENSITIES:
        made.addPixmap(pixmap(name, ink, size, density))
        made.addPixmap(pixmap(name, "textDisabled", size, density), QIcon.Mode.Disabled)
    return made
