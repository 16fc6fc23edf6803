"""What the list says of a dossier: how far it is and what is due first."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from intake_desktop.assessment.months import months_later
from intake_desktop.dossier.card import card_of
from intake_desktop.dossier.model import Card
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import new_session, small_catalog


@pytest.fixture
def session(tmp_path: Path) -> DossierSession:
    return new_session(small_catalog(tmp_path), FakeVault())


def card(session: DossierSession) -> Card:
    return card_of(session.view)


def test_a_new_dossier_is_in_intake_and_counts_finished_parts(session: DossierSession) -> None:
    assert (card(session).stage, card(session).stage_detail) == ("Intake", "0 van 3 onderdelen")
    session.no_answer("gesprek", AnswerKey("banen"), "onbekend")
    assert card(session).stage_detail == "1 van 3 onderdelen"


def test_the_first_measurement_makes_it_an_assessment(session: DossierSession) -> None:
    session.answer("uren", AnswerKey("uren"), Decimal(12))
    assert (card(session).stage, card(session).stage_detail) == ("Assessment", "0 van 2 onderdelen")
    session.answer("meting", AnswerKey("meetdatum"), "2026-11-12")
    assert card(session).stage_detail == "1 van 2 onderdelen"


def test_an_advice_waits_for_a_choice_and_then_has_one(session: DossierSession) -> None:
    session.answer("advies", AnswerKey("opnieuw"), "2027-02-15")
    assert (card(session).stage, card(session).stage_detail) == ("Advies", "wacht op keuze")
    session.answer("advies", AnswerKey("gekozen"), "U6")
    assert card(session).stage_detail == "keuze gemaakt"


def test_what_is_due_first_is_shown(session: DossierSession) -> None:
    assert (card(session).due, card(session).due_what, card(session).last_zrm) == (None, "", None)
    session.answer("meting", AnswerKey("meetdatum"), "2026-08-31")
    assert card(session).due == date(2027, 2, 28)
    assert (card(session).due_what, card(session).last_zrm) == ("Nieuwe meting ZRM", date(2026, 8, 31))
    session.answer("advies", AnswerKey("opnieuw"), "2027-02-15")
    assert (card(session).due, card(session).due_what) == (date(2027, 2, 15), "Advies opnieuw bekijken")


def test_a_measurement_is_as_old_as_its_oldest_part(session: DossierSession) -> None:
    session.answer("uren", AnswerKey("uren"), Decimal(12))
    session.answer("uren", AnswerKey("doel"), Decimal(16))
    session.answer("uren", AnswerKey("gezien_op", "uren"), "2026-11-12")
    session.answer("uren", AnswerKey("gezien_op", "doel"), "2026-10-01")
    assert session.view.measured()["uren"] == date(2026, 10, 1)
    assert session.view.measured()["gesprek"] is None


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 7, 1), date(2027, 1, 1)),
    ],
)
def test_six_months_later_is_the_same_day_or_the_last_of_the_month(day: date, later: date) -> None:
    assert months_later(day, 6) == later
