"""The engine and a second reading of the rules, made apart from it, say the same about thousands of invented people."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from intake_desktop.assessment import facts, profile
from intake_desktop.assessment.advise import advise
from intake_desktop.assessment.table import RuleTable
from intake_desktop.form_engine.nodes import Block, Listing, Node, Scalar
from intake_desktop.form_engine.report import Report
from tests.assessment.cases import TABLE
from tests.assessment.second_evaluator import KERNEL, OTHER, WORK, Verdict, evaluate

Value = TypeVar("Value")
SEED = 20260115
FAST, FULL = 2_000, 10_000
ASKED = 700
"""Of how many of those people the engine is asked too, in the fast slice; it is what takes time."""
ALL = KERNEL + OTHER + WORK
DOMAINS = tuple(key.question_id for key in TABLE.profile["zrm"].questions)
OWN = tuple(f"U{number}" for number in range(1, 10))
STATUSES = {"past_nu", "bijna", "nu_niet", "onvoldoende_beeld"}

FACTORS = ("0", "0.5", "0.74", "0.75", "0.76", "0.9", "0.99", "1", "1.01", "1.5", "3")
"""What a limit is multiplied by: both sides of the limit, and both sides of three quarters of it."""
CHOICES: Mapping[str, Sequence[str | None]] = {
    "minuten_begeleiding": ("geen", "aanwezig", "licht", "intensief", None),
    "begeleiding": ("geen", "licht", "intensief", "permanent", None),
    "begeleiding_haalbaar": ("ja", "nee", "nee", "weet_niet", None),
    "aanpassing": ("geen", "binnen_grenzen", "niet_binnen_grenzen", "weet_niet", None),
    "wens": ("betaald_werk", "betaald_werk", "vrijwilligerswerk", "leren", "zo_houden", "weet_niet", None),
    "leerwens": ("ja", "ja", "nee", "weet_niet", None),
    "ggz": ("ja", "ja", "nee", "wil_niet_zeggen", "weet_niet", None),
    "externe_urenbeperking": ("ja", "nee", "geen", "weet_niet", None),
    "huidige_plek": ("U3", "U3", "geen", "U0", "U1", "U2", "U4", "U5", "U6", "anders", None),
}
USUAL: Mapping[str, Any] = {
    "uren_per_dag": 4,
    "minuten": 60,
    "minuten_begeleiding": "aanwezig",
    "presentie": [8, 40, 36],
    "wens": "betaald_werk",
    "leerwens": "ja",
    "externe_urenbeperking": "nee",
    "assessment_maanden": 1,
}
FITTING: Sequence[Mapping[str, Any]] = (
    {"items": 3, "uren_per_week": 16, "begeleiding": "licht", "begeleiding_haalbaar": "ja", "aanpassing": "geen"},
    {"items": 3, "uren_per_week": 12, "begeleiding": "licht", "aanpassing": "niet_binnen_grenzen"},
    {"items": 2, "uren_per_week": 12, "begeleiding": "permanent", "begeleiding_haalbaar": "nee", "aanpassing": "geen"},
    {"items": 4, "uren_per_week": 12, "begeleiding": "geen", "begeleiding_haalbaar": None},
    {"items": 4, "uren_per_week": 10, "begeleiding": "geen", "externe_urenbeperking": "ja"},
)
"""People whom something fits, each in a way of its own; `items` is the level of every point."""


def people(number: int, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """So many sets of facts in the shape of an example profile, the same ones in every run."""
    chance = random.Random(seed)
    for _ in range(number):
        drawn = _drawn(chance)
        yield drawn if chance.random() < 0.4 else _nearly(chance, drawn)


def _drawn(chance: random.Random) -> dict[str, Any]:
    """Somebody whose facts lie anywhere around the limits of the rules, often with something unknown."""
    found: dict[str, Any] = {name: chance.choice(options) for name, options in CHOICES.items()}
    return found | {
        "items": _skills(chance),
        "uren_per_week": _perhaps(chance, _around(chance, 2, 4, 8, 12)),
        "uren_per_dag": _perhaps(chance, _around(chance, 2, 4)),
        "minuten": _perhaps(chance, _around(chance, 30, 60)),
        "presentie": _presence(chance),
        "zrm": _domains(chance),
        "zrm_maanden": chance.choice((0, 0, 0, 1, 5, 6, 6, 7, None)),
        "assessment_maanden": chance.choice((0, 0, 1, 2, 3, 4, 5, 6, 6, 7, None)),
    }


def _nearly(chance: random.Random, drawn: Mapping[str, Any]) -> dict[str, Any]:
    """Somebody whom several destinations fit, but for a few facts: there one condition makes the difference."""
    kept = chance.choice(FITTING)
    changed = chance.sample(sorted(drawn), chance.randint(0, 3))
    level = kept["items"]
    levels: dict[str, Any] = dict.fromkeys(ALL, level)
    group = chance.choice((KERNEL, OTHER, WORK, ALL))
    for code in chance.sample(group, min(chance.choice((0, 1, 2, 2, 3, 4, 5)), len(group))):
        levels[code] = chance.choice((1, 2, 3, 4, level - 1, level - 1, None))
    return {**drawn, **USUAL, **kept, **{name: drawn[name] for name in changed}, "items": levels}


def _around(chance: random.Random, *limits: int) -> Decimal:
    return chance.choice(limits) * Decimal(chance.choice(FACTORS))


def _perhaps(chance: random.Random, value: Value) -> Value | None:
    return None if chance.random() < 0.04 else value


def _skills(chance: random.Random) -> dict[str, int | str | None]:
    """Each group of points about one level, some of them otherwise, some of them not seen."""
    found: dict[str, int | str | None] = {}
    spread, unseen = chance.choice((0, 0.05, 0.1, 0.2, 0.6)), chance.choice((0, 0, 0, 0.04, 0.1, 0.2))
    usual = chance.choice((2, 3, 4))
    for codes in (KERNEL, OTHER, WORK):
        base = chance.choice((usual, usual, chance.randint(1, 4)))
        for code in codes:
            level = min(max(base + chance.choice((-2, -1, -1, 1)), 1), 4) if chance.random() < spread else base
            found[code] = chance.choice(("O", None)) if chance.random() < unseen else level
    return found | {code: chance.choice((1, 4, "N", "O", None)) for code in ("C6", "D5")}


def _presence(chance: random.Random) -> list[int | None]:
    """Weeks, half-days agreed on and half-days there: around the limits of a share and of visits a week."""
    weeks, agreed = chance.randint(4, 13), chance.choice((0, 1, 25, 40, 100, 200))
    share, visits = agreed * _around(chance, 50, 80) / 100, weeks * _around(chance, 1)
    came = share if chance.random() < 0.6 else visits
    return [_perhaps(chance, weeks), _perhaps(chance, agreed), _perhaps(chance, round(came))]


def _domains(chance: random.Random) -> dict[str, int | str | None]:
    """Levels of the ZRM, a few of them low; Justitie often and sometimes more not asked."""
    lowest = chance.choice((1, 2, 2, 3, 3, 3))
    found: dict[str, int | str | None] = {domain: chance.randint(3, 5) for domain in DOMAINS}
    found |= dict.fromkeys(chance.sample(DOMAINS, chance.randint(0, 3)), lowest)
    found |= dict.fromkeys(chance.sample(DOMAINS, chance.choice((0, 0, 1, 9))))
    return found | ({"justitie": None} if chance.random() < 0.4 else {})


def _node(value: object) -> Node:
    if isinstance(value, Mapping):
        return Block(1, {name: _node(one) for name, one in value.items()})
    if isinstance(value, list):
        return Listing([_node(one) for one in value], 1)
    return Scalar("null" if value is None else str(value), 1)


def engine(table: RuleTable, given: Mapping[str, Any]) -> Verdict:
    """What the engine says, in the words of the second reading."""
    report = Report("verzonnen")
    evidence = profile.evidence(table, {name: _node(value) for name, value in given.items()}, report)
    assert report.mistakes() == ()
    advice = advise(table, facts.gather(table, evidence))
    statuses = {one.code: str(one.status) for one in advice.outcomes}
    signals = {one.id: one.value for one in advice.signals}
    return Verdict(statuses, frozenset(profile.notes_of(table, advice)), signals)


def own(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """The statuses that came from the conditions of a destination, no other rule standing over them."""
    over_all, over_jobs = verdict.notes & {"R0", "R1"}, "R11" in verdict.notes
    for code, status in verdict.statuses.items():
        if code in ("U0", "IPS") or not (over_all or (over_jobs and code in ("U7", "U8"))):
            yield code, status


def test_the_engine_and_the_second_reading_agree_on_everybody(rounds: Callable[[int, int], int]) -> None:
    for number, given in enumerate(people(rounds(ASKED, FULL))):
        found, expected = engine(TABLE, given), evaluate(given)
        assert found == expected, f"person {number}: {given}\nengine: {found}\nsecond reading: {expected}"


def test_those_people_reach_every_outcome_note_and_signal(rounds: Callable[[int, int], int]) -> None:
    reached: defaultdict[str, set[str]] = defaultdict(set)
    signals: defaultdict[str, set[str]] = defaultdict(set)
    said: set[str] = set()
    for given in people(rounds(FAST, FULL)):
        verdict = evaluate(given)
        said |= verdict.notes
        for code, status in own(verdict):
            reached[code].add(status)
        for name, value in verdict.signals.items():
            signals[name].add(value)
    never_nearly = {"U0": {"past_nu"}, "IPS": STATUSES - {"bijna"}}
    assert reached == dict.fromkeys(OWN, STATUSES) | never_nearly
    assert said == {"R0", "R1", "R2", "R10", "R11", "R14", "R18", "R19", "U0_aangeraden"}
    plain = {"ja", "nee", "onvoldoende_beeld"}
    assert signals["k1"] == signals["k2"] == plain | {"ja_met_steun"}
    assert (signals["k3"], signals["k4"]) == (plain, plain | {"grensgebied"})
