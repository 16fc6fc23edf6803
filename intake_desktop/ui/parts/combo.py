"""A drop-down list that the mouse wheel leaves alone while somebody scrolls the page over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget


class Combo(QComboBox):
    """`name` is what a screen reader says. Letters jump, arrows choose, Alt+Down opens."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setView(QListView(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
