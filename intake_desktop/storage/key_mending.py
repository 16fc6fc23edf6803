"""Writing a damaged key file anew from the other copy, once the database has said which one is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.storage import inspection, keycopies
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import holds

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from intake_desktop.storage.open_store import OpenStore


def mend(store: OpenStore, actor: Actor) -> bool:
    """Make both copies equal, on the storage thread so that no change of keys comes between; journaled.

    False when no readable copy belongs to this database: then nothing is written. Raises NotAllowed, and what
    write_atomically raises.
    """
    opening = store.opening

    def work(connection: Connection) -> bool:
        good = inspection.known_key_file(connection, opening)
        if good is not None:
            keycopies.write(opening.folder, good, opening.means.disk)
        return good is not None

    event = Event("vault.key_file_mended", "U")
    return store.room.perform(actor, event, work, holds(actor, Right.MANAGE_SETTINGS))
