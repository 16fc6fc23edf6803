"""The line under a field that says in words what is wrong or what to look at, with its sign."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.fields.contract import FieldState
from intake_desktop.ui.parts.labels import plain
from intake_desktop.ui.parts.look import set_look

_SIGNS = {FieldState.ERROR: "error", FieldState.WARNING: "warning"}
_INKS = {FieldState.ERROR: "error", FieldState.WARNING: "warn"}


class ProblemLine(QWidget):
    """Hidden until there is something to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = FieldState.NORMAL
        """As what the sentence is told: an error, a warning, or only that."""
        self._sign = Sign()
        self._words = plain(wraps=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.hide()

    def tell(self, state: FieldState, sentence: str) -> None:
        """Show the sentence with the sign of an error, a warning or a remark; hidden for no sentence."""
        self.state = state
        self._sign.set_icon(_SIGNS.get(state, "info"), _INKS.get(state, "info"))
        self._words.setText(sentence)
        set_look(self._words, "role", _INKS.get(state, "info"))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """What is told now; empty when the line is hidden."""
        return "" if self.isHidden() else self._words.text()


class Sign(QWidget):
    """A 16 px sign in the colour of its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink = "info", "info"

    def set_icon(self, icon: str, ink: str) -> None:
        """Draw this icon in this colour of the theme."""
        self._icon, self._ink = icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(16), theme.px(18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = theme.px(16)
        place = QRect(0, (self.height() - size) // 2, size, size)
        icons.paint(QPainter(self), self._icon, place, theme.colour(self._ink))
