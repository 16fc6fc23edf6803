"""The bar of a talk: that only this dossier is shown, what waits meanwhile, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.told import Told

WORDS = "Gesprek: alleen dit dossier is te zien."
END = "Gesprek afsluiten"
OUTSIDE = "Dat staat buiten dit dossier. Sluit eerst het gesprek af."
WAITING = "Er ligt een bestand klaar. Het komt in beeld als het gesprek is afgesloten."


class TalkBar(QWidget):
    """Stands under the top bar; nothing to see when there is no talk."""

    end_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("talk-bar")
        self.setProperty("role", "talk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._end = small(outlined(END, "lock"))
        self._end.setObjectName("end-talk")
        self._end.setToolTip("Ctrl+G")
        self._end.clicked.connect(self.end_asked)
        self._told = Told("", "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrapLabel(WORDS, "label"))
        words.addWidget(self._told)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(Sign("user", "accent"))
        row.addLayout(words, 1)
        row.addWidget(self._end)
        self.setMinimumHeight(theme.px(40))
        self.hide()

    def say(self, words: str) -> None:
        """Tell this under the words that always stand there; "" for nothing more."""
        self._told.say(words, "small")

    def asking(self, on: bool) -> None:
        """The password is being asked: the way out is there already."""
        self._end.setVisible(not on)
