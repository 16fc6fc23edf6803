"""The rows of the database, one class per table; rows are not domain objects and never leave storage."""

from __future__ import annotations

from sqlalchemy import MetaData, Table
from sqlmodel import Field, SQLModel


class StoredRow(SQLModel):
    """What every row has in common: its own list of tables. SQLModel does not validate rows."""

    metadata = MetaData()


class VaultRow(StoredRow, table=True):
    """One row: which vault this is, and which key file belongs to it now or after an interrupted change."""

    __tablename__ = "vault"
    id: int = Field(primary_key=True)
    vault_id: str
    epoch: int
    key_generation: int
    key_sha256: str
    pending_generation: int | None
    pending_sha256: str | None
    recovery_public_key: str
    app_version: str
    made_at: str


class ColleagueRow(StoredRow, table=True):
    """A colleague; `public_key` (hexadecimal) is kept here and nowhere else."""

    __tablename__ = "colleague"
    id: str = Field(primary_key=True)
    slot_id: str
    public_key: str
    name: str
    label: str
    roles: str
    function: str = ""
    phone: str = ""
    email: str = ""
    reachable: str = ""


class DossierRow(StoredRow, table=True):
    """A participant's dossier; names are answers, not columns."""

    __tablename__ = "dossier"
    id: str = Field(primary_key=True)
    number: str
    dossier_type: str
    coach_id: str
    created: str


class RecordRow(StoredRow, table=True):
    """A filled-in form of a dossier, with the version it was made with; `outcome` is canonical JSON once finished."""

    __tablename__ = "record"
    id: str = Field(primary_key=True)
    dossier_id: str
    form_id: str
    form_version: int
    form_digest: str
    started: str
    author: str
    status: str
    replaces: str = ""
    reason: str = ""
    taken_from: str = ""
    finished: str = ""
    finished_by: str = ""
    answers_sha256: str = ""
    outcome: str = ""


class AnswerRow(StoredRow, table=True):
    """The current answer to one question or cell; `content` is canonical JSON of the answer."""

    __tablename__ = "answer"
    record_id: str = Field(primary_key=True)
    question_id: str = Field(primary_key=True)
    row_id: str = Field(primary_key=True)
    content: str
    saved_at: str


class AnswerHistoryRow(StoredRow, table=True):
    """An answer as it was before it was replaced or taken away; `turn` counts from 1 per answer."""

    __tablename__ = "answer_history"
    record_id: str = Field(primary_key=True)
    question_id: str = Field(primary_key=True)
    row_id: str = Field(primary_key=True)
    turn: int = Field(primary_key=True)
    content: str
    saved_at: str
    replaced_at: str
    replaced_by: str


class CardRow(StoredRow, table=True):
    """What the list shows of a dossier; `search_text` is without capitals and diacritics."""

    __tablename__ = "card"
    dossier_id: str = Field(primary_key=True)
    display_name: str
    sort_name: str
    birth_date: str
    stage: str
    stage_detail: str
    due: str
    due_what: str
    last_zrm: str
    sort_key: str
    search_text: str


class ExportRow(StoredRow, table=True):
    """A file that left; `code` is erased after 30 days."""

    __tablename__ = "export"
    id: str = Field(primary_key=True)
    dossier_id: str
    profile_id: str
    profile_version: int
    organisation: str
    permission: str
    created: str
    file_name: str
    payload_sha256: str
    parts: str
    code: str
    made_by: str
    contact_id: str = ""
    replaces: str = ""


class SettingRow(StoredRow, table=True):
    """A setting of the organisation as canonical JSON."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    content: str


class PlaceRow(StoredRow, table=True):
    """Where a colleague was working, as canonical JSON."""

    __tablename__ = "place"
    colleague_id: str = Field(primary_key=True)
    content: str


class SenderRow(StoredRow, table=True):
    """A sender whose fingerprint was compared by telephone; both keys are hexadecimal."""

    __tablename__ = "sender"
    public_key: str = Field(primary_key=True)
    organisation: str
    pinned_at: str
    pinned_by: str
    came_with: str
    compared: str
    sealing_key: str = ""


class HandedOverRow(StoredRow, table=True):
    """Where a dossier came from that was taken over from another organisation."""

    __tablename__ = "handed_over"
    dossier_id: str = Field(primary_key=True)
    public_key: str
    organisation: str
    mark: str
    made: str
    taken_at: str
    taken_by: str


class ContactRow(StoredRow, table=True):
    """An entry of the address book; `put_away` is the moment, or empty."""

    __tablename__ = "contact"
    id: str = Field(primary_key=True)
    profile_id: str
    organisation: str
    person: str
    phone: str
    email: str
    ground: str
    public_key: str
    remark: str
    last_used: str
    last_purpose: str
    put_away: str
    made_at: str
    made_by: str


class AftermathRow(StoredRow, table=True):
    """Something that happened after a file left."""

    __tablename__ = "aftermath"
    id: str = Field(primary_key=True)
    export_id: str
    kind: str
    day: str
    who: str
    words: str
    kept_at: str
    kept_by: str


class JournalEntryRow(StoredRow, table=True):
    """One event; the columns map to NEN 7513 (docs/formats.md). `mac` chains it to the row before."""

    __tablename__ = "journal"
    seq: int = Field(primary_key=True)
    entry: str
    dossier_id: str
    mac: str


def _table(name: str) -> Table:
    return StoredRow.metadata.tables[name]


VAULT = _table("vault")
COLLEAGUE = _table("colleague")
DOSSIER = _table("dossier")
RECORD = _table("record")
ANSWER = _table("answer")
ANSWER_HISTORY = _table("answer_history")
CARD = _table("card")
EXPORT = _table("export")
SETTING = _table("setting")
PLACE = _table("place")
SENDER = _table("sender")
HANDED_OVER = _table("handed_over")
CONTACT = _table("contact")
AFTERMATH = _table("aftermath")
JOURNAL = _table("journal")
