"""Step 1 of exchanging: who gets the file, with what each recipient gets and never gets."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Recipient
from intake_desktop.dossier.ports import Vault
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.exchange_partners import PartnerChoice
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import heading


class RecipientStep(QWidget):
    """Fills in the recipient and the name of the receiving organisation."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, recipients: tuple[Recipient, ...], draft: Draft, vault: Vault) -> None:
        super().__init__()
        self._recipients = {each.profile_id: each for each in recipients}
        self._draft = draft
        self._who = Asked("ontvanger", Kind.CHOICE, "Soort ontvanger", options=tuple(map(_option, recipients)))
        self._name = Asked(
            "organisatie",
            Kind.TEXT,
            "Naam van de organisatie",
            "Zo staat de ontvanger op het bestand, bijvoorbeeld Buurtteam Zuid.",
        )
        self._partners = PartnerChoice(vault, draft)
        card = Card()
        card.column.setSpacing(theme.px(16))
        card.column.addWidget(heading("Wie krijgt dit bestand?"))
        card.column.addLayout(reading_width(self._who))
        card.column.addLayout(reading_width(self._name))
        card.column.addLayout(reading_width(self._partners))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        for asked in (self._who, self._name):
            asked.changed.connect(self._take)
        self._partners.changed.connect(self.changed)
        self._partners.rebuilt.connect(self.rebuilt)

    def check(self) -> bool:
        """True when the step is filled in; else it is said where something is missing."""
        self._name.flush()
        if self._draft.recipient is None:
            self._who.refuse("Kies wie dit bestand krijgt.")
            self._who.take_focus()
        elif self._draft.sealed:
            return self._partners.check()
        elif not self._draft.organisation and not self._draft.recipient.own_copy:
            self._name.refuse("Vul in welke organisatie het krijgt.")
            self._name.take_focus()
        else:
            return True
        return False

    def take_focus(self) -> None:
        """Begin at the choice."""
        self._who.take_focus()

    def _take(self) -> None:
        before, recipient = self._draft.recipient, self._recipients.get(self._who.text)
        self._draft.recipient = recipient
        own = recipient is not None and recipient.own_copy
        self._name.setVisible(not own and not self._draft.sealed)
        self._partners.setVisible(self._draft.sealed)
        if self._draft.sealed:
            if recipient is not before:
                self._partners.load()
            self.changed.emit()
            return
        self._draft.organisation = recipient.name if recipient is not None and own else self._name.text
        self.changed.emit()


def _option(recipient: Recipient) -> Option:
    return Option(recipient.profile_id, recipient.name, f"Krijgt: {recipient.gets}\nKrijgt nooit: {recipient.never}.")
