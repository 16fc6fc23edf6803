"""The entries of the address book under each other, those that were used last on top, with what can be done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import contacts
from intake_desktop.dossier.contacts import Contact
from intake_desktop.ui import theme
from intake_desktop.ui.pages.book_words import details, name, used
from intake_desktop.ui.parts.buttons import Button, outlined, small
from intake_desktop.ui.parts.card import Separator
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

MOST = 60
"""So many are shown at once; searching shows the others."""
EMPTY = "Nog niemand in het adresboek. Een ontvanger komt erbij als je een bestand maakt, of met Nieuwe ontvanger."
NONE_FOUND = "Niemand gevonden. Probeer een ander woord."
CHANGE, AWAY, BACK = "Aanpassen", "Opbergen", "Terugzetten"


class BookList(QWidget):
    """Shows a part of the book; asks the page to change an entry, or to put it away or back."""

    change_asked = Signal(object)
    away_asked = Signal(object)
    rebuilt = Signal()

    def __init__(self, kinds: Mapping[str, str]) -> None:
        super().__init__()
        self._kinds = kinds
        self._told = Told("", "hint")
        self._rows: dict[str, BookRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addLayout(self._list)

    def show_book(self, book: tuple[Contact, ...], text: str, away: bool) -> None:
        """Those that hold this text; `away`: those that were put away too."""
        empty(self._list)
        found = [each for each in contacts.matching(book, text) if away or not each.put_away]
        more = f"Nog {len(found) - MOST} andere. Zoek op een naam om ze te zien." if len(found) > MOST else ""
        self._told.say((NONE_FOUND if text.strip() else EMPTY) if not found else more)
        self._rows = {each.id: self._row(each) for each in found[:MOST]}
        self.rebuilt.emit()

    def shown(self) -> tuple[str, ...]:
        """The names that can be read, in their order."""
        return tuple(row.name for row in self._rows.values())

    def focus_row(self, contact_id: str) -> bool:
        """Bring the keyboard to an entry; False when it is not shown."""
        row = self._rows.get(contact_id)
        if row is not None:
            row.change.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def _row(self, contact: Contact) -> BookRow:
        row = BookRow(contact, self._kinds.get(contact.profile_id, contact.profile_id))
        row.change.clicked.connect(lambda: self.change_asked.emit(contact))
        row.away.clicked.connect(lambda: self.away_asked.emit(contact))
        for part in (Separator(), row):
            self._list.addWidget(part)
            part.show()
        return row


class BookRow(QWidget):
    """One entry."""

    def __init__(self, contact: Contact, kind: str) -> None:
        super().__init__()
        self.name = name(contact)
        self.change = self._button(CHANGE)
        self.away = self._button(BACK if contact.put_away else AWAY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        column.setSpacing(theme.px(2))
        put_away = "Opgeborgen · " if contact.put_away else ""
        known = " · bekende afzender" if contact.public_key else ""
        column.addWidget(WrapLabel(self.name, "label"))
        column.addWidget(WrapLabel(f"{put_away}{kind} · {details(contact)}{known}"))
        column.addWidget(WrapLabel(used(contact), "hint"))
        if contact.remark:
            column.addWidget(WrapLabel(contact.remark, "hint"))
        buttons, holder = FlowLayout(gap=8), QWidget()
        for button in (self.change, self.away):
            buttons.addWidget(button)
        holder.setLayout(buttons)
        column.addSpacing(theme.px(4))
        column.addWidget(holder)

    def _button(self, words: str) -> Button:
        made = small(outlined(words))
        made.setAccessibleName(f"{words}: {self.name}")
        return made
