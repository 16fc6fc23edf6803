"""What stands between somebody and a destination is worded as a goal that names the thing, and can be seen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from intake_desktop.assessment.advice import Status
from intake_desktop.dossier import goals
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.wiring import program
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import new_session

SKILLS, HOURS = "werkvaardigheden", "uren"


@pytest.fixture
def able() -> DossierSession:
    """Everything on 4, enough hours, no guidance: only regular work is asked about here."""
    session = new_session(program.catalog(), FakeVault(), rules=program.rule_table())
    form = session.catalog.form(SKILLS)
    for question in form.questions():
        if question.group:
            session.answer(SKILLS, AnswerKey(question.id), "4")
    session.answer(SKILLS, AnswerKey(session.catalog.meaning("skills_measured_on")), session.today.isoformat())
    session.answer(SKILLS, AnswerKey("begeleidingsbehoefte"), "geen")
    for name in ("afgesproken_dagdelen", "gerealiseerde_dagdelen"):
        session.answer(HOURS, AnswerKey(name), Decimal(20))
    for name, number in {"uren_per_week_nu": 24, "uren_per_dag_nu": 6, "aaneengesloten_minuten": 90}.items():
        session.answer(HOURS, AnswerKey(name), Decimal(number))
        session.answer(HOURS, AnswerKey("peildatum", name), session.today.isoformat())
    session.answer(HOURS, AnswerKey("externe_urenbeperking"), "geen")
    return session


def words(session: DossierSession, code: str) -> list[str]:
    return [each.words for each in goals.proposals(session.view, session.advice().outcome(code))]


def test_a_count_names_the_points_that_have_to_go_up_and_what_can_be_seen_then(able: DossierSession) -> None:
    assert able.advice().outcome("U9").status is Status.PAST_NU
    for point in ("A4", "B2"):
        able.answer(SKILLS, AnswerKey(point), "3")
    assert able.advice().outcome("U9").status is Status.BIJNA
    found = words(able, "U9")
    assert [each.partition(":")[0] for each in found] == [
        "Leiding en aanwijzingen accepteren",
        "Een instructie onthouden",
    ]
    seen = [each.partition(": ")[2] for each in found]
    level = {point: able.catalog.question(point).options[3].description.lower() for point in ("A4", "B2")}
    assert [each.lower() + "." for each in seen] == [level["A4"], level["B2"]]
    assert "vaardigheid" not in " ".join(found)


def test_where_it_is_not_certain_which_the_words_of_the_table_stay(able: DossierSession) -> None:
    for point in ("A1", "A2", "A4"):
        able.answer(SKILLS, AnswerKey(point), "2")
    outcome = able.advice().outcome("U5")
    assert outcome.status is Status.BIJNA, "three of six stand on 2, and one of them has to go up"
    assert words(able, "U5") == ["Een basisvaardigheid van 2 naar 3 brengen"]
