"""What the vault remembers of its key on paper: made, rehearsed and used; all journaled."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from intake_desktop.dossier.recovery import RecoveryState
from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.sealing import canonical
from intake_desktop.storage.backup_book import moment_of
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import Check, Room, holds
from intake_desktop.storage.staff import loaded, put_setting
from intake_desktop.storage.tables import SETTING, VAULT

NAME = "recovery"
_FACTS = ("made", "rehearsed", "used")
_SETTING = select(SETTING.c.content).where(SETTING.c.name == NAME)


class KeptRecovery:
    """Fulfils dossier.ports.Recoveries on one Room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def remembered(self, actor: Actor) -> RecoveryState:
        """How it stands; nothing about participants, so no row of its own."""
        return self._room.look(actor, read)

    def rehearsed(self, actor: Actor, moment: datetime, right: bool) -> None:
        """Somebody typed the key to practise; for a beheerder. Only a right one counts."""

        def work(connection: Connection) -> None:
            if right:
                keep(connection, rehearsed=moment.isoformat())

        event = Event("recovery_key.rehearsed", "E", detail={"right": int(right)})
        self._room.perform(actor, event, work, holds(actor, Right.MANAGE_SETTINGS))


def read(connection: Connection) -> RecoveryState:
    """What is kept; a vault from before this was kept knows when it was made itself."""
    known = _known(connection)
    made = known.get("made") or str(connection.execute(select(VAULT.c.made_at)).scalar() or "")
    return RecoveryState(moment_of(made), moment_of(known.get("rehearsed", "")), moment_of(known.get("used", "")))


def keep(connection: Connection, **facts: str) -> None:
    """Change these facts inside the caller's transaction and leave the others."""
    put_setting(connection, NAME, canonical.kept(_known(connection) | facts))


def may_renew(actor: Actor) -> Check:
    """A beheerder, and anybody after the key was used: that one has to be replaced whoever used it."""

    def check(connection: Connection) -> bool:
        return holds(actor, Right.MANAGE_SETTINGS)(connection) or read(connection).used is not None

    return check


def _known(connection: Connection) -> dict[str, str]:
    text = connection.execute(_SETTING).scalar()
    found = None if text is None else loaded(text)
    return {name: str(found.get(name, "")) for name in _FACTS} if isinstance(found, dict) else {}
