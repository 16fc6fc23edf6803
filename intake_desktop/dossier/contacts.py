"""The address book: organisations that files go to, whom to ask for there, and what was usual the last time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from intake_desktop.dossier.alike import folded
from intake_desktop.errors import NotAllowed, SpringplankError
from intake_desktop.form_engine import texts


class NotYourBook(NotAllowed):
    """The address book is for who may make files; the refusal is journaled."""

    code = "ZK-241"
    title = "Dit hoort niet bij jouw rol"
    meaning = "Alleen wie bestanden mag maken, gebruikt het adresboek."
    remedy = "Vraag een medewerker of teamleider het te doen, of vraag je beheerder om die rol."


class AlreadyInBook(SpringplankError):
    """The same organisation with the same contact and kind stands in the book, perhaps put away."""

    code = "ZK-242"
    title = "Deze ontvanger staat al in het adresboek"
    meaning = "{organisatie} staat er al bij{wie}. Er is niets veranderd."
    remedy = "{doe}"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who gets files: an organisation, perhaps with a person or department. Never a participant."""

    profile_id: str
    """The kind of recipient: the id of its profile."""
    organisation: str
    person: str = ""
    """A contact person or a department."""
    phone: str = ""
    email: str = ""
    ground: str = ""
    """The ground that is usual for this recipient: a code of the profile, or "" for none."""
    public_key: str = ""
    """Of a pinned sender, in hexadecimal, when this organisation sends files too; else ""."""
    remark: str = ""
    id: str = ""
    """"" as long as the book does not hold it."""
    last_used: datetime | None = None
    last_purpose: str = ""
    """What the last file for this recipient was for."""
    put_away: bool = False
    """No longer offered; what was sent still points at it."""

    @property
    def called(self) -> str:
        """Whom to ask for: the person or department, else the organisation."""
        return self.person or self.organisation


def tidied(contact: Contact) -> Contact:
    """The contact as it is kept. Raises AnswerRefused for a text that is empty, too long or holds hidden characters."""
    return replace(
        contact,
        organisation=texts.read_line(contact.organisation),
        person=_perhaps(texts.read_line, contact.person),
        phone=_perhaps(texts.read_phone, contact.phone),
        email=_perhaps(texts.read_email, contact.email),
        remark=_perhaps(texts.read_long, contact.remark),
    )


def same(one: Contact, other: Contact) -> bool:
    """Whether both are the same recipient: kind, organisation and contact, whatever the capitals and accents."""
    return _identity(one) == _identity(other)


def refuse_double(contact: Contact, book: Iterable[Contact]) -> None:
    """Raises AlreadyInBook when another entry of the book is the same recipient."""
    found = next((each for each in book if each.id != contact.id and same(each, contact)), None)
    if found is None:
        return
    who = f", met {found.person}" if found.person else ""
    do = "Kies die ontvanger, of vul een andere contactpersoon in."
    if found.put_away:
        do = "Die ontvanger is opgeborgen. Zet hem terug in het adresboek."
    raise AlreadyInBook(organisatie=found.organisation, wie=who, doe=do)


def in_order(book: Iterable[Contact]) -> tuple[Contact, ...]:
    """The one that was used last comes first; those that were never used follow by name."""

    def order(contact: Contact) -> tuple[float, str, str]:
        used = contact.last_used.timestamp() if contact.last_used else 0.0
        return (-used, *_identity(contact)[1:])

    return tuple(sorted(book, key=order))


def of_kind(book: Iterable[Contact], profile_id: str) -> tuple[Contact, ...]:
    """Who can be chosen as a recipient of this kind, the one that was used last first."""
    return in_order(each for each in book if each.profile_id == profile_id and not each.put_away)


def matching(book: Iterable[Contact], text: str) -> tuple[Contact, ...]:
    """Those that hold every word of the text, somewhere in what stands on their line; all for no text."""
    words = folded(text).split()
    found = (each for each in book if all(word in folded(_searched(each)) for word in words))
    return in_order(found)


def _perhaps(read: Callable[[str], str], typed: str) -> str:
    return read(typed) if typed.strip() else ""


def _identity(contact: Contact) -> tuple[str, str, str]:
    return contact.profile_id, folded(contact.organisation), folded(contact.person)


def _searched(contact: Contact) -> str:
    return " ".join((contact.organisation, contact.person, contact.phone, contact.email, contact.remark))
