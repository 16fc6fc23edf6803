"""A level that somebody just took away: remembered as long as nothing else is done, and offered back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.ui.parts.buttons import small, text_button
from intake_desktop.ui.parts.labels import WrapLabel

UNDO = "Ongedaan maken"


class LostLevel:
    """Sees every level and reason that is shown; knows which level a reason took the place of."""

    def __init__(self) -> None:
        self._level: int | None = None
        self._reason = ""
        self._lost: int | None = None

    def see(self, level: int | None, reason: str) -> int | None:
        """This is shown now; gives the level that went away just before, None when none did or another came."""
        if level is not None:
            self._lost = None
        elif self._level is not None:
            self._lost = self._level if reason else None
        elif reason != self._reason:
            self._lost = None
        self._level, self._reason = level, reason
        return self._lost

    def cleared(self, level: int | None) -> None:
        """Somebody cleared this level; without this it may also have gone by undoing."""
        self._lost = level


class LostRow(QWidget):
    """The words, and the way back. Hidden while nothing was lost."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = WrapLabel("", "hint")
        self.undo = small(text_button(UNDO))
        self.undo.setAccessibleName(UNDO)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words, 1)
        line.addWidget(self.undo)
        self.undo.clicked.connect(self.undo_asked)
        self.hide()

    @property
    def words(self) -> str:
        """What is told now."""
        return self._words.text()

    def tell(self, words: str, undo: bool = False) -> None:
        """Say this, with or without the way back; "" takes all of it away."""
        self._words.setText(words)
        self.undo.setVisible(undo)
        self.setVisible(bool(words))

    def tell_lost(self, level: int | None) -> None:
        """Say that this level went away; nothing for None."""
        self.tell(f"Niveau {level} is weggehaald." if level else "", undo=bool(level))
