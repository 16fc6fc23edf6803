"""The steps from an empty database to the newest schema; a released step never changes, each has a test of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from intake_desktop.errors import VaultDamaged, VaultTooNew

Step = tuple[str, ...]
"""The SQL statements of one step."""

_FIRST: Step = (
    """CREATE TABLE vault (id INTEGER PRIMARY KEY CHECK (id = 1), vault_id TEXT NOT NULL, epoch INTEGER NOT NULL,
    key_generation INTEGER NOT NULL, key_sha256 TEXT NOT NULL, pending_generation INTEGER, pending_sha256 TEXT,
    recovery_public_key TEXT NOT NULL, app_version TEXT NOT NULL, made_at TEXT NOT NULL)""",
    """CREATE TABLE colleague (id TEXT PRIMARY KEY, slot_id TEXT NOT NULL UNIQUE, public_key TEXT NOT NULL,
    name TEXT NOT NULL, label TEXT NOT NULL, roles TEXT NOT NULL, function TEXT NOT NULL, phone TEXT NOT NULL,
    email TEXT NOT NULL, reachable TEXT NOT NULL)""",
    """CREATE TABLE dossier (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, dossier_type TEXT NOT NULL,
    coach_id TEXT NOT NULL REFERENCES colleague(id), created TEXT NOT NULL)""",
    """CREATE TABLE record (id TEXT PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossier(id),
    form_id TEXT NOT NULL, form_version INTEGER NOT NULL, form_digest TEXT NOT NULL, started TEXT NOT NULL,
    author TEXT NOT NULL, status TEXT NOT NULL)""",
    "CREATE INDEX record_of_dossier ON record (dossier_id)",
    """CREATE TABLE answer (record_id TEXT NOT NULL REFERENCES record(id), question_id TEXT NOT NULL,
    row_id TEXT NOT NULL, content TEXT NOT NULL, saved_at TEXT NOT NULL,
    PRIMARY KEY (record_id, question_id, row_id)) WITHOUT ROWID""",
    """CREATE TABLE answer_history (record_id TEXT NOT NULL REFERENCES record(id), question_id TEXT NOT NULL,
    row_id TEXT NOT NULL, turn INTEGER NOT NULL, content TEXT NOT NULL, saved_at TEXT NOT NULL,
    replaced_at TEXT NOT NULL, replaced_by TEXT NOT NULL,
    PRIMARY KEY (record_id, question_id, row_id, turn)) WITHOUT ROWID""",
    """CREATE TABLE card (dossier_id TEXT PRIMARY KEY REFERENCES dossier(id), display_name TEXT NOT NULL,
    sort_name TEXT NOT NULL, birth_date TEXT NOT NULL, stage TEXT NOT NULL, stage_detail TEXT NOT NULL,
    due TEXT NOT NULL, due_what TEXT NOT NULL, last_zrm TEXT NOT NULL, sort_key TEXT NOT NULL,
    search_text TEXT NOT NULL)""",
    "CREATE INDEX card_in_order ON card (sort_key, dossier_id)",
    """CREATE TABLE export (id TEXT PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossier(id),
    profile_id TEXT NOT NULL, profile_version INTEGER NOT NULL, organisation TEXT NOT NULL,
    permission TEXT NOT NULL, created TEXT NOT NULL, file_name TEXT NOT NULL, payload_sha256 TEXT NOT NULL,
    parts TEXT NOT NULL, code TEXT NOT NULL, made_by TEXT NOT NULL)""",
    "CREATE INDEX export_of_dossier ON export (dossier_id)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, content TEXT NOT NULL)",
    "CREATE TABLE place (colleague_id TEXT PRIMARY KEY REFERENCES colleague(id), content TEXT NOT NULL)",
    """CREATE TABLE journal (seq INTEGER PRIMARY KEY, entry TEXT NOT NULL, dossier_id TEXT NOT NULL,
    mac TEXT NOT NULL)""",
    "CREATE INDEX journal_of_dossier ON journal (dossier_id)",
    """CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END""",
    """CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END""",
)

_COLUMNS = ("replaces", "reason", "taken_from", "finished", "finished_by", "answers_sha256", "outcome")
_KEPT = "(SELECT status FROM record WHERE id = {row}.record_id) = 'vastgesteld'"
_FINISHED: Step = (
    *(f"ALTER TABLE record ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in _COLUMNS),
    """CREATE TRIGGER record_stays BEFORE UPDATE ON record
    WHEN OLD.status = 'vastgesteld' AND NEW.status <> 'vernietigd'
    BEGIN SELECT RAISE(ABORT, 'a finished record stays as it is'); END""",
    *(
        f"""CREATE TRIGGER answer_stays_{verb.lower()} BEFORE {verb} ON answer WHEN {_KEPT.format(row=row)}
        BEGIN SELECT RAISE(ABORT, 'a finished record stays as it is'); END"""
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
)
"""Finishing, correcting and taking over: who finished what, and the database itself keeps it as it was."""

_SENDERS: Step = (
    """CREATE TABLE sender (public_key TEXT PRIMARY KEY, organisation TEXT NOT NULL, pinned_at TEXT NOT NULL,
    pinned_by TEXT NOT NULL REFERENCES colleague(id), came_with TEXT NOT NULL, compared TEXT NOT NULL)""",
)
"""Senders that are believed: who pinned them, when, and how the fingerprint was compared."""

_SEALING: Step = ("ALTER TABLE sender ADD COLUMN sealing_key TEXT NOT NULL DEFAULT ''",)
"""The key of a sender that files are sealed to, so that only this organisation opens them."""

_HANDED_OVER: Step = (
    """CREATE TABLE handed_over (dossier_id TEXT PRIMARY KEY REFERENCES dossier(id), public_key TEXT NOT NULL,
    organisation TEXT NOT NULL, mark TEXT NOT NULL, made TEXT NOT NULL, taken_at TEXT NOT NULL,
    taken_by TEXT NOT NULL REFERENCES colleague(id), UNIQUE (public_key, mark))""",
)
"""Where a dossier came from that was taken over from another organisation; the same file only once."""

_CONTACTS: Step = (
    """CREATE TABLE contact (id TEXT PRIMARY KEY, profile_id TEXT NOT NULL, organisation TEXT NOT NULL,
    person TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, ground TEXT NOT NULL, public_key TEXT NOT NULL,
    remark TEXT NOT NULL, last_used TEXT NOT NULL, last_purpose TEXT NOT NULL, put_away TEXT NOT NULL,
    made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES colleague(id))""",
    "ALTER TABLE export ADD COLUMN contact_id TEXT NOT NULL DEFAULT ''",
    """CREATE TRIGGER contact_stays BEFORE DELETE ON contact
    WHEN EXISTS (SELECT 1 FROM export WHERE contact_id = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'an export points at this contact'); END""",
)
"""The address book, and which entry an export went to; an entry that was used stays."""

_AFTERMATH: Step = (
    "ALTER TABLE export ADD COLUMN replaces TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE aftermath (id TEXT PRIMARY KEY, export_id TEXT NOT NULL REFERENCES export(id),
    kind TEXT NOT NULL, day TEXT NOT NULL, who TEXT NOT NULL, words TEXT NOT NULL, kept_at TEXT NOT NULL,
    kept_by TEXT NOT NULL REFERENCES colleague(id))""",
    "CREATE INDEX aftermath_of_export ON aftermath (export_id)",
)
"""What happened after a file left, and which earlier file a new one replaces."""

STEPS: tuple[Step, ...] = (_FIRST, _FINISHED, _SENDERS, (*_CONTACTS, *_AFTERMATH, *_SEALING, *_HANDED_OVER))
"""Step n brings the database from version n-1 to n."""


def migrate(connection: Connection, keep_copy: Callable[[int], None], steps: Sequence[Step] = STEPS) -> int:
    """Bring the database to the newest version, each step in one transaction; gives the version it was in.

    `keep_copy(version)` makes a verified copy first; it is not called for a new database. Raises VaultTooNew.
    """
    found = version(connection)
    if found > len(steps):
        raise VaultTooNew(versie=f"kluisversie {len(steps)}", kluisversie=f"kluisversie {found}")
    if 0 < found < len(steps):
        keep_copy(found)
    for number in range(found + 1, len(steps) + 1):
        with connection.begin():
            for statement in steps[number - 1]:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    return found


def version(connection: Connection) -> int:
    """The version of the schema; 0 for a new, empty database."""
    with connection.begin():
        found = connection.exec_driver_sql("PRAGMA user_version").scalar()
    if not isinstance(found, int) or found < 0:
        raise VaultDamaged
    return found
