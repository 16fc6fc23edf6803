"""How an entry of the address book is told on one line: its name, how to reach it, and when it was used."""

from __future__ import annotations

from intake_desktop.dossier.contacts import Contact


def name(contact: Contact) -> str:
    """The organisation, with the person or department behind it."""
    return ", ".join(filter(None, (contact.organisation, contact.person)))


def details(contact: Contact) -> str:
    """Telephone and e-mail; that there is no telephone is said."""
    return " · ".join(filter(None, (contact.phone or "geen telefoonnummer", contact.email)))


def used(contact: Contact) -> str:
    """When it was used last, and what for."""
    if contact.last_used is None:
        return "Nog niet gebruikt"
    day = contact.last_used.astimezone()
    purpose = f" voor: {contact.last_purpose}" if contact.last_purpose else ""
    return f"Laatst gebruikt op {day.day}-{day.month}-{day.year}{purpose}"
