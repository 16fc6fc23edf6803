"""What staff can do in an open dossier: answer, skip, take back, see what is open, and read it again tomorrow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from intake_desktop.dossier.roles import Actor, Colleague, Role
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import AnswerRefused, NotAllowed
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.catalog import Catalog
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import new_session, reopened

NAME, HAS_PET, PET = AnswerKey("roep"), AnswerKey("heeft_dier"), AnswerKey("welk_dier")
JOBS = AnswerKey("banen")


@pytest.fixture
def session(forms: Catalog, vault: FakeVault) -> DossierSession:
    return new_session(forms, vault)


def value(session: DossierSession, key: AnswerKey, form_id: str = "gesprek") -> object:
    answer = session.answer_of(form_id, key)
    return answer.value if answer else None


def test_an_answer_carries_who_when_and_from_whom(session: DossierSession) -> None:
    session.answer("gesprek", NAME, "Jamila")
    answer = session.answer_of("gesprek", NAME)
    assert answer is not None
    assert (answer.value, answer.author, answer.source) == ("Jamila", "c-joke", "deelnemer")
    assert answer.day == session.today


def test_who_said_it_stays_when_the_answer_is_mended(session: DossierSession) -> None:
    session.answer("gesprek", NAME, "Jamila", source="verwijzer")
    session.answer("gesprek", NAME, "Jamila N.")
    answer = session.answer_of("gesprek", NAME)
    assert answer is not None
    assert answer.source == "verwijzer"


def test_everything_is_there_when_the_dossier_is_opened_again(
    forms: Catalog, vault: FakeVault, session: DossierSession
) -> None:
    session.answer("gesprek", NAME, "Jamila")
    session.no_answer("gesprek", HAS_PET, "wil_niet_zeggen")
    row = session.add_row("gesprek", "banen")
    session.answer("gesprek", AnswerKey("baan_uren", row), Decimal("12.5"))
    session.answer("gesprek", AnswerKey("graag"), ("koken", "anders"), words={"anders": "duiven"})
    again = reopened(forms, vault, session.dossier.id)
    assert again.sheet("gesprek").answers == session.sheet("gesprek").answers
    assert again.dossier.records == session.dossier.records


def test_a_record_is_started_by_its_first_answer_and_only_once(vault: FakeVault, session: DossierSession) -> None:
    assert session.sheet("gesprek").record is None
    for name in ("J", "Ja", "Jamila"):
        session.answer("gesprek", NAME, name)
    session.answer("uren", AnswerKey("uren"), Decimal(12))
    assert [record.form.form_id for record in session.dossier.records] == ["gesprek", "uren"]
    assert [call for call, _ in vault.store.dossiers.calls].count("start_record") == 2


def test_what_does_not_fit_is_refused_and_changes_nothing(session: DossierSession) -> None:
    session.answer("uren", AnswerKey("uren"), Decimal(12))
    with pytest.raises(AnswerRefused):
        session.answer("uren", AnswerKey("uren"), Decimal(41))
    with pytest.raises(AnswerRefused):
        session.answer("uren", AnswerKey("uren"), "twaalf")
    with pytest.raises(AnswerRefused):
        session.no_answer("uren", AnswerKey("uren"), "geen_zin")
    with pytest.raises(AnswerRefused):
        session.answer("gesprek", AnswerKey("graag"), ("koken",), words={"anders": "duiven"})
    for words in ("\ud800", "dui\u202even", "a" * 201, "Zoe\u0308", " duiven "):
        with pytest.raises(AnswerRefused):
            session.answer("gesprek", AnswerKey("graag"), ("anders",), words={"anders": words})
    assert value(session, AnswerKey("graag")) is None
    assert value(session, AnswerKey("uren"), "uren") == Decimal(12)
    assert session.undo("uren") == AnswerKey("uren")
    assert session.undo("uren") is None


def test_a_hidden_answer_is_kept_and_comes_back_but_does_not_count(session: DossierSession) -> None:
    session.answer("gesprek", HAS_PET, "ja")
    session.answer("gesprek", PET, "een duif")
    session.answer("gesprek", HAS_PET, "nee")
    assert PET.question_id not in session.shown("gesprek")
    assert value(session, PET) == "een duif"
    assert PET not in session.view.counting("gesprek")
    assert PET not in session.view.evidence(session.today).answers
    session.answer("gesprek", HAS_PET, "ja")
    assert session.view.counting("gesprek")[PET].value == "een duif"


def test_undo_goes_back_step_by_step_over_every_kind_of_action(session: DossierSession) -> None:
    session.answer("gesprek", NAME, "Jamila")
    session.no_answer("gesprek", NAME, "later")
    session.clear("gesprek", NAME)
    session.answer("gesprek", NAME, "Noor")
    session.mark_about_other("gesprek", NAME)
    seen = []
    while (key := session.undo("gesprek")) is not None:
        answer = session.answer_of("gesprek", key)
        seen.append((answer.value, answer.no_answer, answer.about_other) if answer else None)
    assert seen == [("Noor", None, False), None, (None, "later", False), ("Jamila", None, False), None]


def test_undo_of_one_form_leaves_the_others_alone(session: DossierSession) -> None:
    session.answer("gesprek", NAME, "Jamila")
    session.answer("uren", AnswerKey("uren"), Decimal(12))
    session.undo("gesprek")
    assert value(session, NAME) is None
    assert value(session, AnswerKey("uren"), "uren") == Decimal(12)


def test_what_the_program_adds_is_taken_back_together_with_what_it_came_from(session: DossierSession) -> None:
    session.answer("gesprek", PET, "een kat")
    with session.together("gesprek"):
        session.answer("gesprek", NAME, "Jamila")
        with session.together("gesprek"):
            session.answer("gesprek", PET, "een hond")
            session.answer("gesprek", PET, "een duif")
    assert session.undo("gesprek") == NAME
    assert (value(session, NAME), value(session, PET)) == (None, "een kat")
    assert session.undo("gesprek") == PET
    assert session.undo("gesprek") is None


def test_a_refusal_halfway_leaves_the_rest_to_be_taken_back(session: DossierSession) -> None:
    def answer_and_be_refused() -> None:
        with session.together("gesprek"):
            session.answer("gesprek", NAME, "Jamila")
            session.add_row("gesprek", "roep")

    with pytest.raises(AnswerRefused):
        answer_and_be_refused()
    with session.together("gesprek"):
        session.clear("gesprek", PET)
    assert session.undo("gesprek") == NAME
    assert session.undo("gesprek") is None


def test_a_removed_row_comes_back_exactly_where_it_was(
    forms: Catalog, vault: FakeVault, session: DossierSession
) -> None:
    rows = [session.add_row("gesprek", "banen") for _ in range(3)]
    for row in rows:
        session.answer("gesprek", AnswerKey("baan_wat", row), f"werk {row}")
    before = session.sheet("gesprek").answers
    session.remove_row("gesprek", "banen", rows[1])
    assert value(session, JOBS) == (rows[0], rows[2])
    assert AnswerKey("baan_wat", rows[1]) not in reopened(forms, vault, session.dossier.id).sheet("gesprek").answers
    session.undo("gesprek")
    assert session.sheet("gesprek").answers == before
    assert reopened(forms, vault, session.dossier.id).sheet("gesprek").answers == before


def test_the_last_row_leaves_the_table_open_again(session: DossierSession) -> None:
    row = session.add_row("gesprek", "banen")
    session.remove_row("gesprek", "banen", row)
    assert session.answer_of("gesprek", JOBS) is None


def test_saying_that_there_are_no_rows_can_be_taken_back(session: DossierSession) -> None:
    row = session.add_row("gesprek", "banen")
    session.answer("gesprek", AnswerKey("baan_wat", row), "afwassen")
    session.no_answer("gesprek", JOBS, "later")
    assert AnswerKey("baan_wat", row) not in session.sheet("gesprek").answers
    session.undo("gesprek")
    assert value(session, AnswerKey("baan_wat", row)) == "afwassen"
    assert value(session, JOBS) == (row,)


def test_a_table_is_not_answered_in_one_go(session: DossierSession) -> None:
    with pytest.raises(AnswerRefused):
        session.answer("gesprek", JOBS, ("rij",))
    with pytest.raises(AnswerRefused):
        session.add_row("gesprek", "roep")


def test_progress_counts_reasons_as_answers_but_later_as_open(session: DossierSession) -> None:
    session.answer("gesprek", NAME, "Jamila")
    session.no_answer("gesprek", AnswerKey("achter"), "wil_niet_zeggen")
    session.no_answer("gesprek", AnswerKey("geboren"), "later")
    first = session.progress("gesprek")[0]
    assert (first.section_id, first.title, first.answered, first.asked, first.open) == (
        "wie",
        "Wie",
        2,
        3,
        ("geboren",),
    )


def test_progress_follows_what_is_asked_now(session: DossierSession) -> None:
    assert session.progress("gesprek")[1].asked == 2
    session.answer("gesprek", HAS_PET, "ja")
    assert session.progress("gesprek")[1].asked == 3


def test_a_table_with_an_empty_row_is_still_open(session: DossierSession) -> None:
    row = session.add_row("gesprek", "banen")
    assert session.progress("gesprek")[2].open == ("banen",)
    session.answer("gesprek", AnswerKey("baan_wat", row), "afwassen")
    assert session.progress("gesprek")[2].open == ()


def test_the_next_open_question_goes_round_and_skips_what_is_done_or_hidden(session: DossierSession) -> None:
    session.answer("gesprek", AnswerKey("achter"), "Voorbeeld")
    assert session.next_open("gesprek", "roep") == ("wie", "geboren")
    assert session.next_open("gesprek", "heeft_dier") == ("dier", "graag")
    assert session.next_open("gesprek", "banen") == ("wie", "roep")
    for question_id in ("roep", "geboren"):
        session.no_answer("gesprek", AnswerKey(question_id), "onbekend")
    session.no_answer("gesprek", HAS_PET, "onbekend")
    session.no_answer("gesprek", AnswerKey("graag"), "wil_niet_zeggen")
    session.no_answer("gesprek", JOBS, "onbekend")
    assert session.next_open("gesprek", "banen") is None


def test_the_header_says_who_it_is(session: DossierSession) -> None:
    assert session.header.name == "2026-0001"
    session.answer("gesprek", NAME, "Jamila")
    session.answer("gesprek", AnswerKey("achter"), "Voorbeeld")
    session.answer("gesprek", AnswerKey("geboren"), "1992-03-14")
    header = session.header
    assert (header.name, header.age, header.dossier_type, header.number) == (
        "Jamila Voorbeeld",
        34,
        "maatwerk",
        "2026-0001",
    )


def test_problems_name_what_finishing_needs(session: DossierSession) -> None:
    assert [problem.key for problem in session.problems("gesprek")] == [AnswerKey("achter")]
    session.answer("gesprek", AnswerKey("achter"), "Voorbeeld")
    assert session.problems("gesprek") == ()


def test_the_same_answer_again_is_no_change(vault: FakeVault, session: DossierSession) -> None:
    told: list[str] = []
    session.answer("gesprek", NAME, "Jamila")
    session.on_change.append(lambda: told.append("anders"))
    saves = len(vault.store.dossiers.calls)
    session.answer("gesprek", NAME, "Jamila")
    session.clear("gesprek", PET)
    session.mark_about_other("gesprek", PET)
    session.remove_row("gesprek", "banen", "nergens")
    assert len(vault.store.dossiers.calls) == saves
    assert told == []


def test_another_coachs_dossier_opens_with_a_reason_only_and_takes_it_along(forms: Catalog, vault: FakeVault) -> None:
    session = new_session(forms, vault)
    els = FakeVault(Colleague("c-els", "Els Test", "Els T.", frozenset({Role.MEDEWERKER})))
    els.store = vault.store
    with pytest.raises(NotAllowed):
        els.store.dossiers.open(els.actor, session.dossier.id)
    reason = "Joke is ziek"
    opened = els.store.dossiers.open(Actor("c-els", els.colleague.roles, reason), session.dossier.id)
    other = DossierSession(opened, forms, session.rules, els, els.now, lambda: "rij", reason)
    other.answer("gesprek", NAME, "Jamila")
    assert {actor.reason for call, actor in vault.store.dossiers.calls if call == "save"} == {reason}


def test_a_snapshot_stands_still_while_somebody_types_on(session: DossierSession) -> None:
    session.answer("gesprek", NAME, "Jamila")
    frozen = session.snapshot()
    session.answer("gesprek", NAME, "Iemand Anders")
    assert value(frozen, NAME) == "Jamila"
    assert value(session, NAME) == "Iemand Anders"
