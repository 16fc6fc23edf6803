"""Ctrl+Z in a field of text: first what was typed there; when nothing is left, the latest action on the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class UndoOfPage(QObject):
    """Leaves a Ctrl+Z with which the field itself can do nothing to the page. Listens only while somebody types."""

    def __init__(self, field: QWidget, undo_available: Callable[[], bool]) -> None:
        super().__init__(field)
        self._field = field
        self._undo_available = undo_available

    def listen(self, on: bool) -> None:
        """The keyboard came to the field, or left it."""
        if on:
            self._field.installEventFilter(self)
        else:
            self._field.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the key away from the field, without having done anything with it."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        mine = event.matches(QKeySequence.StandardKey.Undo) and not self._undo_available()
        if mine:
            event.ignore()
        return mine
