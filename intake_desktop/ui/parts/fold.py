"""A line that folds open: a button with what is below it, closed at first so that a page stays calm."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import text_button


class Fold(QWidget):
    """`column` is where its content goes. Space and Enter open and close it."""

    folded = Signal()
    """It was opened or closed: the order of the page changed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.button = text_button(name, "chevron-right")
        self.button.clicked.connect(lambda: self.open(not self.is_open()))
        self._inside = QWidget()
        self._inside.setObjectName("fold-inside")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(theme.px(16), 0, 0, theme.px(8))
        self.column.setSpacing(theme.px(8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._inside)
        self._inside.hide()
        self._tell(False)

    def is_open(self) -> bool:
        """Whether the content is shown."""
        return not self._inside.isHidden()

    def open(self, wide: bool) -> None:
        """Show the content, or hide it."""
        self._inside.setVisible(wide)
        self._tell(wide)
        self.folded.emit()

    def _tell(self, wide: bool) -> None:
        self.button.set_icon("chevron-down" if wide else "chevron-right")
        self.button.setAccessibleName(f"{self._name}: {'verbergen' if wide else 'tonen'}")
