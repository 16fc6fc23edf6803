"""The journal for the dossier layer: noting, reading per participant, checking; the port Journal."""

from __future__ import annotations

from sqlalchemy import Connection, select

from intake_desktop.dossier.ports import JournalRow
from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.storage.journal import Event, read
from intake_desktop.storage.room import Room, holds, may_open
from intake_desktop.storage.tables import JOURNAL

_ANYBODY = tuple(Right)


class KeptJournal:
    """Fulfils dossier.ports.Journal on one Room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def note(self, actor: Actor, event: str, **facts: str | int) -> None:
        """Write one event; beside `dossier_id`, `segment` and `action` the facts are counts and ids."""
        named = {name: str(facts.pop(name, "")) for name in ("dossier_id", "segment", "action")}
        noted = Event(event, named["action"] or "E", named["dossier_id"], named["segment"], dict(facts))
        self._room.perform(actor, noted, lambda _: None, holds(actor, *_ANYBODY))

    def of_dossier(self, actor: Actor, dossier_id: str) -> tuple[JournalRow, ...]:
        """Every event of this dossier, oldest first; for who may open it, and for an auditor."""
        found = select(JOURNAL).where(JOURNAL.c.dossier_id == dossier_id).order_by(JOURNAL.c.seq)

        def allowed(connection: Connection) -> bool:
            return actor.may(Right.READ_JOURNAL) or may_open(actor, dossier_id)(connection)

        def work(connection: Connection) -> tuple[JournalRow, ...]:
            return tuple(read(row) for row in connection.execute(found))

        return self._room.perform(actor, Event("journal.read", "R", dossier_id), work, allowed)

    def verify(self, actor: Actor) -> int:
        """Check the whole chain and the anchor from outside; gives the number of rows, raises JournalBroken."""
        event = Event("journal.checked", "R")

        def work(connection: Connection) -> int:
            rows = self._room.chain.verify(connection, self._room.anchor)
            event.detail.update(rows=rows)
            return rows

        return self._room.perform(actor, event, work, holds(actor, Right.READ_JOURNAL, Right.MANAGE_SETTINGS))

    def head(self, actor: Actor) -> tuple[int, str]:
        """Number and MAC of the row that this call itself writes: the anchor for a file that leaves or a backup."""
        allowed = holds(actor, Right.EXPORT, Right.READ_JOURNAL, Right.MANAGE_SETTINGS)
        self._room.perform(actor, Event("journal.anchored", "R"), lambda _: None, allowed)
        return self._room.head()
