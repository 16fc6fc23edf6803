"""A tag: a small soft box with a sign and a few words, that wrap when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.ui import icons, theme

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALLEST = 16_000


class Tag(QWidget):
    """Kinds: neutral, ok, warn, error, info (the names of the colours)."""

    def __init__(self, kind: str, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._text = kind, icon, text
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The words in the tag."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show these words."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("small")).horizontalAdvance(self._text) + theme.px(4) + self._beside()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._beside()), _TALLEST)
        words = QFontMetrics(theme.font("small")).boundingRect(room, _WRAP, self._text).height()
        return max(theme.px(24), words + theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral = self._kind == "neutral"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken" if neutral else f"{self._kind}Soft"))
        painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        ink = theme.colour("text" if neutral else self._kind)
        left = theme.px(8)
        if self._icon:
            size = theme.px(16)
            icons.paint(painter, self._icon, QRect(left, (self.height() - size) // 2, size, size), ink)
            left += size + theme.px(6)
        painter.setFont(theme.font("small"))
        painter.setPen(ink)
        words = self.rect().adjusted(left, 0, -theme.px(8), 0)
        painter.drawText(words, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), self._text)

    def _beside(self) -> int:
        return 2 * theme.px(8) + (theme.px(16) + theme.px(6) if self._icon else 0)


def tag(kind: str, icon: str, text: str) -> Tag:
    """A tag of this kind; icon "" for none."""
    return Tag(kind, icon, text)
