"""Dutch words can be wider than a narrow page in large letters: then they break, because cutting them is worse."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

_MAY_BREAK = "\u200b"
_TALLEST = 16_000


def breakable(text: str, font: QFont, width: int) -> str:
    """The text for painting at this width (px): a word that does not fit may break at every letter."""
    metrics = QFontMetrics(font)
    words = text.split(" ")
    return " ".join(word if metrics.horizontalAdvance(word) <= width else _MAY_BREAK.join(word) for word in words)


def height_of(text: str, font: QFont, width: int, flags: int) -> int:
    """How high the text is at this width, in px; 0 for no text."""
    if not text:
        return 0
    room = QRect(0, 0, max(1, width), _TALLEST)
    return QFontMetrics(font).boundingRect(room, flags, breakable(text, font, width)).height()
