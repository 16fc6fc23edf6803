"""Words on a page: headings, labels and hints that wrap and grow, and never lose a letter."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.look import set_look

_LEAST_WIDTH = 40
_MAY_BREAK = "\u200b"
_ENDLESS_WORD = re.compile(r"\S{48,}")
"""The longest word of our forms has 41 letters."""
_LETTER = re.compile(r"[^\u0300-\u036f\ufe0f](?=[^\u0300-\u036f\ufe0f])")
"""A letter behind which a line may break: no mark stands on the next one."""


def plainly(text: str) -> str:
    """The text for a menu or another place where Qt would take "&" for the sign of a key to press."""
    return text.replace("&", "&&")


def literally(text: str) -> str:
    """The text for a tooltip, where Qt reads as HTML what looks like it."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text


def broken_up(text: str) -> str:
    """The text for showing: a word that no page is wide enough for may break at every letter."""
    return _ENDLESS_WORD.sub(lambda word: _LETTER.sub(rf"\g<0>{_MAY_BREAK}", word[0]), text)


def pieces(text: str) -> list[str]:
    """The parts of a text between which a line may break when it is shown."""
    return broken_up(text).replace(_MAY_BREAK, " ").split()


class PlainLabel(QLabel):
    """Every letter of its text and nothing else: Qt would read as HTML what looks like it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text."""
        super().setText(broken_up(text) if self.textFormat() is Qt.TextFormat.PlainText else text)

    def text(self) -> str:
        """The text as it was given."""
        return super().text().replace(_MAY_BREAK, "")


def plain(text: str = "", role: str = "", wraps: bool = False) -> PlainLabel:
    """A label of plain text in this role of the stylesheet."""
    made = PlainLabel(text)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


def belongs_to(made: QLabel, buddy: QWidget, text: str) -> None:
    """Make this the label of a control, with a "&" in it that is only a "&", on the screen and when read out."""
    made.setText(plainly(text))
    if "&" in text:
        made.setAccessibleName(text)
    made.setBuddy(buddy)


class WrapLabel(PlainLabel):
    """Plain text that wraps. Role: body, label, hint, small, muted, heading, title, ok, warn, error, info, ..."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_role(self, role: str) -> None:
        """Another look for the same words."""
        if self.property("role") != role:
            set_look(self, "role", role)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word, as high as the words need at the width there is."""
        widest = max((self.fontMetrics().horizontalAdvance(word) for word in pieces(self.text())), default=0)
        width = max(theme.px(_LEAST_WIDTH), widest + 2)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height; layouts that do not ask are told."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()


def snug(made: WrapLabel) -> WrapLabel:
    """No higher than its lines at the width there is: by itself a label keeps the height of a narrow column."""
    policy = made.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    made.setSizePolicy(policy)
    return made


def title(text: str) -> WrapLabel:
    """The title of a page, 24 px bold."""
    return WrapLabel(text, "title")


def heading(text: str) -> WrapLabel:
    """A heading, 18 px bold."""
    return WrapLabel(text, "heading")


def label(text: str, buddy: QWidget | None = None) -> WrapLabel:
    """The label of a control, 15 px bold; the buddy is the control it belongs to."""
    made = WrapLabel(text, "label")
    if buddy is not None:
        belongs_to(made, buddy, text)
    return made


def hint(text: str) -> WrapLabel:
    """Small muted words."""
    return WrapLabel(text, "hint")


class Sign(QWidget):
    """One icon as decoration beside words; it takes its colour from the theme when it is drawn."""

    def __init__(self, name: str, ink: str = "text", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = icons.known(name), ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def show_icon(self, name: str, ink: str) -> None:
        """Draw another icon, or the same in another colour of the theme."""
        self._name, self._ink = icons.known(name), ink
        self.update()

    def sizeHint(self) -> QSize:
        """The square of the icon."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        ink = self._ink if self.isEnabled() else "textDisabled"
        icons.paint(painter, self._name, self.rect(), theme.colour(ink))
        painter.end()


def logo_row(role: str = "heading") -> QWidget:
    """The sign and the name of the program beside each other."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(12))
    name = QLabel("Springplank")
    name.setProperty("role", role)
    line.addWidget(Sign("logo", "accent", 32))
    line.addWidget(name)
    row.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return row
