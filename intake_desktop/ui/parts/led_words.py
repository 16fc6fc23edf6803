"""A question in bold with what explains it behind it, in one paragraph that wraps."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.labels import WrapLabel, broken_up, snug


class LedWords(WrapLabel):
    """Two looks in one text; `text()` and a screen reader give it as plain words."""

    def __init__(self, lead: str, words: str, parent: QWidget | None = None) -> None:
        self._lead, self._words = lead, words
        super().__init__("", "hint", parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(self.text())
        snug(self)
        self._write()
        theme.watcher().changed.connect(self._write)

    def text(self) -> str:
        """All of it as plain words."""
        return f"{self._lead} {self._words}".strip()

    def _write(self) -> None:
        ink, size = theme.colour("text").name(), theme.font().pixelSize()
        lead = f'<b style="color: {ink}; font-size: {size}px">{escape(broken_up(self._lead))}</b>'
        QLabel.setText(self, f"{lead if self._lead else ''} {escape(broken_up(self._words))}".strip())
        self.updateGeometry()
