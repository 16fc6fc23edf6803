"""The journal: one chained row per event, written in the transaction of the event and never changed afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from intake_desktop.dossier.ports import JournalRow
from intake_desktop.dossier.roles import Actor
from intake_desktop.errors import VaultDamaged
from intake_desktop.sealing import canonical, keys
from intake_desktop.storage import journal_keys
from intake_desktop.storage.journal_keys import key_of
from intake_desktop.storage.tables import JOURNAL

START = "0" * 64
"""What the first row is chained to."""
_LAST = select(JOURNAL.c.seq, JOURNAL.c.mac, JOURNAL.c.entry).where(
    JOURNAL.c.seq == select(func.max(JOURNAL.c.seq)).scalar_subquery()
)
"""Without LIMIT: a bound limit makes the database plan the statement anew every time."""
_ADD = insert(JOURNAL)
_WHOLE = select(JOURNAL.c.seq, JOURNAL.c.entry, JOURNAL.c.dossier_id, JOURNAL.c.mac).order_by(JOURNAL.c.seq)


class JournalBroken(VaultDamaged):
    """A row of the journal was edited, cut, moved or put back; `seq` is the first that does not fit."""

    title = "Het logboek is veranderd"
    meaning = "Regel {seq} past niet bij de regels ervoor."
    remedy = "Laat alles zoals het is en bel je beheerder en de functionaris gegevensbescherming."

    def __init__(self, seq: int) -> None:
        super().__init__(seq=seq)
        self.seq = seq


@dataclass(frozen=True, slots=True)
class Event:
    """What happens: a name, the NEN 7513 action (C, R, U, D, E), and which dossier and part of it."""

    name: str
    action: str
    dossier_id: str = ""
    segment: str = ""
    detail: dict[str, str | int] = field(default_factory=dict)
    """Counts and ids only; may be filled while the work is done."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Writes and checks the rows. `workstation` and `app_version` are recorded with every event."""

    key: bytearray
    now: Callable[[], datetime]
    workstation: str
    app_version: str

    def append(self, connection: Connection, actor: Actor, event: Event, outcome: str = "ok") -> int:
        """Add one row inside the caller's transaction; gives its number. Raises JsonRefused for an endless reason."""
        last = connection.execute(_LAST).first()
        seq, previous = (last.seq + 1, last.mac) if last else (1, START)
        entry = canonical.kept(self._entry(actor, event, outcome, last.entry if last else ""))
        mac = _mac(self.key, seq, previous, entry)
        connection.execute(_ADD, {"seq": seq, "entry": entry, "dossier_id": event.dossier_id, "mac": mac})
        return seq

    def _entry(self, actor: Actor, event: Event, outcome: str, last: str) -> dict[str, object]:
        moment = self.now()
        at = moment.astimezone(UTC).isoformat(timespec="milliseconds")
        offset = moment.utcoffset()
        set_back = at < _moment_of(last)
        return {
            "at": at,
            "offset": int(offset.total_seconds()) // 60 if offset else 0,
            "clock": "back" if set_back else "",
            "event": event.name,
            "action": event.action,
            "outcome": outcome,
            "colleague": actor.colleague_id,
            "roles": ",".join(sorted(actor.roles)),
            "reason": actor.reason.encode("utf-8", "replace").decode("utf-8"),
            "workstation": self.workstation,
            "app": self.app_version,
            "dossier": event.dossier_id,
            "segment": event.segment,
            "detail": event.detail,
        }

    def head(self, connection: Connection) -> tuple[int, str]:
        """Number and MAC of the newest row; (0, zeros) for an empty journal."""
        last = connection.execute(_LAST).first()
        return (last.seq, last.mac) if last else (0, START)

    def newest(self, connection: Connection) -> datetime | None:
        """When the newest row was written, by the clock of that moment; None for an empty or unreadable one."""
        last = connection.execute(_LAST).first()
        moment = _moment_of(last.entry) if last else ""
        return datetime.fromisoformat(moment) if moment else None

    def verify(self, connection: Connection, anchor: tuple[int, str] = (0, START)) -> int:
        """Check every row and that the anchored row is among them; gives the number of rows, raises JournalBroken.

        Rows from before a new vault key are checked under the key of then.
        """
        stretches = journal_keys.earlier(connection)
        expected, previous = 1, START
        anchored = anchor == (0, START)
        for seq, *rest in connection.execute(_WHOLE):
            entry, dossier_id, mac = map(str, rest)
            key = key_of(seq, stretches, self.key)
            if seq != expected or not _fits(key, seq, previous, (entry, dossier_id, mac)):
                raise JournalBroken(expected)
            anchored = anchored or (seq, mac) == anchor
            expected, previous = expected + 1, mac
        if not anchored:
            raise JournalBroken(min(expected, anchor[0]))
        return expected - 1


def _mac(key: bytearray, seq: int, previous: str, entry: str) -> str:
    content = seq.to_bytes(8, "big") + bytes.fromhex(previous) + entry.encode("ascii")
    return keys.mac(key, content).hex()


def _fits(key: bytearray, seq: int, previous: str, row: tuple[str, str, str]) -> bool:
    """True when the MAC is right and the entry is of this dossier; what a MAC has proved needs no strict reader."""
    entry, dossier_id, mac = row
    try:
        if not keys.same(mac.encode("ascii"), _mac(key, seq, previous, entry).encode("ascii")):
            return False
        return bool(json.loads(entry)["dossier"] == dossier_id)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _moment_of(entry: str) -> str:
    """When an event was, "" when there is none or it cannot be read; verify() is what finds damage."""
    try:
        return str(_fields(entry)["at"]) if entry else ""
    except (ValueError, KeyError):
        return ""


def _fields(entry: str) -> Mapping[str, object]:
    found = canonical.loads(entry.encode("utf-8"))
    if not isinstance(found, dict):
        raise canonical.JsonRefused("not an entry")
    return found


def read(row: object) -> JournalRow:
    """A row as the dossier layer knows it; raises JournalBroken when it cannot be read."""
    seq = int(getattr(row, "seq", 0))
    try:
        fields = _fields(str(getattr(row, "entry", "")))
        detail = fields["detail"]
        texts = {name: str(fields[name]) for name in fields}
        return JournalRow(
            seq=seq,
            at=datetime.fromisoformat(texts["at"]),
            event=texts["event"],
            action=texts["action"],
            outcome=texts["outcome"],
            colleague_id=texts["colleague"],
            roles=texts["roles"],
            dossier_id=texts["dossier"],
            segment=texts["segment"],
            reason=texts["reason"],
            detail=detail if isinstance(detail, dict) else {},
        )
    except (ValueError, KeyError) as fault:
        raise JournalBroken(seq) from fault
