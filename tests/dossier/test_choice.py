"""A choice unlike the wish, or one the rules call "nu niet", asks for an explanation; unknown never does."""

from __future__ import annotations

import pytest

from intake_desktop.assessment.advice import Status
from intake_desktop.dossier import choice, going_well
from intake_desktop.dossier.choice import Choosing, Why
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.wiring import program
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import new_session


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return program.catalog()


@pytest.fixture
def session(catalog: Catalog) -> DossierSession:
    return new_session(catalog, FakeVault(), rules=program.rule_table())


def say(session: DossierSession, meaning: str, value: str) -> None:
    question_id = session.catalog.meaning(meaning)
    session.answer(session.catalog.home(question_id).id, AnswerKey(question_id), value)


def whys(session: DossierSession) -> tuple[Why, ...]:
    return choice.asks(choice.of_dossier(session.view, session.advice()))


@pytest.mark.parametrize(
    ("wish", "chosen", "differs"),
    [
        ("betaald_werk", "U9", False),
        ("betaald_werk", "IPS", False),
        ("betaald_werk", "U3", True),
        ("vrijwilligerswerk", "U4", False),
        ("vrijwilligerswerk", "U5", True),
        ("leren", "U6", False),
        ("leren", "U0", True),
        ("weet_niet", "U0", False),
        ("weet_niet", "U9", False),
    ],
)
def test_a_choice_is_held_beside_the_wish(session: DossierSession, wish: str, chosen: str, differs: bool) -> None:
    say(session, "work_wish", wish)
    say(session, "destination_choice", chosen)
    assert (Why.OTHER_THAN_WISH in whys(session)) == differs


@pytest.mark.parametrize(("now", "differs"), [("U2", False), ("U1", True), ("geen", True)])
def test_keeping_things_as_they_are_means_the_place_there_is_now(
    session: DossierSession, now: str, differs: bool
) -> None:
    say(session, "work_wish", "zo_houden")
    say(session, "destination_choice", "U2")
    assert whys(session) == ()
    say(session, "current_place", now)
    assert (Why.OTHER_THAN_WISH in whys(session)) == differs


def test_without_a_wish_or_a_choice_nothing_is_asked(session: DossierSession) -> None:
    assert whys(session) == ()
    say(session, "destination_choice", "U3")
    assert whys(session) == ()


def test_not_now_asks_for_an_explanation_and_every_case_has_its_sentence() -> None:
    for status in Status:
        asked = choice.asks(Choosing("U9", ("U9",), status))
        assert asked == ((Why.NOT_NOW,) if status is Status.NU_NIET else ())
    assert choice.asks(Choosing("U9", ("U3",), Status.NU_NIET)) == (Why.OTHER_THAN_WISH, Why.NOT_NOW)
    assert choice.sentence((Why.OTHER_THAN_WISH,)) == "Anders dan de wens. Leg uit waarom, in gewone woorden."
    assert all(choice.sentence(each) for each in [(Why.NOT_NOW,), (Why.OTHER_THAN_WISH, Why.NOT_NOW)])
    assert choice.sentence(()) == ""


def test_an_explanation_ends_the_asking(session: DossierSession) -> None:
    say(session, "work_wish", "betaald_werk")
    say(session, "destination_choice", "U3")
    assert choice.must_still_explain(choice.of_dossier(session.view, session.advice()))
    say(session, "choice_motivation", "Eerst rustig beginnen, met iemand die Test kent.")
    assert not choice.must_still_explain(choice.of_dossier(session.view, session.advice()))


def test_skills_that_go_well_are_suggested_until_they_are_told(session: DossierSession) -> None:
    for level, skill in (("2", "A1"), ("3", "A2"), ("4", "C1")):
        say(session, f"skill_{skill}", level)
    labels = [session.catalog.question(session.catalog.meaning(f"skill_{skill}")).label for skill in ("A2", "C1")]
    assert list(going_well.suggestions(session.view)) == labels
    table = going_well.table(session.view)
    home = session.catalog.home(table.id).id
    for text in (labels[0], "Lacht", "Zingt", "Bakt"):
        row = session.add_row(home, table.id)
        session.answer(home, AnswerKey(table.columns[0].id, row), text)
    assert going_well.suggestions(session.view) == (labels[1],)
    session.add_row(home, table.id)
    assert going_well.suggestions(session.view) == ()
    assert going_well.told(session.view)[0] == labels[0]
