"""A field to type one line in: the program's own, not that of a form."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget


class TextField(QLineEdit):
    """One line, 40 high. `name` is what a screen reader says, `empty` the example in an empty field."""

    def __init__(self, name: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
