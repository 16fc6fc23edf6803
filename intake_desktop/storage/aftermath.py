"""The rows of what happened after a file left, inside the transaction of the repository of exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, insert, literal_column, select

from intake_desktop.dossier.happening import After, Happening
from intake_desktop.dossier.roles import Actor
from intake_desktop.storage.room import Room
from intake_desktop.storage.tables import AFTERMATH, EXPORT

EVENTS: Mapping[After, str] = MappingProxyType(
    {
        After.RECEIVED: "receipt_kept",
        After.ANSWERED: "answer_kept",
        After.WITHDRAWN: "consent_withdrawn",
        After.OBJECTED: "objection_kept",
    }
)
"""What the journal calls it; never what was said."""
_AS_WRITTEN: ColumnElement[int] = literal_column("aftermath.rowid")
"""In the order in which it was written down: a clock that was set back changes nothing."""


def keep(connection: Connection, room: Room, actor: Actor, export_id: str, happening: Happening) -> None:
    """Write one row."""
    row = {"id": room.new_id(), "export_id": export_id, "kind": happening.kind.value}
    row |= {"day": happening.day.isoformat(), "who": happening.who, "words": happening.words}
    row |= {"kept_at": room.now().isoformat(), "kept_by": actor.colleague_id}
    connection.execute(insert(AFTERMATH), row)


def of_dossier(connection: Connection, dossier_id: str) -> Mapping[str, tuple[Happening, ...]]:
    """What happened to the files of a dossier: export id -> in the order in which it was written down."""
    found = select(AFTERMATH).join(EXPORT, EXPORT.c.id == AFTERMATH.c.export_id)
    found = found.where(EXPORT.c.dossier_id == dossier_id).order_by(_AS_WRITTEN)
    told: dict[str, tuple[Happening, ...]] = defaultdict(tuple)
    for row in connection.execute(found):
        told[row.export_id] += (Happening(After(row.kind), date.fromisoformat(row.day), row.who, row.words),)
    return told
