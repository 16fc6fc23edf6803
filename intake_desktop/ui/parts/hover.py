"""Words that the mouse uncovers and that nobody hears twice: they say what the name of the button says already."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


class HoverWords(QObject):
    """Shows words at the mouse as a tooltip does. A tooltip of Qt is also the description that a screen reader tells
    after the name."""

    def __init__(self, over: QWidget, words: str = "") -> None:
        """Words as Qt reads them: escape what somebody typed (`labels.literally`). "" shows nothing."""
        super().__init__(over)
        self.words = words
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse rests on the button."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent) or not self.words:
            return False
        QToolTip.showText(event.globalPos(), self.words, watched if isinstance(watched, QWidget) else None)
        return True
