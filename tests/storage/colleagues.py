"""A second colleague in a vault of a test, as the program that adds them will do it."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from intake_desktop.storage import key_change, vault
from intake_desktop.storage.key_change import KeyChange
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.storage.slots import SlotMaker
from intake_desktop.storage.tables import COLLEAGUE
from tests.storage.vaults import CHEAP, Bench

EMPTY = {"function": "", "phone": "", "email": "", "reachable": ""}


def add_colleague(bench: Bench, opened: vault.OpenVault, name: str, password: str) -> str:
    """Gives the slot of a new medewerker."""

    def work(store: OpenStore) -> str:
        connection = store.room.connection
        old = key_change.current(connection, bench.folder)
        maker = SlotMaker(store.opening.keys, CHEAP, bench.means.random_bytes)
        new = maker.for_password(bench.means.random_bytes(16), name, password)
        slot_id = new.slot.slot_id.hex()
        row = {"id": bench.means.new_id(), "slot_id": slot_id, "public_key": new.public_key.hex(), "name": name}
        row |= {"label": name, "roles": "medewerker", **EMPTY}

        def also(connection: Connection) -> None:
            connection.execute(insert(COLLEAGUE), row)

        change = KeyChange(bench.folder, old, maker.sign(old.changed(new.slot)), disk=bench.disk)
        key_change.exchange(connection, change, also)
        return slot_id

    return opened._thread.run(work).result()
