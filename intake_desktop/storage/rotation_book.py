"""What the vault remembers of new vault keys: when the last one came, and when and why one did not come."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from intake_desktop.dossier.roles import Actor
from intake_desktop.dossier.rotation import RotationState, error_of
from intake_desktop.sealing import canonical
from intake_desktop.storage.room import Room
from intake_desktop.storage.staff import loaded, put_setting
from intake_desktop.storage.tables import SETTING

LAST = "vault_key_last"


class KeptRotations:
    """Fulfils dossier.ports.Rotations on one Room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def remembered(self, actor: Actor) -> RotationState:
        """How it stands; nothing about participants, so no row of its own."""
        return self._room.look(actor, _state)


def renewed(connection: Connection, moment: datetime) -> None:
    """The vault has a new key from now on; inside the caller's transaction."""
    put_setting(connection, LAST, canonical.kept({"renewed": moment.isoformat()}))


def failed(connection: Connection, moment: datetime, why: str) -> None:
    """It has not; `why` is the code of the error. When the present key came stays remembered."""
    told = {**_told(connection), "failed": moment.isoformat(), "why": why}
    put_setting(connection, LAST, canonical.kept(told))


def _state(connection: Connection) -> RotationState:
    told = _told(connection)
    return RotationState(_moment(told, "renewed"), _moment(told, "failed"), error_of(told.get("why", "")))


def _told(connection: Connection) -> dict[str, str]:
    text = connection.execute(select(SETTING.c.content).where(SETTING.c.name == LAST)).scalar()
    found = None if text is None else loaded(text)
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _moment(told: dict[str, str], name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(told.get(name, ""))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
