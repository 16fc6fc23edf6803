"""A dossier that another organisation handed over, as rows: dossier, card, records, answers and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from intake_desktop.dossier.handed_over import HandedOver, NotKnown, Origin, TakenAlready
from intake_desktop.dossier.model import Beginning, Card, Dossier, FormRef, Record
from intake_desktop.form_engine.answers import Answers
from intake_desktop.storage import cards, records
from intake_desktop.storage.room import Room
from intake_desktop.storage.tables import CARD, DOSSIER, HANDED_OVER, SENDER


def keep(connection: Connection, room: Room, made: Dossier, handed: HandedOver, card: Card) -> Dossier:
    """All of it in the transaction of the caller. Raises NotKnown and TakenAlready, and then nothing is kept."""
    origin = handed.origin
    _check(connection, origin)
    made = whole(connection, room, made, handed.forms, (made.coach_id, card))
    came = {"dossier_id": made.id, "public_key": origin.public_key, "organisation": origin.organisation}
    came |= {"mark": origin.mark, "made": origin.made.isoformat()}
    came |= {"taken_at": made.created.isoformat(), "taken_by": made.coach_id}
    connection.execute(insert(HANDED_OVER), came)
    return replace(made, origin=origin.words)


def whole(
    connection: Connection, room: Room, made: Dossier, forms: Mapping[FormRef, Answers], by: tuple[str, Card]
) -> Dossier:
    """A new dossier with a record per form, in the transaction of the caller. `by`: who does it, and the card."""
    author, card = by
    row = {"id": made.id, "number": made.number, "dossier_type": made.dossier_type, "coach_id": made.coach_id}
    connection.execute(insert(DOSSIER), row | {"created": made.created.isoformat()})
    named = card if card.display_name else replace(card, display_name=made.number, sort_name=made.number)
    connection.execute(insert(CARD), {"dossier_id": made.id} | cards.fields(named, made.number))
    kept = []
    for form, answers in forms.items():
        record = Record(room.new_id(), made.id, form, made.created, author)
        records.begin(connection, record, Beginning(answers=answers))
        kept.append(record)
    return replace(made, records=tuple(kept))


def next_number(connection: Connection, year: int) -> str:
    """The next free number of a year, in the transaction of the caller."""
    taken = connection.execute(select(DOSSIER.c.number).where(DOSSIER.c.number.startswith(f"{year}-")))
    tails = [number.partition("-")[2] for number in taken.scalars()]
    return f"{year}-{max((int(tail) for tail in tails if tail.isdigit()), default=0) + 1:04d}"


def origin(connection: Connection, dossier_id: str) -> str:
    """From whom a dossier was taken over, in words; "" for one that was begun here."""
    row = connection.execute(select(HANDED_OVER).where(HANDED_OVER.c.dossier_id == dossier_id)).first()
    if row is None:
        return ""
    return Origin(row.public_key, row.organisation, row.mark, datetime.fromisoformat(row.made).date()).words


def _check(connection: Connection, origin: Origin) -> None:
    known = select(SENDER.c.public_key).where(
        SENDER.c.public_key == origin.public_key, SENDER.c.organisation == origin.organisation
    )
    if connection.execute(known).first() is None:
        raise NotKnown
    same = select(HANDED_OVER.c.dossier_id).where(
        HANDED_OVER.c.public_key == origin.public_key, HANDED_OVER.c.mark == origin.mark
    )
    if connection.execute(same).first() is not None:
        raise TakenAlready
