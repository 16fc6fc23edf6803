"""Ctrl+Z in a field of text: first what was typed there; when nothing is left, the latest action on the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_for_the_page(event: QEvent, undo_available: bool) -> bool:
    """True for a Ctrl+Z with which the field itself can do nothing: ignore it, so that the page hears it."""
    if event.type() is not QEvent.Type.ShortcutOverride or undo_available:
        return False
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
