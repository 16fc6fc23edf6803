"""What tests of the screen share: a look put on for one test, and a picture of a widget."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from intake_desktop.ui import theme

LIGHT, DARK, LARGE = theme.Theme(), theme.Theme("dark"), theme.Theme("light", 2.0)


def put_on(look: theme.Theme) -> None:
    """Put this look on the program."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, look)


def picture(widget: QWidget) -> QImage:
    """What the widget looks like now."""
    return widget.grab().toImage()


def has_colour(image: QImage, colour: QColor) -> bool:
    """True when at least one dot has exactly this colour."""
    wanted = colour.rgb()
    return any(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))
