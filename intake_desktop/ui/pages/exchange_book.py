"""Who exactly gets the file: somebody from the address book, or a new recipient that is kept there afterwards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import contacts
from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.desk import Recipient
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.fields.contract import FieldState, paint_state
from intake_desktop.ui.pages.book_words import details, name, used
from intake_desktop.ui.pages.exchange_new import NewRecipient
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import WrapLabel, label
from intake_desktop.ui.told import Told

PICK, NEW = "Ontvanger uit het adresboek", "Nieuwe ontvanger"
_HINT = "Wie het laatst iets kreeg, staat bovenaan. Typ de eerste letters of gebruik de pijltjes."
_LETTERS = 24


class BookChoice(QWidget):
    """Nobody is chosen beforehand: a file for the wrong recipient cannot be taken back."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, session: DossierSession) -> None:
        super().__init__()
        self._session = session
        self._book: tuple[Contact, ...] = ()
        self._offered: tuple[Contact, ...] = ()
        self._kind = ""
        self._combo = Combo(PICK)
        self._combo.setObjectName("book-pick")
        self._combo.setAccessibleDescription(_HINT)
        self._combo.setPlaceholderText("Kies")
        self._combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setMinimumContentsLength(_LETTERS)
        self._about, self._told = WrapLabel("", "hint"), Told("", "error")
        self._new = NewRecipient()
        self._lay_out()
        self._combo.currentIndexChanged.connect(lambda _index: self._on_picked())
        self._new.changed.connect(self.changed)

    def _lay_out(self) -> None:
        self._pick = QWidget()
        inner = QVBoxLayout(self._pick)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(4))
        for part in (label(PICK, self._combo), WrapLabel(_HINT, "hint"), self._combo, self._about, self._told):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addLayout(reading_width(self._pick))
        column.addLayout(reading_width(self._new))

    def load(self) -> None:
        """Ask the vault for the book; who was chosen stays chosen."""
        session = self._session
        future = session.vault.run(lambda store: store.contacts.all(session.actor))
        background.watch(future, self._take_book, self._refused, self)

    def show_kind(self, recipient: Recipient | None) -> None:
        """Offer those of this kind; nobody for the participant, and before a kind was chosen."""
        asked = recipient is not None and not recipient.own_copy
        self._kind = recipient.profile_id if recipient is not None and asked else ""
        self.setVisible(asked)
        self._offer(self.chosen())

    def chosen(self) -> Contact | None:
        """Who was picked or filled in; None as long as nobody was."""
        if not self._kind:
            return None
        place = self._combo.currentIndex()
        if 0 <= place < len(self._offered):
            return self._offered[place]
        return self._new.contact(self._kind) if self._is_new() else None

    def check(self) -> bool:
        """True when somebody is chosen who can be kept; else it is said where."""
        if self._offered and self._combo.currentIndex() < 0:
            self._say("Kies een ontvanger, of kies Nieuwe ontvanger.")
            self._combo.setFocus()
            return False
        return not self._is_new() or self._new.check(self._kind, self._book)

    def take_focus(self) -> None:
        """Begin at the list."""
        self._combo.setFocus()

    def said(self) -> str:
        """What is wrong with the choice."""
        return self._told.text()

    def _is_new(self) -> bool:
        return not self._offered or self._combo.currentIndex() == len(self._offered)

    def _take_book(self, book: tuple[Contact, ...]) -> None:
        chosen = self.chosen()
        self._book = book
        self._offer(chosen)

    def _offer(self, chosen: Contact | None) -> None:
        """Fill the list, and choose in it who was chosen before when that can be."""
        self._offered = contacts.of_kind(self._book, self._kind)
        self._combo.blockSignals(True)
        self._combo.clear()
        for each in self._offered:
            self._combo.addItem(name(each))
        self._combo.addItem(NEW)
        places = (at for at, each in enumerate(self._offered) if chosen is not None and contacts.same(each, chosen))
        typed = chosen is not None and not chosen.id and bool(chosen.organisation)
        self._combo.setCurrentIndex(next(places, len(self._offered) if typed else -1))
        self._combo.blockSignals(False)
        self._pick.setVisible(bool(self._offered))
        self._on_picked()
        self.rebuilt.emit()

    def _on_picked(self) -> None:
        self._say("")
        place = self._combo.currentIndex()
        picked = self._offered[place] if 0 <= place < len(self._offered) else None
        self._about.setText("\n".join(filter(None, (details(picked), used(picked)))) if picked else "")
        self._about.setVisible(picked is not None)
        self._new.setVisible(self._is_new())
        self.changed.emit()

    def _say(self, words: str) -> None:
        self._told.say(words, "error")
        paint_state(self._combo, FieldState.ERROR if words else FieldState.NORMAL)

    def _refused(self, error: SpringplankError) -> None:
        self._say(str(error))
