"""Third step of putting a backup copy back: what it holds, what stays behind, and the one button that does it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.restoring import CopyInside
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.pages import restore_text as words
from intake_desktop.ui.pages.fact_rows import fact_rows
from intake_desktop.ui.parts.ask import Ask
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

PUT, NOT = "Kopie terugzetten", "Niet terugzetten"
READY = "Klaar met kijken"


class LookInside(QWidget):
    """With `looking_only` there is nothing to do but to close it again."""

    agreed = Signal()
    back = Signal()
    rebuilt = Signal()

    def __init__(self, inside: CopyInside, now: datetime, looking_only: bool) -> None:
        super().__init__()
        self._inside = inside
        self._ask: Ask | None = None
        self._put = primary(PUT, "undo")
        self._back = outlined(READY if looking_only else NOT)
        self._told = Told()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._column.addWidget(WrapLabel(words.SOUND, "ok"))
        if not inside.journal_fits:
            self._column.addWidget(WrapLabel(words.ODD_JOURNAL, "warn"))
        self._column.addLayout(fact_rows(words.facts(inside, now)))
        for sentence in self._sentences(now, looking_only):
            self._column.addWidget(WrapLabel(sentence))
        self._column.addWidget(self._told)
        self._buttons = FlowLayout(gap=12)
        for button in (self._back,) if looking_only else (self._put, self._back):
            self._buttons.addWidget(button)
        self._column.addLayout(self._buttons)
        self._put.clicked.connect(self._on_put)
        self._back.clicked.connect(self.back)

    def _sentences(self, now: datetime, looking_only: bool) -> list[str]:
        if looking_only:
            return [words.NOTHING_CHANGED]
        return [each for each in (words.missing(self._inside, now), words.aside(self._inside)) if each]

    def take_focus(self) -> None:
        """The keyboard begins at what changes nothing."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, error: SpringplankError) -> None:
        """Why it was not put back."""
        self.busy(False)
        self._told.say(str(error), "error")
        self.take_focus()

    def busy(self, busy: bool) -> None:
        """While places are changed nothing can be asked."""
        for button in (self._put, self._back):
            button.setEnabled(not busy)
        self._told.say(words.PUTTING if busy else "", "muted")

    def _on_put(self) -> None:
        """Another vault, or one of which that cannot be seen, is asked about first."""
        warning = words.KINS.get(self._inside.kin)
        if warning is None:
            self.agreed.emit()
            return
        self._ask = Ask(warning, (("Toch terugzetten", self._on_sure), (NOT, self._on_unsure)))
        self._column.insertWidget(self._column.indexOf(self._told), self._ask)
        for button in (self._put, self._back):
            button.hide()
        self._ask.show()
        self.rebuilt.emit()
        self._ask.take_focus()

    def _put_away(self) -> None:
        if self._ask is not None:
            self._column.removeWidget(self._ask)
            self._ask.hide()
            self._ask.deleteLater()
            self._ask = None
        for button in (self._put, self._back):
            button.show()
        self.rebuilt.emit()

    def _on_sure(self) -> None:
        self._put_away()
        self.agreed.emit()

    def _on_unsure(self) -> None:
        self._put_away()
        self._put.setFocus(Qt.FocusReason.OtherFocusReason)
