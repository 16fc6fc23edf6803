"""What the vault remembers of its backup copies: the folder, the last good one, the last failure; all journaled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, select

from intake_desktop.dossier.ports import Copied
from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.sealing import canonical
from intake_desktop.storage.backup_names import MARK_LENGTH
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import Room, holds
from intake_desktop.storage.staff import loaded, put_setting
from intake_desktop.storage.tables import SETTING, VAULT

FOLDER, LAST, FORMER = "backup_folder", "backup_last", "backup_former"
_MOST_FORMER = 8
_ANYBODY = tuple(Right)
_SETTING = select(SETTING.c.content)
_ID = select(VAULT.c.vault_id)


@dataclass(frozen=True, slots=True)
class Remembered:
    """The folder as text ("" for none), the mark of this vault, and the two moments with the code of the failure."""

    folder: str
    mark: str
    good: str = ""
    failed: str = ""
    why: str = ""
    apart: bool = False
    """The folder stood on another disk than the vault when the last good copy was made."""
    former: tuple[tuple[str, str], ...] = ()
    """Folders of before, newest first, each with the moment since which it is that."""

    def last_good(self) -> datetime | None:
        """When the newest good copy was made."""
        return moment_of(self.good)

    def failed_at(self) -> datetime | None:
        """When the last attempt failed; None when it worked."""
        return moment_of(self.failed)


class KeptBackups:
    """Fulfils dossier.ports.Backups on one Room. Everybody's work is copied, so everybody may note how it went."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def remembered(self, actor: Actor) -> Remembered:
        """How it stands; nothing about participants, so no row of its own."""
        return self._room.look(actor, read)

    def choose(self, actor: Actor, folder: str) -> None:
        """Another folder, "" for none; for a beheerder. What was remembered of the former folder no longer counts."""

        def work(connection: Connection) -> None:
            old = read(connection)
            if folder != old.folder:
                left = [(old.folder, self._room.now().isoformat())] if old.folder else []
                others = [pair for pair in old.former if pair[0] not in {folder, old.folder}]
                _put_former(connection, [*left, *others])
            put_setting(connection, FOLDER, canonical.kept(folder))
            put_setting(connection, LAST, canonical.kept({}))

        event = Event("backup.folder_chosen", "U", detail={"chosen": int(bool(folder))})
        self._room.perform(actor, event, work, holds(actor, Right.MANAGE_SETTINGS))

    def made(self, actor: Actor, copied: Copied) -> None:
        """A verified copy stands in the folder: so many bytes, and so many copies are there now."""
        last = {"good": copied.made.isoformat(), "apart": "1" if copied.apart else ""}
        event = Event("backup.made", "C", detail={"bytes": copied.size, "copies": copied.copies})
        self._room.perform(actor, event, lambda c: put_setting(c, LAST, canonical.kept(last)), holds(actor, *_ANYBODY))

    def failed(self, actor: Actor, moment: datetime, why: str) -> None:
        """No copy was made; `why` is the code of the error. The last good one stays remembered."""

        def work(connection: Connection) -> None:
            kept = replace(read(connection), failed=moment.isoformat(), why=why)
            last = {"good": kept.good, "failed": kept.failed, "why": kept.why, "apart": "1" if kept.apart else ""}
            put_setting(connection, LAST, canonical.kept(last))

        event = Event("backup.failed", "C", detail={"why": why})
        self._room.perform(actor, event, work, holds(actor, *_ANYBODY))

    def tidied(self, actor: Actor, what: str, copies: int, forget: str = "") -> None:
        """So many copies were removed by hand of a beheerder; `forget`: a former folder that need not be told again."""

        def work(connection: Connection) -> None:
            if forget:
                _put_former(connection, [pair for pair in read(connection).former if pair[0] != forget])

        event = Event(f"backup.{what}", "D", detail={"copies": copies})
        self._room.perform(actor, event, work, holds(actor, Right.MANAGE_SETTINGS))

    def allow(self, actor: Actor) -> None:
        """Before anything is removed. Raises NotAllowed for who is no beheerder."""
        event = Event("backup.tidying_asked", "E")
        self._room.perform(actor, event, lambda _: None, holds(actor, Right.MANAGE_SETTINGS))


def _put_former(connection: Connection, pairs: list[tuple[str, str]]) -> None:
    kept = [{"folder": folder, "since": since} for folder, since in pairs[:_MOST_FORMER]]
    put_setting(connection, FORMER, canonical.kept(kept))


def read(connection: Connection) -> Remembered:
    """What the vault remembers, by any connection."""
    folder, last = (_content(connection, name) for name in (FOLDER, LAST))
    vault_id = str(connection.execute(_ID).scalar() or "")
    known = last if isinstance(last, dict) else {}
    told = {name: str(known.get(name, "")) for name in ("good", "failed", "why")}
    former = _content(connection, FORMER)
    pairs = tuple(_pair(each) for each in former) if isinstance(former, list) else ()
    where = folder if isinstance(folder, str) else ""
    return Remembered(where, vault_id[:MARK_LENGTH], **told, apart=bool(known.get("apart")), former=pairs)


def _pair(found: object) -> tuple[str, str]:
    match found:
        case {"folder": str(folder), "since": str(since)}:
            return folder, since
    return "", ""


def _content(connection: Connection, name: str) -> object | None:
    text = connection.execute(_SETTING.where(SETTING.c.name == name)).scalar()
    return None if text is None else loaded(text)


def moment_of(text: str) -> datetime | None:
    """A moment as the settings keep it, None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
