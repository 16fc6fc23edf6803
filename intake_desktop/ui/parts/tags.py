"""A tag: a soft box with a sign and a few words, that wrap when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.strokes import MIDDLE, WRAP, Box, box, words_height, words_width

KINDS = ("neutral", "ok", "warn", "error", "info")
_ICONS = {"ok": "check", "warn": "clock", "error": "warning", "info": "info"}


def tag_size(text: str, icon: str) -> QSize:
    """Size of a tag on one line, for delegates that draw tags in a table."""
    width = words_width(text, theme.font("small")) + theme.px(16) + (theme.px(22) if icon else 0)
    return QSize(width, theme.px(24))


def draw_tag(painter: QPainter, place: QRect, kind: str, text: str, icon: str) -> None:
    """Draw a tag into this place."""
    neutral = kind == "neutral"
    box(painter, place, theme.px(6), Box("sunken" if neutral else f"{kind}Soft"))
    ink = theme.colour("text" if neutral else kind)
    left = place.left() + theme.px(8)
    if icon:
        size = theme.px(16)
        icons.paint(painter, icon, QRect(left, place.center().y() - size // 2 + 1, size, size), ink)
        left += theme.px(22)
    painter.setFont(theme.font("small"))
    painter.setPen(ink)
    painter.drawText(QRect(left, place.top(), place.right() - left, place.height()), WRAP | MIDDLE, text)


class Tag(QWidget):
    """Kinds: neutral, ok, warn, error, info. The icon is that of the kind unless another is named ("-": none)."""

    def __init__(self, kind: str, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_tag(kind, text, icon)
        theme.watcher().changed.connect(self.updateGeometry)

    def show_tag(self, kind: str, text: str, icon: str = "") -> None:
        """Say something else. Raises ValueError for a kind that is not there."""
        if kind not in KINDS:
            raise ValueError(f"no such kind of tag: {kind}")
        self._kind, self._text = kind, text
        wanted = icon or _ICONS.get(kind, "-")
        self._icon = "" if wanted == "-" else icons.known(wanted)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words in the tag."""
        return self._text

    def sizeHint(self) -> QSize:
        return tag_size(self._text, self._icon)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(64), theme.px(24))

    def heightForWidth(self, width: int) -> int:
        beside = theme.px(16) + (theme.px(22) if self._icon else 0)
        lines = words_height(self._text, theme.font("small"), width - beside)
        return max(theme.px(24), lines + theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tag(painter, self.rect(), self._kind, self._text, self._icon)
        painter.end()
