"""What the purpose of a measurement sets ready, on the ZRM as it is shipped: nothing is lost, nothing is forced."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from intake_desktop.dossier import progress, purpose
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers
from intake_desktop.form_engine.definition import Form, Kind
from intake_desktop.form_engine.loader import load
from tests.source import ROOT

FILE = ROOT / "forms" / "zrm-2017.v1.yaml"
DAY = date(2026, 11, 20)
HEALTH = {"geestelijke_gezondheid", "lichamelijke_gezondheid"}
SEVEN = HEALTH | {
    "werk_opleiding",
    "tijdsbesteding",
    "instrumentele_adl",
    "sociaal_netwerk",
    "maatschappelijke_participatie",
}
TEN = SEVEN | {"financien", "huisvesting", "middelengebruik"}
TWELVE = TEN | {"huiselijke_relaties", "basale_adl"}


@pytest.fixture(scope="module")
def form() -> Form:
    return load(FILE)


def said(**values: str | None) -> Answers:
    """Levels and choices by question id; None: not judged, with a reason."""
    return {
        AnswerKey(key): Answer(value, "staff", DAY, "c-joke", None if value else "niet_besproken")
        for key, value in values.items()
    }


def shown(form: Form) -> frozenset[str]:
    return frozenset(question.id for question in form.questions())


def domains(form: Form, answers: Answers, previous: Answers | None = None) -> set[str]:
    """The domains that are open."""
    found = progress.of_form(form, shown(form), answers, previous)
    scored = {each.id for each in form.questions() if each.kind is Kind.SCALE}
    return {question for section in found for question in section.open} & scored


@pytest.mark.parametrize(
    ("chosen", "ready"),
    [("", TWELVE), ("brede_intake", TWELVE), ("evaluatie", SEVEN), ("uitstroom", TEN), ("terugkeer", SEVEN)],
)
def test_a_purpose_sets_its_domains_ready(form: Form, chosen: str, ready: set[str]) -> None:
    answers = said(zrm_doel=chosen) if chosen else {}
    found = purpose.selection(form, answers)
    assert (found.chosen, set(found.ready), set(found.rest)) == (chosen, ready, TWELVE - ready)
    assert domains(form, answers) == ready


def test_another_purpose_sets_nothing_ready_and_leaves_the_choice_to_people(form: Form) -> None:
    answers = said(zrm_doel="anders")
    assert purpose.selection(form, answers).ready == frozenset()
    assert domains(form, answers) == set()
    assert progress.next_open(form, shown(form), said(zrm_doel="anders", zrm_datum="2026-11-20"), "zrm_doel") == (
        "zrm_meting",
        "zrm_beoordelaar",
    )


def test_an_evaluation_asks_what_had_a_level_before(form: Form) -> None:
    before = said(financien="3", huisvesting="4", basale_adl=None, justitie="4", zrm_doel="brede_intake")
    found = purpose.selection(form, said(zrm_doel="evaluatie"), before)
    assert found.ready == {"financien", "huisvesting"}
    assert (found.looks_back, found.found_before) == (True, True)


@pytest.mark.parametrize("before", [None, {}, said(financien=None, zrm_doel="uitstroom"), said(justitie="3")])
def test_an_evaluation_without_levels_before_has_a_list_of_its_own(form: Form, before: Answers | None) -> None:
    found = purpose.selection(form, said(zrm_doel="evaluatie"), before)
    assert found.ready == SEVEN
    assert (found.looks_back, found.found_before) == (True, False)


@pytest.mark.parametrize("chosen", ["", "brede_intake", "evaluatie", "uitstroom", "terugkeer", "anders"])
def test_what_is_off_by_itself_never_belongs_by_itself(form: Form, chosen: str) -> None:
    answers = said(zrm_doel=chosen) if chosen else {}
    found = purpose.selection(form, answers, said(justitie="3"))
    assert "justitie" not in found.ready | found.rest
    assert "justitie" not in domains(form, answers, said(justitie="3"))


def test_a_domain_beside_the_purpose_counts_once_it_has_an_answer(form: Form) -> None:
    def asked(answers: Answers) -> tuple[int, int]:
        section = progress.of_form(form, shown(form), answers)[-1]
        return section.answered, section.asked

    assert asked(said(zrm_doel="terugkeer")) == (0, 7)
    assert asked(said(zrm_doel="terugkeer", financien="3")) == (1, 8)
    assert asked(said(zrm_doel="terugkeer", financien=None)) == (1, 8), "a reason is an answer"
    assert "financien" in purpose.set_aside(form, said(zrm_doel="terugkeer"))
    assert "financien" not in purpose.set_aside(form, said(zrm_doel="terugkeer", financien="3"))


def test_what_is_set_aside_is_no_next_open_question(form: Form) -> None:
    answers = said(zrm_doel="terugkeer")
    assert progress.next_open(form, shown(form), answers, "zrm_informatie") == ("zrm_domeinen", "werk_opleiding")
    before = said(huisvesting="2")
    answers = said(zrm_doel="evaluatie")
    found = progress.next_open(form, shown(form), answers, "zrm_informatie", before)
    assert found == ("zrm_domeinen", "huisvesting")


def test_every_purpose_of_the_form_lists_domains_that_there_are(form: Form) -> None:
    question = purpose.question_of(form)
    assert question is not None
    listed: Any = form.texts["purposes"]
    assert [option.value for option in question.options] == list(listed)
    for code, each in listed.items():
        for key in ("domains", "domains_if_none"):
            ids = each.get(key, ())
            assert ids == "vorige_meting" or set(ids) <= TWELVE, f"{code}: {ids}"


def test_a_form_without_purposes_asks_everything(form: Form) -> None:
    talk = load(ROOT / "forms" / "werkvaardigheden.v1.yaml")
    assert purpose.question_of(talk) is None
    assert purpose.asked(talk, shown(talk), {}) == shown(talk)
