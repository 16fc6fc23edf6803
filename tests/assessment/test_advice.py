"""What a colleague reads: every reason as a row, the way to what is missing, and never a judgement."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from intake_desktop.assessment import profile
from intake_desktop.assessment.advice import ConditionResult, State, told
from intake_desktop.form_engine.answers import AnswerKey
from tests.assessment.cases import BASE, PROFILES, RULES, TABLE, advice_for, case, items, row, statuses

NEVER = ("heeft arbeidsvermogen", "heeft geen arbeidsvermogen", "loonwaarde van", "geschikt")
FOR_WORK = frozenset({"R1", "R2", "R16"})


def test_the_order_is_fixed_and_no_ranking() -> None:
    order = ["U0", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "IPS"]
    for evidence in (BASE, items(A1=1), case(uren_per_dag_nu=3), case(ggz="ja")):
        assert [outcome.code for outcome in advice_for(evidence).outcomes] == order


@pytest.mark.parametrize(
    ("code", "condition", "value", "threshold"),
    [
        ("U3", "u3_uren", "16 uur", "8 uur"),
        ("U3", "u3_minuten", "60 minuten", "30 minuten"),
        ("U3", "u3_kern", "0 van 6", "hoogstens 2 van 6"),
        ("U3", "u3_wens", "betaald werk", "betaald werk, vrijwilligerswerk of leren"),
        ("U5", "u5_aanwezig", "90%", "80%"),
        ("U5", "u5_kern_3", "6 van 6", "4 van 6"),
        ("U4", "u4_begeleiding", "licht", "geen of licht"),
        ("U1", "u1_bezoek", "4,5 keer per week", "1 keer per week"),
        ("IPS", "ips_ggz", "nee", "ja"),
    ],
)
def test_a_row_says_what_is_known_and_what_is_needed(code: str, condition: str, value: str, threshold: str) -> None:
    found = row(advice_for(), code, condition)
    assert (found.value_text, found.threshold_text) == (value, threshold)


def test_a_percentage_is_cut_off_so_that_it_never_looks_like_enough() -> None:
    almost = case(afgesproken_dagdelen=10000, gerealiseerde_dagdelen=7999)
    assert row(advice_for(almost), "U5", "u5_aanwezig").value_text == "79,9%"


def test_an_unknown_row_leads_to_its_question() -> None:
    found = row(advice_for(items(E1=None)), "U5", "u5_druk")
    assert (found.state, found.state_label, found.value_text) == (State.UNKNOWN, "nog niet bekend", "nog niet bekend")
    assert found.asks == (AnswerKey("E1"),)
    counted = row(advice_for(items(B2=None)), "U5", "u5_kern_2")
    assert (counted.value_text, counted.asks[0]) == ("5 van 6, 1 nog niet bekend", AnswerKey("B2"))


def _all(conditions: Iterable[ConditionResult]) -> Iterable[ConditionResult]:
    for condition in conditions:
        yield condition
        yield from _all(condition.parts)


def test_every_row_has_a_source_a_mark_and_answers_behind_it() -> None:
    for outcome in advice_for().outcomes:
        for found in _all(outcome.conditions):
            assert found.label
            assert found.asks
            if not found.parts:
                assert found.source
                assert found.mark_label in {"wet", "praktijk", "opdracht", "aanname"}


def test_a_choice_of_conditions_keeps_its_parts() -> None:
    found = row(
        advice_for(case(begeleiding_haalbaar="weet_niet", begeleidingsbehoefte="intensief")), "U7", "u7_structureel"
    )
    assert (found.joined, found.state) == ("any", State.UNKNOWN)
    assert [part.joined for part in found.parts] == ["all", ""]
    assert found.asks[0] == AnswerKey("begeleiding_haalbaar")


def test_what_is_missing_leads_to_the_questions() -> None:
    advice = advice_for(items(case(uren_per_dag_nu=None), B4=None, D2=None, D3=None, E1=None, E2="O"))
    asks = {missing.id: missing.asks for missing in advice.missing}
    assert asks == {
        "r0_beeld": tuple(AnswerKey(name) for name in ("B4", "D2", "D3", "E1", "E2")),
        "r0_uren_dag": (AnswerKey("uren_per_dag_nu"),),
    }
    assert advice.missing_intro == "Dit willen we nog weten:"
    assert advice.outcome("U5").decided_by == "R0"
    assert advice_for().missing == ()


def test_acute_problems_come_first_and_say_so() -> None:
    advice = advice_for(items(middelengebruik=1))
    assert advice.outcome("U5").decided_by == "R1"
    assert advice.outcome("U5").message.startswith("Eerst veiligheid en stabiliteit.")
    assert statuses(advice)["U2"] == "past_nu"
    note = next(note for note in advice.notes if note.rule_id == "R1")
    assert note.not_to == ("werk-en-re-integratie",)


def test_acute_problems_leave_meedoen_and_meewerken_as_they_were() -> None:
    calm, acute = items(C1=1), items(C1=1, huisvesting=1)
    assert statuses(advice_for(calm))["U2"] == statuses(advice_for(acute))["U2"] == "bijna"
    assert advice_for(calm).outcome("U2").goals == advice_for(acute).outcome("U2").goals != ()


def test_when_domains_are_not_assessed_the_cards_say_so() -> None:
    advice = advice_for(items(huisvesting=None, financien=None))
    sentence = "acute problemen: niet bekend (3 domeinen niet beoordeeld)"
    told_by = [outcome.code for outcome in advice.outcomes if sentence in outcome.remarks]
    assert told_by == ["U3", "U4", "U5", "U6", "U7", "U8", "U9"]
    assert statuses(advice) == statuses(advice_for(BASE))
    assert not any("acute" in line for outcome in advice_for(items(justitie=5)).outcomes for line in outcome.remarks)
    assert "acute problemen: niet bekend (1 domein niet beoordeeld)" in advice_for().outcome("U9").remarks


def test_conditions_of_life_are_named() -> None:
    note = next(note for note in advice_for(items(huisvesting=2, financien=2)).notes if note.rule_id == "R2")
    assert note.message.startswith("Randvoorwaarde: bij huisvesting en financiën is nu hulp nodig.")


def test_work_and_reintegration_hear_nothing_of_health_or_acute_problems() -> None:
    healthy = advice_for(case(ggz="nee"), FOR_WORK)
    troubled = advice_for(items(case(ggz="ja"), huisvesting=1, financien=2, geestelijke_gezondheid=1), FOR_WORK)
    assert troubled == healthy
    assert "IPS" not in statuses(troubled)
    assert not any("acute" in line for outcome in troubled.outcomes for line in outcome.remarks)


def test_nearly_there_gives_goals() -> None:
    outcome = advice_for(case(items(A1=2), gerealiseerde_dagdelen=24)).outcome("U5")
    assert (outcome.status_label, outcome.missed, outcome.goals) == (
        "Bijna",
        1,
        ("Vaker komen op afgesproken dagdelen",),
    )
    assert advice_for().outcome("U5").goals == ()


def test_a_destination_with_two_ways_shows_the_one_that_fits() -> None:
    outcome = advice_for(case(items(B4=2), uren_per_week_nu=8)).outcome("U6")
    assert (outcome.status_tag, outcome.variant) == ("past nu", "Interne stage bij de aanbieder")
    assert "(Interne stage bij de aanbieder)" in outcome.message
    assert [variant.status for variant in outcome.variants] == ["nu_niet", "past_nu"]


def test_a_wish_that_differs_is_said_in_words() -> None:
    advice = advice_for(case(werkwens="zo_houden"))
    assert told(advice.outcome("U3").remarks[-1], "Jamila") == "Dit past niet bij wat Jamila nu wil. Dat telt."
    full = advice_for(items(C3=4, C4=4, C5=4)).outcome("U8")
    assert "Dan is de banenafspraak niet nodig." in full.remarks[-1]


def test_starting_small_is_suggested() -> None:
    assert advice_for(case(uren_per_week_nu=3.5)).outcome("U0").suggested
    assert not advice_for(case(uren_per_week_nu=4)).outcome("U0").suggested


def test_the_signals_are_no_judgement() -> None:
    advice = advice_for(case(aaneengesloten_minuten=40))
    assert advice.signals_disclaimer == "Alleen UWV beoordeelt arbeidsvermogen. Dit zijn signalen, geen oordeel."
    third = advice.signals[2]
    assert (third.value_label, third.sentence[:22]) == ("nee, nu niet", "Nu is het 40 minuten, ")
    unknown = advice_for(case(aaneengesloten_begeleiding=None)).signals[2]
    assert (unknown.value, unknown.asks[0]) == ("onvoldoende_beeld", AnswerKey("aaneengesloten_begeleiding"))
    assert advice_for(case(aaneengesloten_minuten=40, aaneengesloten_begeleiding=None)).signals[2].value == "nee"


def test_the_reminder_always_stands_there() -> None:
    for evidence in (BASE, items(huisvesting=1), case(uren_per_dag_nu=None)):
        (note,) = [note for note in advice_for(evidence).notes if note.always]
        assert note.destinations == ("U7", "U8", "U9", "IPS")
        assert note.asks == (AnswerKey("geld_besproken"), AnswerKey("terugweg"))


def test_no_output_judges_a_person() -> None:
    for _, _, evidence in profile.load(TABLE, PROFILES):
        text = profile.advice_as_text(advice_for(evidence), "Jamila")
        assert "Jamila" in text
        assert "{" not in text.replace("{datum}", "")
        assert not [words for words in NEVER if words in text.lower()]
    assert not [words for words in NEVER if words in RULES.read_text("utf-8").lower()]


def test_an_advice_says_which_rules_it_came_from() -> None:
    advice = advice_for()
    assert (advice.rules_id, advice.rules_version, len(advice.rules_digest)) == ("bestemmingen", 1, 64)
