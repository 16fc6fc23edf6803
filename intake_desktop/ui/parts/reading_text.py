"""A text to read: as high as its words, with a cursor that the keys move, and the page scrolls along."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.scroll import ScrollArea

_ROOM, _ABOVE = 24, 48
_STEP = 0.85
"""The part of the page that PageUp and PageDown move, so that a few lines stay in sight."""


class ReadingArea(ScrollArea):
    """Scrolls to where the cursor is in a text that is higher than the page."""

    def bring_into_view(self, widget: QWidget) -> None:
        if isinstance(widget, ReadingText):
            widget.follow()
        else:
            super().bring_into_view(widget)


class ReadingText(QTextEdit):
    """Nothing can be typed in it. It is one stop for Tab; a screen reader reads it line by line, as any text.

    Put it in a ReadingArea: arrows, PageUp, PageDown, Home and End scroll there.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        by_key, by_mouse = (
            Qt.TextInteractionFlag.TextSelectableByKeyboard,
            Qt.TextInteractionFlag.TextSelectableByMouse,
        )
        self.setTextInteractionFlags(by_key | by_mouse)
        self.setTabChangesFocus(True)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.cursorPositionChanged.connect(self.follow)

    def fit(self) -> None:
        """Be as high as the words are; call it after writing them."""
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(round(self.document().size().height()) + theme.px(8))

    def go_to(self, position: int, length: int = 0) -> None:
        """Put the cursor here, with so many letters selected, and show it near the top: what follows is read next."""
        cursor = self.textCursor()
        cursor.setPosition(position + length)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        around = self._around()
        if around is not None:
            around.verticalScrollBar().setValue(self._height_in(around) - theme.px(_ABOVE))

    def follow(self) -> None:
        """Let the page show where the cursor is."""
        around = self._around()
        if around is not None:
            around.ensureVisible(0, self._height_in(around), 0, self.cursorRect().height() + _ROOM)

    def _height_in(self, around: ReadingArea) -> int:
        """Where the cursor is in what scrolls."""
        content = around.widget()
        here = self.cursorRect().center()
        return here.y() if content is None else self.viewport().mapTo(content, here).y()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A page up or down is a page of what can be seen, not of the whole text."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._by_page(steps)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The text is higher than the page: show where the cursor is."""
        super().focusInEvent(event)
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width gives another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _by_page(self, steps: int) -> None:
        around = self._around()
        if around is None:
            return
        bar = around.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + round(steps * around.viewport().height() * _STEP))
        here = self.cursorRect().center()
        here.setY(here.y() + bar.value() - before)
        if bar.value() == before:
            here.setY(self.height() if steps > 0 else 0)
        here.setY(max(0, min(here.y(), self.viewport().height() - 1)))
        self.setTextCursor(self.cursorForPosition(here))

    def _around(self) -> ReadingArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, ReadingArea):
            above = above.parentWidget()
        return above
