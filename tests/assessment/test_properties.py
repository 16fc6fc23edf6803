"""What must hold for every case, tried on many: unknown never counts, more is never worse, nothing is touched."""

from __future__ import annotations

import copy
from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_desktop.assessment import facts
from intake_desktop.assessment.advise import advise
from intake_desktop.assessment.evidence import Evidence
from intake_desktop.assessment.table import Condition, FactType, Group, Op
from intake_desktop.form_engine.answers import AnswerKey
from tests.assessment.cases import BASE, TABLE, advice_for, answer, items, statuses

MANY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""As many examples as the profile of the run asks: a hundred, and with `--torture` its full number."""
SKILLS = tuple(TABLE.profile["items"].questions)
DOMAINS = tuple(TABLE.profile["zrm"].questions)
NUMBERS = {
    "uren_per_week_nu": [0, 1.5, 2, 3, 4, 6, 8, 9, 10, 12, 16, 24],
    "uren_per_dag_nu": [1, 2, 3, 4, 8],
    "aaneengesloten_minuten": [10, 20, 25, 30, 45, 60],
    "presentie_weken": [4, 8],
    "afgesproken_dagdelen": [0, 20, 40],
    "gerealiseerde_dagdelen": [0, 4, 12, 16, 30, 36],
}
CHOICES = {
    rule.asks[0]: [*rule.options, *rule.yes, *rule.no, "weet_niet"]
    for rule in TABLE.facts.values()
    if rule.type in (FactType.CHOICE, FactType.YESNO)
}
RANK = {"nu_niet": 0, "bijna": 1, "past_nu": 2}


@st.composite
def cases(draw: st.DrawFn) -> Evidence:
    """Cases around the base: many levels alike, some different, some unknown."""
    level = draw(st.sampled_from("234"))
    levels = st.sampled_from([*"1234", level, level, level, level, "O"])
    chosen = {key: draw(levels) for key in draw(st.sets(st.sampled_from(SKILLS), max_size=8))}
    answers = {**BASE.answers, **{key: answer(level) for key in SKILLS}}
    answers |= {key: answer(value) for key, value in chosen.items()}
    domains = draw(st.dictionaries(st.sampled_from(DOMAINS), st.sampled_from("1245"), max_size=3))
    answers |= {key: answer(value) for key, value in domains.items()}
    for name, values in NUMBERS.items():
        answers[AnswerKey(name)] = answer(Decimal(str(draw(st.sampled_from(values)))))
    for key, words in CHOICES.items():
        answers[key] = answer(draw(st.sampled_from(words)))
    gone = draw(st.sets(st.sampled_from(sorted(answers)), max_size=3))
    return replace(BASE, answers={key: found for key, found in answers.items() if key not in gone})


def _without(evidence: Evidence, key: AnswerKey) -> Evidence:
    return replace(evidence, answers={other: found for other, found in evidence.answers.items() if other != key})


def _speaks_for_another(evidence: Evidence, key: AnswerKey) -> bool:
    """A question whose silence lets a second question speak: leerwens, when werkwens says learning (0010)."""
    fallbacks = [rule for rule in TABLE.facts.values() if rule.otherwise and rule.asks == (key,)]
    return any(
        (found := evidence.answers.get(rule.otherwise[0])) is not None and found.value in rule.otherwise[1]
        for rule in fallbacks
        if rule.otherwise
    )


@MANY
@given(cases(), st.data())
def test_taking_an_answer_away_changes_an_outcome_only_to_not_enough_known(
    evidence: Evidence, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(set(evidence.answers) - set(DOMAINS))))
    if _speaks_for_another(evidence, key):
        return
    before, after = statuses(advice_for(evidence)), statuses(advice_for(_without(evidence, key)))
    changed = {code: after[code] for code in before if after[code] != before[code]}
    assert set(changed.values()) <= {"onvoldoende_beeld"}


@MANY
@given(cases(), st.sampled_from(DOMAINS))
def test_taking_a_domain_away_changes_only_what_acute_problems_held(evidence: Evidence, key: AnswerKey) -> None:
    before, after = advice_for(evidence), advice_for(_without(evidence, key))
    if statuses(before) != statuses(after):
        assert before.has_note("R1")
        for code in ("U3", "U9"):
            if not after.has_note("R0"):
                assert any("acute problemen: niet bekend" in line for line in after.outcome(code).remarks)


def _conditions(group: Group) -> list[Condition]:
    found: list[Condition] = []
    for part in group.parts:
        found += [part] if isinstance(part, Condition) else _conditions(part)
    return found


def _only_rising() -> set[str]:
    """Destinations of which no condition on levels asks for less."""
    codes = set()
    for rule in TABLE.rules:
        groups = [rule.conditions, *(variant.conditions for variant in rule.variants)]
        conditions = [condition for group in groups for condition in _conditions(group)]
        falling = [one for one in conditions if TABLE.facts[one.fact].id == "prestatie_tot_3"]
        if rule.kind == "destination" and not falling:
            codes |= set(rule.destinations)
    return codes


@MANY
@given(cases(), st.sampled_from(SKILLS))
def test_raising_a_skill_never_makes_a_destination_worse(evidence: Evidence, key: AnswerKey) -> None:
    found = evidence.answers.get(key)
    if found is None or found.value not in ("1", "2", "3"):
        return
    raised = replace(evidence, answers={**evidence.answers, key: answer(str(int(str(found.value)) + 1))})
    before, after = statuses(advice_for(evidence)), statuses(advice_for(raised))
    for code in _only_rising():
        if before[code] in RANK and after[code] in RANK:
            assert RANK[after[code]] >= RANK[before[code]]


def test_only_the_job_agreement_asks_that_something_is_not_yet_usual() -> None:
    assert {"U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "IPS"} == _only_rising()
    assert Op.LE in {one.op for rule in TABLE.rules for one in _conditions(rule.conditions)}


@MANY
@given(cases(), cases())
def test_ips_and_walking_in_stand_apart_from_all_scores(one: Evidence, other: Evidence) -> None:
    shared = {AnswerKey(name) for name in ("ggz", "werkwens")}
    mixed = {key: found for key, found in other.answers.items() if key not in shared}
    mixed |= {key: one.answers[key] for key in shared if key in one.answers}
    found, changed = advice_for(one), advice_for(replace(other, answers=mixed))
    assert found.outcome("IPS") == changed.outcome("IPS")
    assert found.outcome("U0").status == changed.outcome("U0").status == "past_nu"


@MANY
@given(cases(), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nothing_is_changed(evidence: Evidence, random: object) -> None:
    gathered = facts.gather(TABLE, evidence)
    kept = copy.deepcopy(dict(gathered.known))
    advice = advise(TABLE, gathered)
    assert dict(gathered.known) == kept
    keys = sorted(gathered.known, reverse=True)
    assert advise(TABLE, facts.Facts({key: gathered.known[key] for key in keys})) == advice
    backwards = replace(evidence, answers=dict(reversed(list(evidence.answers.items()))))
    assert advice_for(backwards) == advice


@MANY
@given(cases())
def test_nothing_fits_on_the_border_of_the_law(evidence: Evidence) -> None:
    border = replace(evidence, answers={**evidence.answers, AnswerKey("uren_per_dag_nu"): answer(Decimal(3))})
    found = statuses(advice_for(border))
    assert {found["U7"], found["U8"]} <= {"nu_niet", "onvoldoende_beeld"}


def test_the_base_is_a_case_too() -> None:
    assert statuses(advice_for(items()))["U8"] == "past_nu"
