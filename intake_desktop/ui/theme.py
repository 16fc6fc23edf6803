"""The look that is on now: light or dark and how large, with its colours, lengths and fonts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from intake_desktop.ui import fonts, metrics, stylesheet, tokens
from intake_desktop.ui.palette import palette

_LENGTH_GROWTH = 0.6
"""Lengths grow with six tenths of the text (picture 05 at 200 %: button 40 -> 64, icon 20 -> 32), so text gets the
room and a page of 1024 x 620 still holds its footer."""


@cache
def _colour(theme: str, token: str) -> QColor:
    return QColor(tokens.colours(theme)[token])


@dataclass(frozen=True, slots=True)
class Theme:
    """Name is "light" or "dark"; scale is the size of the text, 1.0 to 2.0."""

    name: str = "light"
    scale: float = 1.0

    def __post_init__(self) -> None:
        if self.name not in {"light", "dark"} or not 1.0 <= self.scale <= 2.0:
            raise ValueError(f"no such theme: {self.name} {self.scale}")

    @property
    def dark(self) -> bool:
        """True for the dark theme."""
        return self.name == "dark"

    def colour(self, token: str) -> QColor:
        """The colour with this name in the tokens. Raises KeyError. A copy: changing it changes nothing else."""
        return QColor(_colour(self.name, token))

    def px(self, length: float) -> int:
        """A length of the specification (px at 100 %) in px now; at least 1 unless it was 0."""
        if not length:
            return 0
        return max(1, round(length * (1 + (self.scale - 1) * _LENGTH_GROWTH)))

    def font(self, role: str = "body", bold: bool = False) -> QFont:
        """The font of small, body, heading, title or code. Heading, title and code are bold by themselves."""
        strong = bold or role in {"heading", "title", "code"}
        return fonts.font(round(tokens.type_size(role) * self.scale), strong)


class Watcher(QObject):
    """Tells those who draw themselves that there is another look."""

    changing = Signal()
    """Another look comes next: who can do without what nobody sees now lets go of it."""
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme()
        self.follows_system = False
        self.turning = False
        """Another look is being put on: what a part measures now is between two looks."""

    def follow(self, _scheme: Qt.ColorScheme) -> None:
        """The system went light or dark: go along when that was chosen."""
        application = QApplication.instance()
        if self.follows_system and isinstance(application, QApplication):
            apply(application, Theme(_system_name(), self.theme.scale))


@cache
def watcher() -> Watcher:
    """The one object whose signal `changed` fires after each change of theme or text size."""
    made = Watcher()
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(made.follow)
    return made


def current() -> Theme:
    """The look that is on now."""
    return watcher().theme


def colour(token: str) -> QColor:
    """A colour of the look that is on now."""
    return current().colour(token)


def px(length: float) -> int:
    """A length of the specification in px of the look that is on now."""
    return current().px(length)


def font(role: str = "body", bold: bool = False) -> QFont:
    """A font of the look that is on now."""
    return current().font(role, bold)


def is_low(window: QWidget) -> bool:
    """The text is large and this window is low: what stands above the work takes no more room than it must."""
    return current().scale >= metrics.LARGE_TEXT and window.height() < metrics.LOW


def application(program: str) -> QApplication:
    """The one application object of this process, drawn by Fusion everywhere; made when it is not there yet.

    Asking Qt for a style by name afterwards would first load the style of the desktop, and Python's face of both.
    """
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([program, "-style", "Fusion"])


def apply(application: QApplication, theme: Theme) -> None:
    """Put this look on the whole program: palette, font, one stylesheet; then tell the watchers.

    The sheet is taken off first. In the place of another one Qt would dress a widget once for each that it stands in.
    """
    fonts.load()
    sheet = stylesheet.build(theme)
    if application.styleSheet() == sheet:  # dressing every widget again would show the same
        return
    watcher().changing.emit()
    watcher().theme, watcher().turning = theme, True
    try:
        application.setStyleSheet("")
        application.setPalette(palette(tokens.colours(theme.name)))
        application.setFont(theme.font())
        application.setStyleSheet(sheet)
    finally:
        watcher().turning = False
    watcher().changed.emit()


def apply_choice(choice: str, text_size: int) -> None:
    """Put on what a person chose: "systeem", "licht" or "donker", and the text size in percent (100 to 200)."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    watcher().follows_system = choice == "systeem"
    name = {"licht": "light", "donker": "dark"}.get(choice) or _system_name()
    apply(application, Theme(name, min(2.0, max(1.0, text_size / 100))))


def _system_name() -> str:
    """ "dark" when the desktop says so, else "light"."""
    return "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
