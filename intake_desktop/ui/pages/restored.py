"""Last step of putting a backup copy back: it stands in its place, and opens with what was typed before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.recover import RecoverPanel
from intake_desktop.ui.pages.restore_open import OpenCopy
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

DONE = "De kopie staat op zijn plaats."
ASIDE = (
    "De kluis die er stond, is niet weg. Hij staat in de map {folder}. "
    "Bewaar die tot je zeker weet dat alles klopt, en gooi hem dan weg."
)
GO = "Kluis openen"


class Restored(QWidget):
    """With a password one button is left; with the key on paper a new password is asked, as for a forgotten one."""

    opened = Signal(object)
    """Vault"""
    held = Signal(bool)
    """Nobody may go away while it is being opened."""

    def __init__(self, desk: Desk, how: OpenCopy, aside: Path | None) -> None:
        super().__init__()
        self._desk, self._how = desk, how
        self._go = primary(GO, "arrow-right")
        self._go.trailing = True
        self._told = Told()
        self._recover: RecoverPanel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(WrapLabel(DONE, "ok"))
        if aside is not None:
            column.addWidget(WrapLabel(ASIDE.format(folder=aside)))
        if how.by_key:
            self._recover = RecoverPanel(desk, can_go_back=False)
            self._recover.opened.connect(self.opened)
            column.addWidget(self._recover)
        else:
            column.addWidget(self._told)
            column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self._go.clicked.connect(self._on_go)

    def take_focus(self) -> None:
        """The keyboard is at what comes next."""
        if self._recover is not None:
            self._recover.start(self._how.who(), self._how.typed())
        else:
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go(self) -> None:
        slot_id, password = self._how.who().slot_id, self._how.typed()
        self._go.setEnabled(False)
        self.held.emit(True)
        background.run(lambda: self._desk.unlock(slot_id, password), self.opened.emit, self._on_refused, self)

    def _on_refused(self, error: SpringplankError) -> None:
        self._go.setEnabled(True)
        self.held.emit(False)
        self._told.say(str(error), "error")
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)
