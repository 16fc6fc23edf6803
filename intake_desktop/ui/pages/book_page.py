"""Adresboek: who gets files from this organisation, to look up, add, change and put away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout

from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Store
from intake_desktop.dossier.senders import KnownSender
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import book_words, reading_order
from intake_desktop.ui.pages.book_form import BookForm
from intake_desktop.ui.pages.book_list import BookList
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import on_surface, reading_page
from intake_desktop.ui.pages.refusal import show_refusal
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.fields import TextField
from intake_desktop.ui.parts.labels import WrapLabel, label, title
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

ABOUT = "Hier staan organisaties die bestanden krijgen, nooit deelnemers. Wie het laatst iets kreeg, staat bovenaan."
SEARCH, SHOW_AWAY, NEW = "Zoeken in het adresboek", "Toon ook wie is opgeborgen", "Nieuwe ontvanger"
_LONGEST = 100


class BookPage(Page):
    """The list, or the form for one entry in its place."""

    name = "book"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._kinds = tuple(each for each in workplace.desk.recipients() if not each.own_copy and not each.sealed)
        self._book: tuple[Contact, ...] = ()
        self._senders: tuple[KnownSender, ...] = ()
        self._form: BookForm | None = None
        self._focus_on = ""
        self._new = primary(NEW, "plus")
        self._told = Told("", "ok")
        self._search = TextField(SEARCH)
        self._search.setMaxLength(_LONGEST)
        self._away = CheckBox(SHOW_AWAY)
        self._list = BookList({each.profile_id: each.name for each in self._kinds})
        self._lay_out()
        self._new.clicked.connect(lambda: self._edit(None))
        self._search.textChanged.connect(lambda _text: self._show_list())
        self._away.toggled.connect(lambda _on: self._show_list())
        self._list.change_asked.connect(self._edit)
        self._list.away_asked.connect(self._put_away)
        self._list.rebuilt.connect(lambda: reading_order.chain(self))

    def _lay_out(self) -> None:
        content, self._column = reading_page()
        self._column.setSpacing(theme.px(16))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(title("Adresboek"), 1)
        head.addWidget(self._new)
        self._column.addLayout(head)
        self._column.addWidget(WrapLabel(ABOUT, "muted"))
        self._card = Card()
        self._card.column.setSpacing(theme.px(12))
        self._card.column.addWidget(self._told)
        for part in (label(SEARCH, self._search), self._search, self._away, self._list):
            self._card.column.addWidget(part)
        self._column.addWidget(self._card)
        self._column.addStretch(1)
        self._scroll = ScrollArea(content)
        reading_order.KeepInView(self._scroll)
        on_surface(self, self._scroll)

    def arrive(self, place: Place) -> None:
        """Ask the vault for the book; the keyboard begins at searching."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _load(self) -> None:
        vault = self.workplace.vault

        def ask(store: Store) -> tuple[tuple[Contact, ...], tuple[KnownSender, ...]]:
            return store.contacts.all(vault.actor), store.senders.all(vault.actor)

        background.watch(vault.run(ask), self._take, self._on_not_allowed, self)

    def _take(self, found: tuple[tuple[Contact, ...], tuple[KnownSender, ...]]) -> None:
        self._book, self._senders = found
        self._show_list()
        if self._focus_on and not self._list.focus_row(self._focus_on):
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_on = ""

    def _show_list(self) -> None:
        self._list.show_book(self._book, self._search.text(), self._away.isChecked())

    def _edit(self, contact: Contact | None) -> None:
        self._told.say("")
        self._form = BookForm(contact, self._kinds, self._senders)
        self._form.written.connect(self._keep)
        self._form.left.connect(lambda: self._back(contact.id if contact else ""))
        self._column.insertWidget(self._column.indexOf(self._card), self._form)
        self._card.hide()
        self._new.hide()
        self._form.show()
        reading_order.chain(self)
        self._form.take_focus()

    def _back(self, contact_id: str) -> None:
        """The list again, with the keyboard where it was."""
        if self._form is not None:
            self._form.hide()
            self._column.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None
        self._card.show()
        self._new.show()
        reading_order.chain(self)
        if not self._list.focus_row(contact_id):
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, contact: Contact) -> None:
        vault = self.workplace.vault

        def keep(store: Store) -> Contact:
            if not contact.id:
                return store.contacts.add(vault.actor, contact)
            store.contacts.change(vault.actor, contact)
            return contact

        background.watch(vault.run(keep), self._on_kept, self._on_refused, self)

    def _on_kept(self, contact: Contact) -> None:
        self._focus_on = contact.id
        self._back(contact.id)
        self._told.say(f"{book_words.name(contact)} staat in het adresboek.", "ok")
        self._load()

    def _put_away(self, contact: Contact) -> None:
        vault, away = self.workplace.vault, not contact.put_away
        future = vault.run(lambda store: store.contacts.put_away(vault.actor, contact.id, away))
        words = f"{book_words.name(contact)} is {'opgeborgen' if away else 'teruggezet'}."
        background.watch(future, lambda _done: self._on_moved(contact, words), self._on_refused, self)

    def _on_moved(self, contact: Contact, words: str) -> None:
        self._focus_on = contact.id
        self._told.say(words, "ok")
        self._load()

    def _on_refused(self, error: SpringplankError) -> None:
        if self._form is not None:
            self._form.tell(error)
        else:
            self._told.say(str(error), "error")

    def _on_not_allowed(self, error: SpringplankError) -> None:
        self._card.hide()
        self._new.hide()
        show_refusal(self._column, 1, error, self.workplace)
