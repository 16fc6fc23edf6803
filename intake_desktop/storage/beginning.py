"""The first things done in a vault that just opened: sweeping, mending key files, and journaling how it opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desktop.dossier.roles import Actor, Colleague
from intake_desktop.dossier.rotation import RotationCutShort
from intake_desktop.sealing.files import sweep, translated
from intake_desktop.storage import before_update, keycopies, resuming, rotation_book
from intake_desktop.storage.journal import Event

if TYPE_CHECKING:
    from intake_desktop.storage.open_store import OpenStore
    from intake_desktop.storage.vault import Unlocked

UNDONE = "vault.rotation_undone"


def begin(store: OpenStore, unlocked: Unlocked) -> Colleague:
    """Gives whose slot it was; nothing can be read before its row is in the journal. Raises SpringplankError.

    The anchor is written before a key file under a new vault key: nobody could read the older anchor after that.
    """
    opening = store.opening
    colleague = store.colleague_of(unlocked.slot_id)
    events = [Event(name, "E") for name in _events(store, unlocked)]
    if keycopies.read(opening.folder).readable != (opening.key_file,) or not keycopies.read(opening.folder).whole:
        if opening.earlier is not None:
            store.write_anchor()
        keycopies.write(opening.folder, opening.key_file, opening.means.disk)
    if unlocked.failures:
        events.append(Event("vault.failed_attempts", "E", detail={"count": unlocked.failures}))
    if "vault.unlocked" in unlocked.events:
        store.keep_public_key(unlocked.slot_id, opening.keys.public_key)
    store.begin_session(Actor(colleague.id, colleague.roles), tuple(events))
    return colleague


def _events(store: OpenStore, unlocked: Unlocked) -> tuple[str, ...]:
    """What happened, after tidying up; a new vault key that was never put in place is remembered as such."""
    opening = store.opening
    try:
        sweep(opening.folder)
        before_update.tidy(opening.folder, opening.means.now())
        left = resuming.sweep(opening.folder)
    except OSError as fault:
        raise translated(fault, opening.folder) from fault
    event = unlocked.resolved.event or (UNDONE if left else "")
    if event == UNDONE:
        with store.room.connection.begin():
            rotation_book.failed(store.room.connection, opening.means.now(), RotationCutShort.code)
    return (*unlocked.events, event) if event else unlocked.events
