"""What counts as known: ages of measurements, answers that say nothing, bounds of counts, and what never counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from intake_desktop.assessment import facts
from intake_desktop.assessment.evidence import Evidence
from intake_desktop.assessment.facts import Fact
from intake_desktop.assessment.months import age_in_months, months_later
from intake_desktop.form_engine.answers import AnswerKey
from tests.assessment.cases import BASE, TABLE, TODAY, advice_for, aged, answer, case, items, statuses

SIX_MONTHS_AGO = months_later(TODAY, -6)


def fact(name: str, evidence: Evidence) -> Fact:
    return facts.gather(TABLE, evidence)[name]


@pytest.mark.parametrize(
    ("day", "today", "months"),
    [
        (date(2026, 1, 15), date(2026, 1, 15), 0),
        (date(2025, 7, 15), date(2026, 1, 15), 6),
        (date(2025, 7, 14), date(2026, 1, 15), 7),
        (date(2025, 8, 31), date(2026, 2, 28), 6),
        (date(2025, 8, 31), date(2026, 3, 1), 7),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 2, 1), date(2026, 1, 15), 0),
    ],
)
def test_age_in_calendar_months(day: date, today: date, months: int) -> None:
    assert age_in_months(day, today) == months


def test_exactly_six_months_is_still_valid_and_a_day_more_is_not() -> None:
    assert not advice_for(aged(werkvaardigheden=SIX_MONTHS_AGO)).has_note("R0")
    assert advice_for(aged(werkvaardigheden=SIX_MONTHS_AGO - timedelta(days=1))).has_note("R0")
    assert advice_for(aged(uren=SIX_MONTHS_AGO - timedelta(days=1))).has_note("R0")


@pytest.mark.parametrize("form", ["werkvaardigheden", "uren"])
def test_without_a_day_of_measurement_there_is_no_advice(form: str) -> None:
    advice = advice_for(aged(**{form: None}))
    assert [missing.id for missing in advice.missing] == ["r0_datum"]
    assert AnswerKey("vaardigheden_datum") in advice.missing[0].asks


def test_a_number_with_an_older_day_of_its_own_makes_the_hours_that_old() -> None:
    key = AnswerKey("peildatum", "uren_per_week_nu")
    old = (SIX_MONTHS_AGO - timedelta(days=1)).isoformat()
    assert advice_for(replace(BASE, answers={**BASE.answers, key: answer(old)})).has_note("R0")
    unknown = replace(BASE, answers={**BASE.answers, key: answer(None, "onbekend")})
    assert [missing.id for missing in advice_for(unknown).missing] == ["r0_datum"]


def test_an_old_zrm_says_nothing_about_now() -> None:
    acute = items(huisvesting=1)
    assert advice_for(aged(acute, zrm_2017=SIX_MONTHS_AGO)).has_note("R1")
    for day in (SIX_MONTHS_AGO - timedelta(days=1), None):
        advice = advice_for(aged(acute, zrm_2017=day))
        assert not advice.has_note("R1")
        assert "acute problemen: niet bekend (13 domeinen niet beoordeeld)" in advice.outcome("U5").remarks


@pytest.mark.parametrize(
    ("wish_to_learn", "wish", "known"),
    [("ja", "betaald_werk", True), ("nee", "leren", False), ("weet_niet", "leren", True), (None, "leren", True),
     ("weet_niet", "betaald_werk", None), (None, None, None)],
)  # fmt: skip
def test_the_wish_to_learn_goes_first(wish_to_learn: str | None, wish: str | None, known: bool | None) -> None:
    assert fact("leerwens", case(leerwens=wish_to_learn, werkwens=wish)).value is known


@pytest.mark.parametrize("word", ["weet_niet", "wil_niet_zeggen", "onzin"])
def test_not_knowing_is_unknown(word: str) -> None:
    for question, name in (("ggz", "ggz"), ("werkwens", "wens"), ("begeleidingsbehoefte", "begeleiding")):
        assert fact(name, case(**{question: word})).value is None


def test_a_reason_for_no_answer_is_unknown_too() -> None:
    evidence = replace(BASE, answers={**BASE.answers, AnswerKey("uren_per_week_nu"): answer(None, "later")})
    found = fact("uren_per_week", evidence)
    assert (found.value, found.open) == (None, (AnswerKey("uren_per_week_nu"),))


def test_a_count_keeps_its_bounds() -> None:
    found = fact("kern_vanaf_3", items(A1=2, A2=None, A4="O"))
    assert (found.value, found.low, found.high, found.one_away) == (None, 3, 5, 1)
    assert found.open == (AnswerKey("A2"), AnswerKey("A4"))


def test_attendance_is_an_exact_fraction() -> None:
    evidence = case(afgesproken_dagdelen=3, gerealiseerde_dagdelen=2)
    assert fact("aanwezigheid", evidence).value == Fraction(200, 3)
    assert fact("aanwezigheid", case(afgesproken_dagdelen=0, gerealiseerde_dagdelen=0)).value is None
    assert fact("bezoeken_per_week", case(presentie_weken=None)).value is None


def test_own_score_goal_level_and_optional_points_never_count() -> None:
    extra = {
        AnswerKey(aspect, question): answer(value)
        for aspect, value in (
            ("eigen_score", "1"),
            ("zrm_eigen_kijk", "1"),
            ("zrm_doel_niveau", "1"),
            ("bewijs_bron", "derde"),
        )
        for question in ("A1", "C1", "huisvesting")
    }
    changed = replace(BASE, answers={**BASE.answers, **extra, AnswerKey("doel_uren_per_week"): answer(Decimal(2))})
    assert advice_for(changed) == advice_for(BASE)
    assert advice_for(items(changed, C6=1, D5="N")) == advice_for(BASE)


def test_a_value_of_another_kind_is_unknown_and_never_an_error() -> None:
    strange = {key: answer(("a", "b")) for key in BASE.answers}
    advice = advice_for(replace(BASE, answers=strange))
    assert set(statuses(advice).values()) == {"past_nu", "onvoldoende_beeld"}
    assert fact("uren_per_week", case(uren_per_week_nu="12")).value is None
    assert (
        fact("uren_per_week", replace(BASE, answers={AnswerKey("uren_per_week_nu"): answer(Decimal("NaN"))})).value
        is None
    )
