"""The keys under which older rows of the journal were written: each new vault key begins a new stretch of the chain."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from intake_desktop.errors import VaultDamaged
from intake_desktop.sealing import canonical
from intake_desktop.storage.tables import SETTING

NAME = "journal_key."
"""Start of the names of the settings that hold these keys; nobody but the journal reads them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows up to and including `until`, after those of the stretch before."""

    until: int
    key: bytearray


def keep(connection: Connection, epoch: int, stretch: Stretch) -> None:
    """Keep the key of an epoch that ends here; inside the caller's transaction."""
    content = canonical.kept({"until": stretch.until, "key": stretch.key.hex()})
    connection.execute(insert(SETTING), {"name": f"{NAME}{epoch}", "content": content})


def earlier(connection: Connection) -> tuple[Stretch, ...]:
    """The stretches before the present key, oldest first; none in a vault that has its first key."""
    found = select(SETTING.c.content).where(SETTING.c.name.startswith(NAME, autoescape=True))
    stretches = (_read(text) for (text,) in connection.execute(found))
    return tuple(sorted(stretches, key=lambda stretch: stretch.until))


def _read(text: str) -> Stretch:
    try:
        match canonical.loads(text.encode("utf-8")):
            case {"until": int(until), "key": str(key)}:
                return Stretch(until, bytearray.fromhex(key))
    except ValueError as fault:
        raise VaultDamaged from fault
    raise VaultDamaged


def key_of(seq: int, stretches: tuple[Stretch, ...], present: bytearray) -> bytearray:
    """The key that row `seq` was written under."""
    return next((stretch.key for stretch in stretches if seq <= stretch.until), present)
