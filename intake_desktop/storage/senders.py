"""Senders whose fingerprint was compared by telephone: looking at them, adding one, taking one away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Row, case, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.dossier.senders import BY_PHONE, Compared, GroupsDiffer, KnownSender, NotYourWork, fingerprint
from intake_desktop.errors import NotAllowed
from intake_desktop.form_engine import texts
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import Room, holds
from intake_desktop.storage.tables import COLLEAGUE, SENDER

T = TypeVar("T")
_FOUND = (
    select(SENDER, COLLEAGUE.c.name.label("colleague_name"))
    .outerjoin(COLLEAGUE, COLLEAGUE.c.id == SENDER.c.pinned_by)
    .order_by(SENDER.c.organisation, SENDER.c.pinned_at)
)


class KeptSenders:
    """Fulfils dossier.ports.Senders on one Room; all of it is for who may export."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def all(self, actor: Actor) -> tuple[KnownSender, ...]:
        """Every pinned sender, by name."""

        def work(connection: Connection) -> tuple[KnownSender, ...]:
            return tuple(_sender(row) for row in connection.execute(_FOUND))

        return self._perform(actor, Event("senders.viewed", "R"), work)

    def pin(self, actor: Actor, compared: Compared) -> None:
        """Believe this key from now on. Raises GroupsDiffer, and AnswerRefused for a name with hidden characters.

        A key for sealing that was compared before stays when this time only the other key was.
        """
        texts.refuse_hidden(compared.organisation)
        row = {"public_key": compared.public_key, "organisation": compared.organisation}
        row |= {"pinned_at": self._room.now().isoformat(), "pinned_by": actor.colleague_id}
        row |= {"came_with": compared.came_with, "compared": BY_PHONE, "sealing_key": compared.sealing_key}
        put = upsert(SENDER)
        new = put.excluded.sealing_key
        kept = {**dict(put.excluded.items()), "sealing_key": case((new == "", SENDER.c.sealing_key), else_=new)}
        put = put.on_conflict_do_update(index_elements=["public_key"], set_=kept)

        def work(connection: Connection) -> None:
            compared.check()
            connection.execute(put, row)

        mark = fingerprint(compared.public_key, compared.sealing_key)
        self._perform(actor, _event("sender.pinned", "C", mark, compared.came_with), work)

    def remove(self, actor: Actor, public_key: str) -> None:
        """Believe this key no longer; nothing happens when it was not pinned."""

        def work(connection: Connection) -> None:
            connection.execute(delete(SENDER).where(SENDER.c.public_key == public_key))

        found = self._room.glance(select(SENDER.c.sealing_key).where(SENDER.c.public_key == public_key))
        mark = fingerprint(public_key, str(found[0]) if found else "")
        self._perform(actor, _event("sender.removed", "D", mark), work)

    def _perform(self, actor: Actor, event: Event, work: Callable[[Connection], T]) -> T:
        try:
            return self._room.perform(actor, event, work, holds(actor, Right.EXPORT))
        except GroupsDiffer:
            raise
        except NotAllowed as fault:
            raise NotYourWork from fault


def _event(name: str, action: str, mark: str, came_with: str = "") -> Event:
    """The journal names a sender by its fingerprint."""
    return Event(name, action, segment=came_with, detail={"fingerprint": mark})


def _sender(row: Row[tuple[object, ...]]) -> KnownSender:
    return KnownSender(
        public_key=row.public_key,
        organisation=row.organisation,
        pinned_at=datetime.fromisoformat(row.pinned_at),
        pinned_by=row.colleague_name or "",
        came_with=row.came_with,
        compared=row.compared,
        sealing_key=row.sealing_key,
    )
