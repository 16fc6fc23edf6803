"""What is to be done, by date: a new measurement after six months, and an advice to look at again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from intake_desktop.dossier import due
from intake_desktop.dossier.card import card_of
from intake_desktop.dossier.due import MEASURE, REVIEW, Due
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from tests import shipped
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import new_session, small_catalog

MAY = Due(date(2027, 5, 12), MEASURE)
REVIEWED = Due(date(2027, 2, 15), REVIEW)


@pytest.fixture
def session(tmp_path: Path) -> DossierSession:
    return new_session(small_catalog(tmp_path), FakeVault())


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 23), "Nieuwe meting ZRM: mei 2027"),
        (date(2027, 5, 12), "Nieuwe meting ZRM: mei 2027"),
        (date(2027, 5, 13), "Nieuwe meting ZRM sinds mei 2027"),
        (date(2029, 1, 1), "Nieuwe meting ZRM sinds mei 2027"),
    ],
)
def test_a_measurement_of_exactly_six_months_is_still_valid(today: date, words: str) -> None:
    assert due.told(MAY, today) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2027, 2, 15), "Advies opnieuw bekijken: 15 februari 2027"),
        (date(2027, 2, 16), "Advies opnieuw bekijken sinds 15 februari 2027"),
    ],
)
def test_an_advice_to_look_at_again_says_its_day(today: date, words: str) -> None:
    assert due.told(REVIEWED, today) == words


def test_the_next_measurement_of_a_part_is_told_by_month() -> None:
    day = date(2027, 5, 12)
    assert due.measuring(day, day) == "Volgende meting: mei 2027"
    assert due.measuring(day, day + timedelta(days=1)) == "Nieuwe meting sinds mei 2027"


def test_both_stand_in_the_order_of_their_days(session: DossierSession) -> None:
    session.answer("meting", AnswerKey("meetdatum"), "2026-11-12")
    session.answer("advies", AnswerKey("opnieuw"), "2027-02-15")
    assert due.of(session.view) == (REVIEWED, MAY)


def test_while_a_new_measurement_has_no_date_the_one_before_counts(session: DossierSession) -> None:
    session.answer("gesprek", AnswerKey("roep"), "Sanne")
    session.answer("meting", AnswerKey("meetdatum"), "2026-05-07")
    session.rules = shipped.rules().newest  # type: ignore[assignment]  # finishing keeps which rules there were
    session.versions.take(session.versions.finish("meting").result())
    session.versions.take(session.versions.again("meting", take_over=False).result())
    assert card_of(session.view).last_zrm == date(2026, 5, 7)
    assert (card_of(session.view).due, card_of(session.view).due_what) == (date(2026, 11, 7), MEASURE)
    session.answer("meting", AnswerKey("meetdatum"), "2026-11-12")
    assert card_of(session.view).last_zrm == date(2026, 11, 12)


def test_how_many_months_stands_with_the_form() -> None:
    form = shipped.forms().newest.form("zrm_2017")
    assert due.next_measurement(form, date(2026, 8, 31)) == date(2027, 2, 28)
    assert form.texts["reminder_after_months"] == "6"
