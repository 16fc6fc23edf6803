"""What is finished never changes; a correction and a new measurement begin with what was there before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from intake_desktop.dossier.model import Beginning, Record
from intake_desktop.errors import RecordFinished
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.storage import records
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.storage.vault import OpenVault
from tests.storage.vaults import CARD, FORM, Bench, answer, change, record_with

OUTCOME = {"rules": {"id": "regels", "version": 1, "sha256": "0" * 64}}


def finished(opened: OpenVault) -> tuple[str, Record]:
    """A dossier whose one record is finished: (dossier id, record)."""
    dossier_id, record_id = record_with(opened)
    actor = opened.actor
    opened.run(lambda store: store.dossiers.save(actor, record_id, [change("a", "eerst")], CARD)).result()
    done = opened.run(lambda store: store.dossiers.finish_record(actor, record_id, OUTCOME)).result()
    return dossier_id, done


def test_who_finished_it_and_on_which_rules_is_there_after_reopening(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, done = finished(opened)
    opened.close()
    again = bench.unlock()
    kept = again.run(lambda store: store.dossiers.open(again.actor, dossier_id)).result()
    assert kept.dossier.records == (done,)
    assert done.finished is not None
    assert (done.finished.by, done.finished.outcome) == (again.actor.colleague_id, OUTCOME)
    assert len(done.finished.answers_sha256) == 64


def test_what_is_finished_takes_no_answer_and_is_not_finished_twice(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, done = finished(opened)
    actor = opened.actor
    for each in (change("a", "later"), change("b", "nieuw"), change("a", None)):
        work = lambda store, each=each: store.dossiers.save(actor, done.id, [each], CARD)  # noqa: E731 - one call
        with pytest.raises(RecordFinished):
            opened.run(work).result()
    with pytest.raises(RecordFinished):
        opened.run(lambda store: store.dossiers.finish_record(actor, done.id, OUTCOME)).result()
    kept = opened.run(lambda store: store.dossiers.open(actor, dossier_id)).result()
    assert kept.answers[done.id] == {AnswerKey("a"): answer("eerst")}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answer SET content = '{}'",
        "DELETE FROM answer",
        "INSERT INTO answer SELECT record_id, 'z', '', content, saved_at FROM answer",
        "UPDATE record SET status = 'concept'",
        "UPDATE record SET outcome = '{}'",
    ],
)
def test_the_database_itself_keeps_it_as_it_was(bench: Bench, statement: str) -> None:
    opened = bench.create()
    finished(opened)

    def tamper(store: object) -> None:
        assert isinstance(store, OpenStore)
        connection = store.room.connection
        with pytest.raises(DBAPIError, match="stays as it is"), connection.begin():
            connection.exec_driver_sql(statement)

    opened.run(tamper).result()


def test_a_correction_holds_what_was_there_and_says_why_it_was_made(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, done = finished(opened)
    actor = opened.actor
    held = {AnswerKey("a"): answer("eerst"), AnswerKey("b", "rij"): replace(answer("tabel"), taken_over=True)}
    begin = Beginning(replaces=done.id, reason="Een tikfout in de naam", answers=held)
    made = opened.run(lambda store: store.dossiers.start_record(actor, dossier_id, FORM, begin)).result()
    opened.run(lambda store: store.dossiers.save(actor, made.id, [change("a", "beter")], CARD)).result()
    kept = opened.run(lambda store: store.dossiers.open(actor, dossier_id)).result()
    assert kept.dossier.latest(FORM.form_id) == made
    assert (made.replaces, made.reason, made.finished) == (done.id, "Een tikfout in de naam", None)
    assert kept.answers[made.id] == held | {AnswerKey("a"): answer("beter")}
    assert kept.answers[done.id] == {AnswerKey("a"): answer("eerst")}


def test_a_clock_set_back_does_not_make_the_older_record_the_newest(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, done = finished(opened)
    actor = opened.actor
    bench.clock.forward(days=-400)
    made = opened.run(
        lambda store: store.dossiers.start_record(actor, dossier_id, FORM, Beginning(done.id, "fout"))
    ).result()
    kept = opened.run(lambda store: store.dossiers.open(actor, dossier_id)).result()
    assert made.started < done.started
    assert kept.dossier.latest(FORM.form_id) == made


def test_the_journal_tells_that_and_not_why(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, done = finished(opened)
    actor = opened.actor
    begin = Beginning(replaces=done.id, reason="Een geheime reden")
    opened.run(lambda store: store.dossiers.start_record(actor, dossier_id, FORM, begin)).result()
    rows = opened.run(lambda store: store.journal.of_dossier(actor, dossier_id)).result()
    told = {row.event: row.detail for row in rows}
    assert done.finished is not None
    assert told["record.finished"]["sha256"] == done.finished.answers_sha256
    assert told["record.started"]["replaces"] == done.id
    assert "geheime" not in str(rows)


def test_the_fingerprint_follows_every_answer(bench: Bench) -> None:
    opened = bench.create()
    _, record_id = record_with(opened)
    actor = opened.actor

    def fingerprint(store: object) -> str:
        assert isinstance(store, OpenStore)
        with store.room.connection.begin():
            return records.fingerprint(store.room.connection, record_id)

    seen = [opened.run(fingerprint).result()]
    for each in (change("a", "x"), change("a", "x", "rij"), change("a", "y"), change("a", None, "rij")):
        opened.run(lambda store, each=each: store.dossiers.save(actor, record_id, [each], CARD)).result()
        seen.append(opened.run(fingerprint).result())
    assert len(set(seen)) == len(seen)
