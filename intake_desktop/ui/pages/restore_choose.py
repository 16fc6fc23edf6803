"""First step of putting a backup copy back: where the copies are, and which one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.restoring import FoundCopy
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import restore_text as words
from intake_desktop.ui.pages.copy_row import CopyRow
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.choice_card import CardGroup
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

FOLDER = "Map met reservekopieën"
FIND, CHECK = "Kopieën zoeken", "Deze kopie nakijken"


class ChooseCopy(QWidget):
    """The newest sound copy is chosen at first; a damaged one says so when somebody chooses it."""

    chosen = Signal(object)
    """FoundCopy"""
    rebuilt = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._desk, self._now = desk, now
        self._found: tuple[FoundCopy, ...] = ()
        self._group: CardGroup | None = None
        self._choice = FileChoice(FOLDER, "Map kiezen", "")
        self._find = outlined(FIND, "search")
        self._check = primary(CHECK, "check-disc")
        self._told = Told()
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.px(8))
        self.buttons = FlowLayout(gap=12)
        self._lay_out()
        self._find.clicked.connect(self._on_find)
        self._choice.entered.connect(self._on_find)
        self._choice.changed.connect(self._forget)
        self._check.clicked.connect(self._on_check)
        self._forget()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._choice)
        column.addWidget(WrapLabel(words.PLACE, "hint"))
        column.addWidget(self._rows)
        column.addWidget(self._told)
        for button in (self._find, self._check):
            self.buttons.addWidget(button)
        column.addLayout(self.buttons)

    def take_focus(self) -> None:
        """Begin at the folder."""
        self._choice.take_focus()

    def tell(self, error: SpringplankError) -> None:
        """Why the chosen copy could not be taken over."""
        self._told.say(str(error), "error")

    def _forget(self) -> None:
        """Another place stands in the field: what was found no longer counts."""
        self._found, self._group = (), None
        self._told.say("")
        empty(self._list)
        self._rows.hide()
        self._check.hide()
        self.rebuilt.emit()

    def _on_find(self) -> None:
        place = self._choice.path()
        if place is None or not place.is_absolute():
            self._choice.say("Kies eerst een map.")
            return
        self._forget()
        self._told.say(words.SEARCHING, "muted")
        self.setEnabled(False)
        background.run(lambda: self._desk.find_copies(place), self._on_found, self._on_nothing, self)

    def _on_nothing(self, error: SpringplankError) -> None:
        self.setEnabled(True)
        self._told.say("")
        self._choice.say(str(error))
        self._choice.take_focus()

    def _on_found(self, found: tuple[FoundCopy, ...]) -> None:
        self.setEnabled(True)
        self._found = found
        now = self._now()
        rows = [CopyRow(words.moment(one, now), words.about(one), one.error is not None) for one in found]
        for row in rows:
            self._list.addWidget(row)
        self._group = CardGroup(self._rows, rows)
        sound = next((place for place, one in enumerate(found) if one.error is None), None)
        self._group.choose(sound)
        self._group.chosen.connect(lambda _place: self._told.say(""))
        self._told.say("" if sound is not None else "Er is hier geen kopie die terug te zetten is.", "warn")
        self._rows.show()
        self._check.show()
        self.rebuilt.emit()
        self._group.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_check(self) -> None:
        rows = self._group.cards if self._group is not None else ()
        copy = next((one for one, row in zip(self._found, rows, strict=False) if row.isChecked()), None)
        if copy is None:
            self._told.say("Kies eerst een kopie.", "error")
        elif copy.error is not None:
            self.tell(copy.error)
        else:
            self._told.say("")
            self.chosen.emit(copy)
