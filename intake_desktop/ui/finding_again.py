"""Under the bar about a vault that is away: the folder in which it stands now, and on with what was being typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.workplace import Workplace

FOLDER, HERE, BACK = "Map waarin je kluis nu staat", "Hier verder werken", "Terug"
AWAY = "Je kluis is er niet. Wat je typte, is er nog."
LOOKING = "Even kijken of dit je kluis is."


class FindingAgain(QWidget):
    """Goes on there only when it is the very vault that is open, with all that was saved in it."""

    found = Signal()
    left = Signal()
    """Somebody went back to where they were."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("finding-again")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._workplace = workplace
        self._choice = FileChoice(FOLDER, "Map kiezen", "")
        self._here, self._back = primary(HERE), outlined(BACK)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(4))
        column.setSpacing(theme.px(12))
        column.addWidget(WrapLabel(AWAY, "strong"))
        column.addWidget(self._choice)
        row = FlowLayout(gap=12)
        for button in (self._here, self._back):
            row.addWidget(button)
        column.addLayout(row)
        self._choice.entered.connect(self._on_here)
        self._here.clicked.connect(self._on_here)
        self._back.clicked.connect(self.left)

    def take_focus(self) -> None:
        """The keyboard goes to the folder."""
        self._choice.take_focus()

    def _on_here(self) -> None:
        folder = self._choice.path()
        if folder is None or not folder.is_absolute():
            self._choice.say("Kies eerst een map.")
            return
        self.setEnabled(False)
        self._choice.say(LOOKING, "hint")
        desk, vault = self._workplace.desk, self._workplace.vault
        background.run(partial(desk.go_on_at, vault, folder), lambda _: self.found.emit(), self._on_not, self)

    def _on_not(self, error: SpringplankError) -> None:
        self.setEnabled(True)
        self._choice.say(str(error))
        self.take_focus()
