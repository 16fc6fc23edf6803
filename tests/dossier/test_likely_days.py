"""Days of a measurement that cannot be meant are told beside their field, and stop nobody."""

from __future__ import annotations

import pytest

from intake_desktop.dossier import likely_days
from intake_desktop.dossier.model import Card
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.validation import Problem, blocking
from tests import shipped
from tests.dossier.fake_vault import FakeVault
from tests.fakes import numbered_ids

ZRM, SKILLS = "zrm_2017", "werkvaardigheden"
MEASURED, SEEN = AnswerKey("zrm_datum"), AnswerKey("bewijs_datum", "B2")
GOAL, GOAL_DAY = AnswerKey("zrm_doel_niveau", "financien"), AnswerKey("zrm_doel_datum", "financien")


@pytest.fixture
def session() -> DossierSession:
    vault = FakeVault()
    dossier = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0117", Card())
    opened = vault.store.dossiers.open(vault.actor, dossier.id)
    made = DossierSession(opened, shipped.forms().newest, shipped.rules().newest, vault, vault.now, numbered_ids("rij"))  # type: ignore[arg-type]  # the vault of the tests
    assert made.today.isoformat() == "2026-11-20"
    made.answer(ZRM, AnswerKey("financien"), "3")
    return made


def told(session: DossierSession, form_id: str) -> list[Problem]:
    """What is said about days."""
    return [each for each in session.problems(form_id) if each.id.startswith("dag_")]


@pytest.mark.parametrize(
    ("form_id", "key", "day", "words"),
    [
        (ZRM, MEASURED, "2026-11-20", ""),
        (ZRM, MEASURED, "2026-11-21", likely_days.NOT_YET),
        (ZRM, MEASURED, "2100-12-31", likely_days.NOT_YET),
        (ZRM, MEASURED, "2025-11-01", ""),
        (ZRM, MEASURED, "2025-10-31", likely_days.LONG_AGO),
        (ZRM, MEASURED, "1900-01-01", likely_days.LONG_AGO),
        (SKILLS, SEEN, "2026-11-20", ""),
        (SKILLS, SEEN, "2027-11-20", likely_days.NOT_YET),
        (SKILLS, AnswerKey("vaardigheden_datum"), "2031-01-01", likely_days.NOT_YET),
    ],
)
def test_a_day_of_the_past_is_not_ahead_and_not_long_ago(
    session: DossierSession, form_id: str, key: AnswerKey, day: str, words: str
) -> None:
    session.answer(form_id, key, day)
    found = told(session, form_id)
    assert [each.message for each in found] == ([words] if words else [])
    assert all(each.key == key for each in found), "the words stand beside the day itself"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-12", [likely_days.GOAL_PAST]),
        ("2026-11-13", []),
        ("2031-11-30", []),
        ("2031-12-01", [likely_days.GOAL_FAR]),
    ],
)
def test_a_goal_is_after_the_measurement(session: DossierSession, day: str, words: list[str]) -> None:
    session.answer(ZRM, MEASURED, "2026-11-12")
    session.answer(ZRM, GOAL, "4")
    session.answer(ZRM, GOAL_DAY, day)
    assert [each.message for each in told(session, ZRM)] == words


@pytest.mark.parametrize("level", ["3", "2", "4"])
def test_staying_or_a_lower_goal_is_an_answer_like_any_other(session: DossierSession, level: str) -> None:
    session.answer(ZRM, GOAL, level)
    session.answer(ZRM, GOAL_DAY, "2027-05-01")
    assert told(session, ZRM) == []


def test_a_day_without_a_goal_asks_for_the_level(session: DossierSession) -> None:
    session.answer(ZRM, GOAL_DAY, "2027-05-01")
    assert [each.message for each in told(session, ZRM)] == [likely_days.GOAL_HALF]
    session.answer(ZRM, GOAL, "3")
    assert told(session, ZRM) == []


def test_nothing_of_it_stands_in_the_way_of_finishing(session: DossierSession) -> None:
    session.answer(ZRM, MEASURED, "2031-01-01")
    session.answer(ZRM, AnswerKey(session.catalog.meaning("zrm_purpose")), "brede_intake")
    session.answer(ZRM, GOAL_DAY, "2020-01-01")
    assert len(told(session, ZRM)) == 3
    assert blocking(tuple(told(session, ZRM))) == ()
    assert session.answer_of(ZRM, GOAL_DAY) is not None, "what was typed is kept"
