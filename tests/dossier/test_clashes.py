"""Answers that contradict each other are pointed at, calmly; unknown and hidden ones contradict nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from intake_desktop.dossier import clashes, review
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import FormError
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Kind
from intake_desktop.wiring import program
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import new_session

CONTRADICTIONS = {
    "wens_leren": {"werkwens": "leren", "leerwens": "nee"},
    "leerwensen": {"leerwensen": "lezen en schrijven", "leerwens": "nee"},
    "wens_werk": {"werkwens": "betaald_werk", "werk_bespreken": "nee"},
    "keuze_werk_bespreken": {"keuze": "U8", "werk_bespreken": "nee"},
    "keuze_mag_werken": {"werk_bespreken": "ja", "mag_werken": "nee", "keuze": "U9"},
    "keuze_uwv": {
        "werk_bespreken": "ja",
        "uwv_advies": "ja",
        "uwv_uitkomst": "tijdelijk_geen_arbeidsvermogen",
        "keuze": "U7",
    },
    "wens_houden": {"werkwens": "zo_houden", "doel_dagbesteding": "ontwikkeling"},
    "geld_uitgelegd": {"geld_besproken": "ja", "gevolgen_besproken": "nee"},
    "geld_niet_nodig": {"geld_besproken": "niet_nodig", "keuze": "U9"},
    "weg_terug": {"terugweg_nodig": "Omar bellen", "terugweg": "nog_niet_besproken"},
    "reizen": {"zelf_reizen": "lukt_nog_niet", "E5": "4"},
    "begeleiding": {
        "begeleidingsbehoefte": "geen",
        "aaneengesloten_minuten": "30",
        "aaneengesloten_begeleiding": "intensief",
    },
}
"""Of every hint the answers that make it, in the order in which they are asked."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return program.catalog()


@pytest.fixture
def session(catalog: Catalog) -> DossierSession:
    return new_session(catalog, FakeVault(), rules=program.rule_table())


def say(session: DossierSession, question_id: str, value: str) -> None:
    question = session.catalog.question(question_id)
    form_id = session.catalog.home(question_id).id
    number = question.kind is Kind.NUMBER
    session.answer(form_id, AnswerKey(question_id), Decimal(value) if number else value)


def seen(session: DossierSession) -> set[str]:
    return {clash.id for clash in clashes.of_dossier(session.view)}


def test_every_hint_has_its_contradiction_here() -> None:
    assert [hint.id for hint in clashes.hints()] == list(CONTRADICTIONS)


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_seen_only_when_all_of_it_was_said(session: DossierSession, name: str) -> None:
    for question_id, value in CONTRADICTIONS[name].items():
        assert name not in seen(session), "what is not known contradicts nothing"
        say(session, question_id, value)
    assert name in seen(session)
    (clash,) = (each for each in clashes.of_dossier(session.view) if each.id == name)
    assert "{" not in clash.message
    assert [key.question_id for key, _ in clash.ways] == list(clashes.hints()[list(CONTRADICTIONS).index(name)].look_at)
    assert all(label for _, label in clash.ways)


def test_hints_name_questions_and_options_that_are_there(catalog: Catalog) -> None:
    for hint in clashes.hints():
        assert hint.condition.names <= set(catalog.questions)
        assert set(hint.look_at) <= hint.condition.names
        for name, word in hint.condition.words:
            question = catalog.question(name)
            fitting = {option.value for option in question.options} | {"ja", "nee", "onbekend", ""}
            assert word in fitting, (hint.id, name, word)


def test_a_contradiction_ends_when_one_side_is_hidden_or_another_answer(session: DossierSession) -> None:
    for question_id, value in CONTRADICTIONS["keuze_mag_werken"].items():
        say(session, question_id, value)
    assert "keuze_mag_werken" in seen(session)
    say(session, "werk_bespreken", "onbekend")
    assert "keuze_mag_werken" not in seen(session), "a hidden answer counts for nothing"


def test_it_is_told_at_the_review_and_stands_in_the_way_of_nothing(session: DossierSession) -> None:
    before = review.of_form(session, "advies").obstacles
    say(session, "keuze", "U6")
    say(session, "werkwens", "leren")
    told = review.of_form(session, "advies")
    say(session, "leerwens", "nee")
    after = review.of_form(session, "advies")
    assert [problem.id for problem in after.remarks if problem not in told.remarks] == ["tegenspraak.wens_leren"]
    assert before == ()
    assert after.obstacles == told.obstacles


def test_a_file_that_is_not_whole_is_refused_by_line(tmp_path: Path) -> None:
    file = tmp_path / clashes.FILE
    file.write_text('hints:\n  - id: een\n    condition: "a =="\n    look_at: [a]\n', encoding="utf-8")
    with pytest.raises(FormError) as refused:
        clashes.read(file)
    assert len(refused.value.mistakes) == 2
