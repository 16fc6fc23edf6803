"""Where the next letter comes in a field of text, to be brought back there after unlocking."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def position(field: QWidget) -> int:
    """How many letters stand before it; 0 for what is no text."""
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position() if isinstance(field, QPlainTextEdit) else 0


def put(field: QWidget, letters: int) -> None:
    """Let the next letter come after so many, or at the end of a text that became shorter."""
    if isinstance(field, QLineEdit):
        field.setCursorPosition(min(letters, len(field.text())))
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(letters, field.document().characterCount() - 1))
        field.setTextCursor(cursor)
