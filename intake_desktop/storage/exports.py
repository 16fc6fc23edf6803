"""Keeping what left: the port Exports, with the code of each file for thirty days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Row, insert, select, update

from intake_desktop.dossier.aftermath import tidied
from intake_desktop.dossier.happening import Happening
from intake_desktop.dossier.model import Export, Permission
from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.errors import VaultDamaged
from intake_desktop.sealing import canonical
from intake_desktop.storage import aftermath
from intake_desktop.storage.contacts import note_use
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import Room, may_open
from intake_desktop.storage.tables import EXPORT

CODE_KEPT = timedelta(days=30)


class KeptExports:
    """Fulfils dossier.ports.Exports on one Room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add(self, actor: Actor, export: Export) -> None:
        """Keep what will leave; committed before the file is written."""
        row = {name: getattr(export, name) for name in _PLAIN} | {"made_by": actor.colleague_id}
        row |= {"created": export.created.isoformat(), "parts": canonical.kept(export.parts)}
        row |= {"permission": _permission_text(export.permission)}

        def work(connection: Connection) -> None:
            connection.execute(insert(EXPORT), row)
            note_use(connection, export)

        facts: dict[str, str | int] = {"export": export.id, "profile": export.profile_id, "parts": len(export.parts)}
        event = Event("export.made", "E", export.dossier_id, export.profile_id, facts)
        self._room.perform(actor, event, work, may_open(actor, export.dossier_id, Right.EXPORT))

    def of_dossier(self, actor: Actor, dossier_id: str) -> tuple[Export, ...]:
        """What left of this dossier, newest first, without the codes."""
        found = select(EXPORT).where(EXPORT.c.dossier_id == dossier_id).order_by(EXPORT.c.created.desc())

        def work(connection: Connection) -> tuple[Export, ...]:
            after = aftermath.of_dossier(connection, dossier_id)
            return tuple(_export(row, after.get(row.id, ())) for row in connection.execute(found))

        event = Event("exports.viewed", "R", dossier_id)
        return self._room.perform(actor, event, work, may_open(actor, dossier_id))

    def show_code(self, actor: Actor, export_id: str) -> str:
        """The code once more, journaled each time; "" when it was erased after thirty days."""
        owner = self._room.glance(select(EXPORT.c.dossier_id).where(EXPORT.c.id == export_id))
        dossier_id = str(owner[0]) if owner else ""
        oldest = (self._room.now() - CODE_KEPT).isoformat()

        def work(connection: Connection) -> str:
            row = connection.execute(select(EXPORT.c.code, EXPORT.c.created).where(EXPORT.c.id == export_id)).one()
            return str(row.code) if datetime.fromisoformat(row.created) >= datetime.fromisoformat(oldest) else ""

        event = Event("export.code_shown", "R", dossier_id, detail={"export": export_id})
        return self._room.perform(actor, event, work, may_open(actor, dossier_id, Right.EXPORT))

    def add_happening(self, actor: Actor, export_id: str, happening: Happening) -> None:
        """Keep what happened after this file left. Raises DateRefused, AnswerRefused and NotAllowed."""
        found = self._room.glance(select(EXPORT.c.dossier_id, EXPORT.c.profile_id).where(EXPORT.c.id == export_id))
        dossier_id, profile_id = map(str, found) if found else ("", "")

        def work(connection: Connection) -> None:
            row = connection.execute(select(EXPORT).where(EXPORT.c.id == export_id)).one()
            told = tidied(_export(row), happening, self._room.now().date())
            aftermath.keep(connection, self._room, actor, export_id, told)

        event = Event(f"export.{aftermath.EVENTS[happening.kind]}", "U", dossier_id, profile_id, {"export": export_id})
        self._room.perform(actor, event, work, may_open(actor, dossier_id, Right.EXPORT))


_PLAIN = (
    "id",
    "dossier_id",
    "profile_id",
    "profile_version",
    "organisation",
    "file_name",
    "payload_sha256",
    "code",
    "contact_id",
    "replaces",
)


def erase_old_codes(connection: Connection, now: datetime) -> int:
    """Erase the codes of files older than thirty days, inside the caller's transaction; gives how many."""
    kept = select(EXPORT.c.id, EXPORT.c.created).where(EXPORT.c.code != "")
    old = [row.id for row in connection.execute(kept) if datetime.fromisoformat(row.created) < now - CODE_KEPT]
    for export_id in old:
        connection.execute(update(EXPORT).where(EXPORT.c.id == export_id), {"code": ""})
    return len(old)


def _permission_text(permission: Permission) -> str:
    fields = {
        "purpose": permission.purpose,
        "ground": permission.ground,
        "discussed_on": permission.discussed_on.isoformat(),
        "consent_on": permission.consent_on.isoformat() if permission.consent_on else "",
        "consent_until": permission.consent_until.isoformat() if permission.consent_until else "",
        "how_given": permission.how_given,
        "remark": permission.remark,
    }
    return canonical.kept(fields)


def _permission(text: str) -> Permission:
    found = _loaded(text)
    if not isinstance(found, dict):
        raise VaultDamaged
    consent_on, consent_until = (str(found[name]) for name in ("consent_on", "consent_until"))
    return Permission(
        purpose=str(found["purpose"]),
        ground=str(found["ground"]),
        discussed_on=date.fromisoformat(str(found["discussed_on"])),
        consent_on=date.fromisoformat(consent_on) if consent_on else None,
        consent_until=date.fromisoformat(consent_until) if consent_until else None,
        how_given=str(found["how_given"]),
        remark=str(found["remark"]),
    )


def _loaded(text: str) -> object:
    try:
        return canonical.loads(text.encode("utf-8"))
    except canonical.JsonRefused as fault:
        raise VaultDamaged from fault


def _export(row: Row[tuple[object, ...]], after: tuple[Happening, ...] = ()) -> Export:
    parts = _loaded(row.parts)
    return Export(
        id=row.id,
        dossier_id=row.dossier_id,
        profile_id=row.profile_id,
        profile_version=row.profile_version,
        organisation=row.organisation,
        permission=_permission(row.permission),
        created=datetime.fromisoformat(row.created),
        file_name=row.file_name,
        payload_sha256=row.payload_sha256,
        parts=tuple(str(part) for part in parts) if isinstance(parts, list) else (),
        code="",
        contact_id=row.contact_id,
        replaces=row.replaces,
        aftermath=after,
    )
