"""What staff can do with what is ready: finish it, correct it with a reason, and talk or measure again later."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import NotReady, NotSavedYet, ReasonNeeded, RecordFinished
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.wiring import program
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import new_session, reopened

NAME, FAMILY, HAS_PET, PET = AnswerKey("roep"), AnswerKey("achter"), AnswerKey("heeft_dier"), AnswerKey("welk_dier")
JOBS = AnswerKey("banen")


@pytest.fixture
def session(forms: Catalog, vault: FakeVault) -> DossierSession:
    made = new_session(forms, vault, rules=program.rule_table())
    made.answer("gesprek", NAME, "Jamila")
    made.answer("gesprek", FAMILY, "Voorbeeld")
    row = made.add_row("gesprek", "banen")
    made.answer("gesprek", AnswerKey("baan_wat", row), "afwassen")
    return made


def finish(session: DossierSession, form_id: str = "gesprek") -> None:
    session.versions.take(session.versions.finish(form_id).result())


def again(session: DossierSession, take_over: bool = True) -> None:
    session.versions.take(session.versions.again("gesprek", take_over).result())


def test_what_is_finished_says_who_and_when_and_takes_no_answer(
    forms: Catalog, vault: FakeVault, session: DossierSession
) -> None:
    finish(session)
    for shown in (session, reopened(forms, vault, session.dossier.id, rules=session.rules)):
        record = shown.sheet("gesprek").record
        assert record is not None
        assert record.finished is not None
        assert record.finished.by == "c-joke"
        with pytest.raises(RecordFinished):
            shown.answer("gesprek", NAME, "Anders")
        rows = shown.sheet("gesprek").answers[JOBS].value
        assert isinstance(rows, tuple)
        with pytest.raises(RecordFinished):
            shown.remove_row("gesprek", "banen", rows[0])
        assert shown.undo("gesprek") is None
    session.answer("uren", AnswerKey("uren"), Decimal(12))


def test_the_rules_and_the_forms_it_rests_on_are_kept_with_it(session: DossierSession) -> None:
    session.answer("uren", AnswerKey("uren"), Decimal(12))
    finish(session)
    record = session.sheet("gesprek").record
    assert record is not None
    assert record.finished is not None
    rules = session.rules
    assert record.finished.outcome["rules"] == {"id": rules.id, "version": rules.version, "sha256": rules.digest}
    rests_on = record.finished.outcome["rests_on"]
    assert isinstance(rests_on, list)
    assert [each["form"]["id"] for each in rests_on] == ["gesprek", "uren"]
    assert "advice" not in record.finished.outcome


def test_later_rules_do_not_change_what_an_advice_said(vault: FakeVault, session: DossierSession) -> None:
    session.answer("advies", AnswerKey("gekozen"), "U3")
    finish(session, "advies")
    record = session.sheet("advies").record
    assert record is not None
    assert record.finished is not None
    kept = record.finished.outcome["advice"]
    session.rules = replace(session.rules, digest="f" * 64, version=99)
    assert session.sheet("advies").record == record
    assert isinstance(kept, dict)
    assert kept["rules"]["version"] != 99


def test_an_error_stands_in_the_way_and_an_open_question_does_not(session: DossierSession) -> None:
    session.clear("gesprek", FAMILY)
    assert [problem.key for problem in session.versions.obstacles("gesprek")] == [FAMILY]
    with pytest.raises(NotReady, match="Er is nog 1 punt"):
        session.versions.finish("gesprek")
    session.answer("gesprek", FAMILY, "Voorbeeld")
    assert session.progress("gesprek")[1].open
    finish(session)


def test_what_is_not_saved_cannot_be_finished(vault: FakeVault, session: DossierSession) -> None:
    vault.store.dossiers.fail = 1
    session.answer("gesprek", HAS_PET, "ja")
    with pytest.raises(NotSavedYet):
        session.versions.finish("gesprek")
    session.retry()
    finish(session)


def test_nothing_that_is_typed_meanwhile_falls_between_two_records(vault: FakeVault, session: DossierSession) -> None:
    vault.hold = True
    future = session.versions.finish("gesprek")
    with pytest.raises(RecordFinished):
        session.answer("gesprek", NAME, "Te laat")
    vault.hold = False
    vault.release()
    with pytest.raises(RecordFinished):
        session.answer("gesprek", NAME, "Nog net te laat")
    session.versions.take(future.result())
    assert session.answer_of("gesprek", NAME).value == "Jamila"  # type: ignore[union-attr]  # answered above


def test_when_finishing_fails_somebody_can_go_on(vault: FakeVault, session: DossierSession) -> None:
    vault.store.dossiers.finish_record = _refuse  # type: ignore[method-assign]  # the disk is full
    with pytest.raises(RuntimeError):
        session.versions.finish("gesprek").result()
    session.answer("gesprek", NAME, "Mila")


def _refuse(*_asked: object) -> None:
    raise RuntimeError


def test_a_correction_is_a_version_with_a_reason_and_the_old_one_stays(
    forms: Catalog, vault: FakeVault, session: DossierSession
) -> None:
    finish(session)
    old = session.sheet("gesprek").record
    assert old is not None
    with pytest.raises(ReasonNeeded):
        session.versions.correct("gesprek", "  ")
    session.versions.take(session.versions.correct("gesprek", "De naam was fout gespeld").result())
    session.answer("gesprek", NAME, "Djamila")
    shown = reopened(forms, vault, session.dossier.id, rules=session.rules)
    record = shown.sheet("gesprek").record
    assert record is not None
    assert (record.replaces, record.reason, record.finished) == (old.id, "De naam was fout gespeld", None)
    assert shown.answer_of("gesprek", NAME).value == "Djamila"  # type: ignore[union-attr]  # answered above
    assert shown.book.of(old.id)[NAME].value == "Jamila"
    assert not any(answer.taken_over for answer in shown.sheet("gesprek").answers.values())
    assert shown.previous("gesprek") is None, "a correction is not a second talk"


def test_a_new_talk_begins_with_what_was_said_to_be_checked(session: DossierSession) -> None:
    finish(session)
    again(session)
    answers = session.sheet("gesprek").answers
    assert answers[NAME].value == "Jamila"
    assert all(answer.taken_over for answer in answers.values())
    assert session.progress("gesprek")[0].unchecked == 2
    assert session.next_open("gesprek") == ("wie", "roep")
    with pytest.raises(NotReady):
        session.versions.finish("gesprek")
    session.confirm("gesprek", [NAME, FAMILY, JOBS])
    assert not any(answer.taken_over for answer in session.sheet("gesprek").answers.values())
    assert session.undo("gesprek") == NAME
    assert session.sheet("gesprek").answers[NAME].taken_over


def test_a_new_talk_may_begin_empty_and_take_over_one_answer(session: DossierSession) -> None:
    finish(session)
    again(session, take_over=False)
    assert session.sheet("gesprek").answers == {}
    before = session.previous("gesprek")
    assert before is not None
    assert before[NAME].value == "Jamila"
    session.take_over("gesprek", "banen")
    assert {key.question_id for key in session.sheet("gesprek").answers} == {"banen", "baan_wat"}


def test_what_was_only_taken_over_tells_the_rules_nothing(session: DossierSession) -> None:
    finish(session)
    again(session)
    seen = session.view.evidence(session.today)
    assert NAME in seen.answers
    assert NAME not in seen.confirmed().answers


def test_a_second_talk_needs_a_finished_first_one(session: DossierSession) -> None:
    with pytest.raises(NotSavedYet):
        session.versions.again("gesprek", take_over=True)
