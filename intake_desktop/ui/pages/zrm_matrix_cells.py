"""The buttons of the matrix: a level of a domain, and the name that opens it. The matrix draws them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_matrix_facts import Row

_FAR = 5
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Home: (0, -_FAR),
    Qt.Key.Key_End: (0, _FAR),
}
"""Rows down and levels to the right, by key."""


class _Drawn(QAbstractButton):
    """A button that is seen in the drawing behind it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def corner(self) -> int:
        """Radius of the focus ring."""
        return theme.px(6)

    def sizeHint(self) -> QSize:
        """The matrix gives it its place."""
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the matrix is one drawing."""


class LevelCell(_Drawn):
    """One level of one domain. For a screen reader it is one of five to choose from."""

    came = Signal(int, int)
    """The keyboard came to this row and level."""
    left = Signal()
    under_mouse = Signal(int, int)
    """The mouse came to this row and level; (-1, -1): it went away."""
    walked = Signal(int, int)
    """So many rows down and levels to the right."""
    opened = Signal(int)
    """Row of the domain that somebody wants to see by itself."""

    def __init__(self, row: int, level: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.row, self.level = row, level
        self.setCheckable(True)
        self.setAutoExclusive(True)  # so that a screen reader says: one of these
        self.setObjectName(f"level-{level}")

    def show_level(self, row: Row, told: str) -> None:
        """Say what this level is, whether it was chosen, and what the row shows besides."""
        self.setAccessibleName(f"{row.question.label}, uit" if row.off else row.called(self.level))
        self.setAccessibleDescription(told)
        self.setChecked(row.now == self.level)

    def nextCheckState(self) -> None:
        """A click asks for a level; what was given is shown by `show_level`."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens; Space chooses, and the page knows the digits."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held:
            event.ignore()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.row)
        elif key in _STEPS:
            self.walked.emit(*_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the keyboard is."""
        super().focusInEvent(event)
        self.came.emit(self.row, self.level)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went on."""
        super().focusOutEvent(event)
        self.left.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell where the mouse is."""
        super().enterEvent(event)
        self.under_mouse.emit(self.row, self.level)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went on."""
        super().leaveEvent(event)
        self.under_mouse.emit(-1, -1)


class NameButton(_Drawn):
    """The name of a domain; Enter in its row does the same."""

    under_mouse = Signal(int, int)
    """The mouse came to the name in this row, which has no level; (-1, -1): it went away."""

    def __init__(self, row: int, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.setAccessibleName(f"{label} openen")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell where the mouse is."""
        super().enterEvent(event)
        self.under_mouse.emit(self.row, -1)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went on."""
        super().leaveEvent(event)
        self.under_mouse.emit(-1, -1)
