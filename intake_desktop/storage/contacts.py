"""The address book in the vault: looking, adding, changing and putting away, journaled by id and never by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Row, insert, select, update

from intake_desktop.dossier.contacts import Contact, NotYourBook, refuse_double, tidied
from intake_desktop.dossier.model import Export
from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.errors import NotAllowed
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import Room, holds
from intake_desktop.storage.tables import CONTACT

T = TypeVar("T")
_TEXTS = ("profile_id", "organisation", "person", "phone", "email", "ground", "public_key", "remark")


class KeptContacts:
    """Fulfils dossier.ports.Contacts on one Room; all of it is for who may export."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def all(self, actor: Actor) -> tuple[Contact, ...]:
        """Every entry, those that were put away too."""
        return self._perform(actor, Event("contacts.viewed", "R"), _read)

    def add(self, actor: Actor, contact: Contact) -> Contact:
        """Keep a new entry; gives it as it is kept. Raises AlreadyInBook and AnswerRefused."""
        made = replace(tidied(contact), id=self._room.new_id())
        row = _texts(made) | {"id": made.id, "last_used": "", "last_purpose": "", "put_away": ""}
        row |= {"made_at": self._room.now().isoformat(), "made_by": actor.colleague_id}

        def work(connection: Connection) -> Contact:
            refuse_double(made, _read(connection))
            connection.execute(insert(CONTACT), row)
            return made

        return self._perform(actor, _event("contact.added", "C", made), work)

    def change(self, actor: Actor, contact: Contact) -> None:
        """Keep an entry as it is now. Raises AlreadyInBook and AnswerRefused."""
        told = tidied(contact)

        def work(connection: Connection) -> None:
            refuse_double(told, _read(connection))
            connection.execute(update(CONTACT).where(CONTACT.c.id == told.id), _texts(told))

        self._perform(actor, _event("contact.changed", "U", told), work)

    def put_away(self, actor: Actor, contact_id: str, away: bool) -> None:
        """Offer an entry no longer, or again. Nothing is deleted: exports point at it."""
        moment = self._room.now().isoformat() if away else ""

        def work(connection: Connection) -> None:
            connection.execute(update(CONTACT).where(CONTACT.c.id == contact_id), {"put_away": moment})

        name = "contact.put_away" if away else "contact.put_back"
        self._perform(actor, Event(name, "U", detail={"contact": contact_id}), work)

    def _perform(self, actor: Actor, event: Event, work: Callable[[Connection], T]) -> T:
        try:
            return self._room.perform(actor, event, work, holds(actor, Right.EXPORT))
        except NotAllowed as fault:
            raise NotYourBook from fault


def note_use(connection: Connection, export: Export) -> None:
    """A file goes to an entry of the book: remember when and what for, inside the caller's transaction."""
    if export.contact_id:
        used = {"last_used": export.created.isoformat(), "last_purpose": export.permission.purpose}
        connection.execute(update(CONTACT).where(CONTACT.c.id == export.contact_id), used)


def _event(name: str, action: str, contact: Contact) -> Event:
    return Event(name, action, segment=contact.profile_id, detail={"contact": contact.id})


def _texts(contact: Contact) -> dict[str, str]:
    return {name: str(getattr(contact, name)) for name in _TEXTS}


def _read(connection: Connection) -> tuple[Contact, ...]:
    found = select(CONTACT).order_by(CONTACT.c.organisation, CONTACT.c.person, CONTACT.c.id)
    return tuple(_contact(row) for row in connection.execute(found))


def _contact(row: Row[tuple[object, ...]]) -> Contact:
    return Contact(
        **{name: str(getattr(row, name)) for name in _TEXTS},
        id=row.id,
        last_used=datetime.fromisoformat(row.last_used) if row.last_used else None,
        last_purpose=row.last_purpose,
        put_away=bool(row.put_away),
    )
