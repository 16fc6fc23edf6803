"""Step 1 of exchanging: who gets the file, with what each recipient gets and never gets."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Recipient
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.exchange_book import BookChoice
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.exchange_partners import PartnerChoice
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import heading


class RecipientStep(QWidget):
    """Fills in the kind of recipient, and who exactly gets the file."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, recipients: tuple[Recipient, ...], draft: Draft, session: DossierSession) -> None:
        super().__init__()
        self._recipients = {each.profile_id: each for each in recipients}
        self._draft = draft
        self._who = Asked("ontvanger", Kind.CHOICE, "Soort ontvanger", options=tuple(map(_option, recipients)))
        self.book, self.partners = BookChoice(session), PartnerChoice(session.vault, draft)
        card = Card()
        card.column.setSpacing(theme.px(16))
        card.column.addWidget(heading("Wie krijgt dit bestand?"))
        card.column.addLayout(reading_width(self._who))
        card.column.addWidget(self.book)
        card.column.addLayout(reading_width(self.partners))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.book.hide()
        self._who.changed.connect(self._on_kind)
        self.book.changed.connect(self._take)
        self.partners.changed.connect(self.changed)
        for part in (self.book, self.partners):
            part.rebuilt.connect(self.rebuilt)

    def check(self) -> bool:
        """True when the step is filled in; else it is said where something is missing."""
        if self._draft.recipient is None:
            self._who.refuse("Kies wie dit bestand krijgt.")
            self._who.take_focus()
            return False
        if self._draft.sealed:
            return self.partners.check()
        return self._draft.recipient.own_copy or self.book.check()

    def take_focus(self) -> None:
        """Begin at the choice."""
        self._who.take_focus()

    def _on_kind(self) -> None:
        self._draft.recipient = self._recipients.get(self._who.text)
        sealed = self._draft.sealed
        self.book.show_kind(None if sealed else self._draft.recipient)
        self.partners.setVisible(sealed)
        if sealed:
            self.partners.load()
        self._take()

    def _take(self) -> None:
        draft, recipient = self._draft, self._draft.recipient
        if draft.sealed:
            draft.contact = None
            self.changed.emit()
            return
        draft.contact = self.book.chosen()
        own = recipient is not None and recipient.own_copy
        named = draft.contact.organisation if draft.contact is not None else ""
        draft.organisation = recipient.name if recipient is not None and own else named
        self.changed.emit()


def _option(recipient: Recipient) -> Option:
    return Option(recipient.profile_id, recipient.name, f"Krijgt: {recipient.gets}\nKrijgt nooit: {recipient.never}.")
