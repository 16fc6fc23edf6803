"""The key on paper of an open vault: holding a typed one against it, and putting a new one in its place."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from intake_desktop.dossier.roles import Actor
from intake_desktop.sealing import codes
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.sealing.memory import wipe
from intake_desktop.storage import key_change, keycopies, recovery_book
from intake_desktop.storage.journal import Event
from intake_desktop.storage.key_change import KeyChange
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.storage.opening import Opening
from intake_desktop.storage.slots import SlotMaker, open_with_recovery


def hold_against(opening: Opening, text: str) -> None:
    """Open the slot of the key on paper as somebody in need would, and let go at once; changes nothing.

    Raises WrongRecoveryKey, with the group where that can be told, ForeignRecoveryKey, and KeyFilesDamaged.
    """
    copies = keycopies.read(opening.folder)
    _, found = keycopies.first_that_opens(
        copies, lambda key_file: open_with_recovery(key_file, codes.read_recovery_key(text))
    )
    found.wipe()


def renew(store: OpenStore, opening: Opening, actor: Actor, text: str) -> None:
    """From now on this key opens the vault. Killed half-way, one of both keys does; never none.

    On the storage thread. Raises NotAllowed, WrongRecoveryKey for a text that is no key, KeyFilesDamaged, and what
    writing a file raises.
    """
    seed = codes.read_recovery_key(text)
    try:
        maker = SlotMaker(opening.keys, KdfPolicy(), opening.means.random_bytes)
        paper = maker.for_recovery(seed)
    finally:
        wipe(seed)
    connection, folder = store.room.connection, opening.folder
    begun = Event("recovery_key.renewal_begun", "U")
    store.room.perform(actor, begun, lambda _: None, recovery_book.may_renew(actor))
    old, moment = key_change.current(connection, folder), opening.means.now().isoformat()
    new = maker.sign(without_paper(old).changed(paper.slot))
    change = KeyChange(folder, old, new, {paper.slot.slot_id.hex(): paper.public_key}, opening.means.disk)

    def end(connection: Connection) -> None:
        recovery_book.keep(connection, made=moment, rehearsed="", used="")
        store.room.chain.append(connection, actor, Event("recovery_key.renewed", "U"))

    key_change.exchange(connection, change, end)


def without_paper(key_file: KeyFile) -> KeyFile:
    """This key file without the slot of the key on paper."""
    old = key_file.recovery()
    return key_file.without(old.slot_id) if old else replace(key_file, mac=b"")
