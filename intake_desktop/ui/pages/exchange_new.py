"""A recipient that the address book does not hold yet: organisation, and whom to ask for there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import contacts
from intake_desktop.dossier.contacts import AlreadyInBook, Contact
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.parts.labels import WrapLabel

_KEPT = "Deze ontvanger komt in het adresboek als het bestand is gemaakt."
_MAY_BE_EMPTY = "Mag leeg blijven."
_NUMBER = "Zoek het nummer zelf op: neem het niet uit een mail. Mag leeg blijven."


class NewRecipient(QWidget):
    """Only the organisation must be filled in."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        example = "Zo staat de ontvanger op het bestand, bijvoorbeeld Buurtteam Zuid."
        self._organisation = Asked("organisatie", Kind.TEXT, "Naam van de organisatie", example)
        self._person = Asked("contactpersoon", Kind.TEXT, "Contactpersoon of afdeling", _MAY_BE_EMPTY)
        self._phone = Asked("contact_telefoon", Kind.PHONE, "Telefoon", _NUMBER)
        self._email = Asked("contact_email", Kind.EMAIL, "E-mail", _MAY_BE_EMPTY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for asked in self._all():
            column.addWidget(asked)
            asked.changed.connect(self.changed)
        column.addWidget(WrapLabel(_KEPT, "hint"))

    def contact(self, profile_id: str) -> Contact:
        """What was filled in."""
        texts = (asked.text for asked in self._all())
        organisation, person, phone, email = texts
        return Contact(profile_id, organisation, person, phone, email)

    def check(self, profile_id: str, book: Iterable[Contact]) -> bool:
        """True when this can be kept in the book; else it is said where."""
        for asked in self._all():
            asked.flush()
        wrong = next((asked for asked in self._all() if asked.wrong()), None)
        if wrong is not None:
            wrong.take_focus()
            return False
        if not self._organisation.text:
            return self._refuse("Vul in welke organisatie het krijgt.")
        try:
            contacts.refuse_double(self.contact(profile_id), book)
        except AlreadyInBook as error:
            return self._refuse(str(error))
        return True

    def _refuse(self, words: str) -> bool:
        self._organisation.refuse(words)
        self._organisation.take_focus()
        return False

    def _all(self) -> tuple[Asked, ...]:
        return (self._organisation, self._person, self._phone, self._email)
