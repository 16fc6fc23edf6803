"""Records of forms as rows: begun, read, and finished so that nothing in them changes any more."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from intake_desktop.dossier.model import Beginning, Finished, FormRef, Record
from intake_desktop.errors import RecordFinished, VaultDamaged
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.sealing import canonical
from intake_desktop.storage import answer_text
from intake_desktop.storage.tables import ANSWER, RECORD

CONCEPT, FINISHED = "concept", "vastgesteld"
_LIMITS = canonical.Limits(size=2 * 1024 * 1024, nodes=100_000, text=20_000)
_STATUS = select(RECORD.c.status).where(RECORD.c.id == bindparam("record"))
_IN_ORDER = (
    select(ANSWER.c.question_id, ANSWER.c.row_id, ANSWER.c.content)
    .where(ANSWER.c.record_id == bindparam("record"))
    .order_by(ANSWER.c.question_id, ANSWER.c.row_id)
)
_ADD_ANSWER = insert(ANSWER)


def begin(connection: Connection, made: Record, begin: Beginning) -> None:
    """Keep a new record with the answers it begins with."""
    row: dict[str, object] = {"id": made.id, "dossier_id": made.dossier_id, "form_id": made.form.form_id}
    row |= {"form_version": made.form.version, "form_digest": made.form.digest, "author": made.author}
    row |= {"status": CONCEPT, "started": made.started.isoformat(), "replaces": made.replaces, "reason": made.reason}
    connection.execute(insert(RECORD), row | {"taken_from": made.taken_from})
    for key, answer in begin.answers.items():
        place = {"record_id": made.id, "question_id": key.question_id, "row_id": key.row_id}
        content = {"content": answer_text.write(answer), "saved_at": made.started.isoformat()}
        connection.execute(_ADD_ANSWER, place | content)


def read(row: Row[tuple[object, ...]]) -> Record:
    """The record in this row. Raises VaultDamaged when its outcome cannot be read."""
    form = FormRef(row.form_id, row.form_version, row.form_digest)
    started = datetime.fromisoformat(row.started)
    finished = _finished(row) if row.status == FINISHED else None
    return Record(row.id, row.dossier_id, form, started, row.author, finished, row.replaces, row.reason, row.taken_from)


def answers(connection: Connection, record_id: str) -> dict[AnswerKey, Answer]:
    """Everything that was answered in a record."""
    rows = connection.execute(_IN_ORDER, {"record": record_id})
    return {AnswerKey(row.question_id, row.row_id): answer_text.read(row.content) for row in rows}


def must_be_open(connection: Connection, record_id: str) -> None:
    """Raises RecordFinished when this record is finished."""
    if connection.execute(_STATUS, {"record": record_id}).scalar() == FINISHED:
        raise RecordFinished


def finish(connection: Connection, record_id: str, by: tuple[datetime, str], outcome: Mapping[str, object]) -> Record:
    """Finish a record: `by` is when and by whom. Raises RecordFinished when it is finished already."""
    must_be_open(connection, record_id)
    moment, colleague_id = by
    values = {"status": FINISHED, "finished": moment.isoformat(), "finished_by": colleague_id}
    values |= {"answers_sha256": fingerprint(connection, record_id), "outcome": canonical.dumps(outcome).decode()}
    here = RECORD.c.id == record_id
    connection.execute(update(RECORD).where(here), values)
    return read(connection.execute(select(RECORD).where(here)).one())


def fingerprint(connection: Connection, record_id: str) -> str:
    """SHA-256 over the canonical list of [question, row, content] of every answer, in order of question and row."""
    rows = [list(row) for row in connection.execute(_IN_ORDER, {"record": record_id})]
    return hashlib.sha256(canonical.dumps(rows)).hexdigest()


def _finished(row: Row[tuple[object, ...]]) -> Finished:
    try:
        outcome = canonical.loads(row.outcome.encode("ascii"), _LIMITS)
    except ValueError as fault:
        raise VaultDamaged from fault
    if not isinstance(outcome, dict):
        raise VaultDamaged
    return Finished(datetime.fromisoformat(row.finished), row.finished_by, row.answers_sha256, outcome)
