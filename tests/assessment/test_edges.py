"""Both sides of every edge of the rules, and the whole rule table pinned: no limit can move by one step unnoticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from intake_desktop.assessment import facts, rules
from intake_desktop.assessment.advice import Advice, ConditionResult
from intake_desktop.assessment.advise import advise
from intake_desktop.assessment.evidence import Evidence
from intake_desktop.assessment.table import RuleTable
from intake_desktop.errors import FormError
from tests.assessment.cases import RULES, TABLE, aged, case, items
from tests.assessment.pinned import pinned

PINNED = Path(__file__).parents[1] / "data" / "pinned-rules.txt"
CORE = ["A1", "A2", "A4", "B1", "B2", "B3"]
OTHER = ["A3", "B4", "C1", "C2", "D1", "D2", "D3", "D4", "E1", "E2", "E3", "E4", "E5"]
PACE = ["C3", "C4", "C5"]
HELP = ["geen", "licht", "intensief", "permanent"]
Make = Callable[..., Evidence]


def hours(value: object) -> Evidence:
    return case(uren_per_week_nu=value)


def day_hours(value: object) -> Evidence:
    return case(uren_per_dag_nu=value)


def minutes(value: object) -> Evidence:
    return case(aaneengesloten_minuten=value)


def guided(value: object) -> Evidence:
    return case(aaneengesloten_begeleiding=value)


def help_needed(value: object) -> Evidence:
    return case(begeleidingsbehoefte=value)


def came(value: object) -> Evidence:
    """Half-days of a thousand that were agreed on."""
    return case(afgesproken_dagdelen=1000, gerealiseerde_dagdelen=value)


def visits(value: object) -> Evidence:
    """Half-days in a hundred weeks."""
    return case(presentie_weken=100, afgesproken_dagdelen=1000, gerealiseerde_dagdelen=value)


def level(name: str) -> Make:
    return lambda value: items(**{name: value})


def share(names: list[str], high: int, low: int) -> Make:
    """So many of these on the one level, the rest on the other."""
    return lambda count: items(**{name: high if place < count else low for place, name in enumerate(names)})


def measured(value: str) -> Evidence:
    """Skills and hours measured on a day; the profiles are about 15 January 2026."""
    day = date.fromisoformat(value)
    return aged(werkvaardigheden=day, uren=day)


M, N, X = "met", "near", "missed"
QUARTER = {
    ("U1", "u1_bezoek", visits): [(100, M), (99, N), (75, N), (74, X)],
    ("U2", "u2_uren", hours): [(4, M), (3.9, N), (3, N), (2.9, X)],
    ("U3", "u3_uren", hours): [(8, M), (7.9, N), (6, N), (5.9, X)],
    ("U3", "u3_minuten", minutes): [(30, M), (29, N), (22.5, N), (22, X)],
    ("U4", "u4_uren", hours): [(2, M), (1.9, N), (1.5, N), (1.4, X)],
    ("U5", "u5_uren", hours): [(8, M), (7.9, N), (6, N), (5.9, X)],
    ("U5", "u5_aanwezig", came): [(800, M), (799, N), (600, N), (599, X)],
    ("U6", "u6_uren", hours): [(12, M), (11.9, N), (9, N), (8.9, X)],
    ("U6", "u6_uren_intern", hours): [(8, M), (7.9, N), (6, N), (5.9, X)],
    ("U7", "u7_minuten", minutes): [(60, M), (59, N), (45, N), (44, X)],
    ("U8", "u8_minuten", minutes): [(60, M), (59, N), (45, N), (44, X)],
    ("U8", "u8_uren", hours): [(12, M), (11.9, N), (9, N), (8.9, X)],
    ("U9", "u9_uren", hours): [(12, M), (11.9, N), (9, N), (8.9, X)],
}
LEVELS = {
    (code, name, level(item)): [(least, M), (least - 1, N), *([(least - 2, X)] if least > 2 else [])]
    for code, name, item, least in [
        ("U2", "u2_taak", "C1", 2),
        ("U2", "u2_collegas", "D1", 2),
        ("U3", "u3_taak", "C1", 2),
        ("U4", "u4_op_tijd", "A1", 3),
        ("U4", "u4_afmelden", "A2", 3),
        ("U4", "u4_collegas", "D1", 3),
        ("U5", "u5_taak", "C1", 3),
        ("U5", "u5_doorwerken", "C5", 2),
        ("U5", "u5_druk", "E1", 2),
        ("U6", "u6_op_tijd", "A1", 3),
        ("U6", "u6_aanleren", "B4", 3),
        ("U6", "u6_aanleren_intern", "B4", 2),
        ("U7", "u7_taak", "C1", 2),
        ("U8", "u8_taak", "C1", 2),
    ]
}
COUNTS = {
    ("U3", "u3_kern", share(CORE, 1, 2)): [(2, M), (3, N)],
    ("U5", "u5_kern_2", share(CORE, 2, 1)): [(6, M), (5, N)],
    ("U5", "u5_kern_3", share(CORE, 3, 2)): [(4, M), (3, N)],
    ("U7", "u7_kern", share(CORE, 2, 1)): [(6, M), (5, N)],
    ("U8", "u8_kern", share(CORE, 2, 1)): [(6, M), (5, N)],
    ("U9", "u9_kern", share(CORE, 4, 3)): [(6, M), (5, N)],
    ("U9", "u9_overig", share(OTHER, 3, 2)): [(13, M), (12, N)],
    ("U9", "u9_prestatie", share(PACE, 4, 3)): [(3, M), (2, N)],
    ("U8", "u8_prestatie", share(PACE, 4, 3)): [(2, M), (3, X)],
}
STEPS = {
    ("U4", "u4_begeleiding", help_needed): [("licht", M), ("intensief", N), ("permanent", X)],
    ("U7", "u7_begeleiding_zwaar", help_needed): [("intensief", M), ("licht", X)],
    ("U7", "u7_minuten_begeleiding", guided): [("licht", M), ("intensief", N)],
    ("U8", "u8_minuten_begeleiding", guided): [("licht", M), ("intensief", N)],
    ("U8", "u8_begeleiding_licht", help_needed): [("licht", M), ("intensief", X)],
    ("U9", "u9_begeleiding", help_needed): [("geen", M), ("licht", N), ("intensief", X)],
    ("U7", "u7_uren_dag", day_hours): [(4, M), (3.9, X)],
    ("U8", "u8_uren_dag", day_hours): [(4, M), (3.9, X)],
    ("U9", "u9_deeltijd_uren", hours): [(11.9, M), (12, X)],
    ("U0", "u0_aanwezig", came): [(499, M), (500, X)],
    ("U0", "u0_uren", hours): [(3.9, M), (4, X)],
}
EDGES = {**QUARTER, **LEVELS, **COUNTS, **STEPS}


def every(results: tuple[ConditionResult, ...]) -> Iterator[ConditionResult]:
    for result in results:
        yield result
        yield from every(result.parts)


def state(advice: Advice, code: str, condition_id: str) -> str:
    outcome = advice.outcome(code)
    groups = (outcome.conditions, outcome.suggestions, *(variant.conditions for variant in outcome.variants))
    return next(str(found.state) for group in groups for found in every(group) if found.id == condition_id)


def told(table: RuleTable, evidence: Evidence) -> Advice:
    return advise(table, facts.gather(table, evidence))


def test_the_whole_rule_table_is_as_it_was_pinned() -> None:
    """Changed a rule on purpose? Then this file changes with it, in the same commit, for somebody to read."""
    assert pinned(TABLE) == PINNED.read_text("utf-8")


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge[1])
def test_both_sides_of_an_edge(edge: tuple[str, str, Make]) -> None:
    code, name, make = edge
    found = [(value, state(told(TABLE, make(value)), code, name)) for value, _ in EDGES[edge]]
    assert found == EDGES[edge]


def changed(old: str, new: str, folder: Path) -> RuleTable:
    text = RULES.read_text("utf-8")
    assert text.count(old) == 1, old
    path = folder / RULES.name
    path.write_text(text.replace(old, new), "utf-8")
    return rules.load(path)


def moved(name: str) -> Iterator[tuple[str, str]]:
    """Every single-step change of a condition: its limit up and down, its operator, how near it counts."""
    line = next(line for line in RULES.read_text("utf-8").splitlines() if f"{{id: {name}," in line).strip()
    number, word = re.search(r"threshold: (\d+)", line), re.search(r"threshold: ([a-z]+)", line)
    for limit in (*(_beside(name, int(number[1])) if number else ()), *(_around(word[1]) if word else ())):
        yield line, re.sub(r"threshold: \w+", f"threshold: {limit}", line, count=1)
    swaps = (("op: ge", "op: gt"), ("op: le", "op: lt"), ("op: lt", "op: le"))
    yield from ((line, line.replace(old, new, 1)) for old, new in swaps if old in line and number)
    if "near: none" not in line:
        yield line, re.sub("near: [a-z_]+", "near: none", line)


def _beside(name: str, limit: int) -> tuple[int, int]:
    """Of 22 points 4 are 18.2% and 5 are 22.7%: there the nearest limits that differ are 18 and 23."""
    return (18, 23) if name == "r0_beeld" else (limit - 1, limit + 1)


def _around(limit: str) -> list[str]:
    place = HELP.index(limit) if limit in HELP else 0
    return HELP[max(0, place - 1) : place] + HELP[place + 1 : place + 2] if limit in HELP else []


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge[1])
def test_moving_a_limit_by_one_step_shows(edge: tuple[str, str, Make], tmp_path: Path) -> None:
    code, name, make = edge
    found = list(moved(name))
    assert found, name
    for old, new in found:
        try:
            table = changed(old, new, tmp_path)
        except FormError:
            continue  # the loader already refuses this change
        states = [(value, state(told(table, make(value)), code, name)) for value, _ in EDGES[edge]]
        assert states != EDGES[edge], new


def test_every_condition_with_a_number_has_its_edge_here() -> None:
    text = RULES.read_text("utf-8").split("\nitems:")[1].split("\nprofile:")[0]
    named = set(re.findall(r"\{id: (\w+), fact: [^\n]*?threshold: \d", text))
    elsewhere = {"r0_beeld", "r0_oud", "r1_acuut", "r2_rand", "r14_prestatie", "r14_uren_week"}
    assert named - {name for _, name, _ in EDGES} == elsewhere


BEST = {"C3": 4, "C4": 4, "C5": 4}
NOTES = {
    "r0_beeld": ("R0", items(A3=None, B4=None, D2=None, D3=None, E2=None), items(A3=None, B4=None, D2=None, D3=None)),
    "r0_oud": ("R0", measured("2025-07-14"), measured("2025-07-15")),
    "r1_acuut": ("R1", items(huisvesting=1), items(huisvesting=2)),
    "r2_rand": ("R2", items(huisvesting=2), items(huisvesting=3)),
    "r14_prestatie": ("R14", case(items(**BEST), uren_per_week_nu=11), case(items(C3=4, C4=4), uren_per_week_nu=11)),
    "r14_uren_week": ("R14", case(items(**BEST), uren_per_week_nu=11.9), case(items(**BEST), uren_per_week_nu=12)),
}


@pytest.mark.parametrize("name", NOTES)
def test_both_sides_of_what_gives_a_note(name: str, tmp_path: Path) -> None:
    rule, gives, silent = NOTES[name]
    assert (told(TABLE, gives).has_note(rule), told(TABLE, silent).has_note(rule)) == (True, False)
    for old, new in moved(name):
        try:
            table = changed(old, new, tmp_path)
        except FormError:
            continue
        assert (told(table, gives).has_note(rule), told(table, silent).has_note(rule)) != (True, False), new


SIGNALS: list[tuple[str, Evidence, str]] = [
    ("k1", items(C1=3), "ja"),
    ("k1", items(C1=2), "ja_met_steun"),
    ("k1", items(C1=1), "nee"),
    ("k2", items(A1=3), "ja"),
    ("k2", items(A1=2), "ja_met_steun"),
    ("k2", items(A1=1), "nee"),
    ("k3", minutes(60), "ja"),
    ("k3", minutes(59), "nee"),
    ("k3", minutes(61), "ja"),
    ("k3", guided("licht"), "ja"),
    ("k3", guided("intensief"), "nee"),
    ("k4", day_hours(4), "ja"),
    ("k4", day_hours(3.9), "grensgebied"),
    ("k4", day_hours(2), "grensgebied"),
    ("k4", day_hours(1.9), "nee"),
]


TAKEN_BEFORE = [
    *[("fact: item.C1, op: le", 1), ("fact: kern_laagste, op: le", 1), ("fact: uren_per_dag, op: lt", 1)],
    *[("fact: minuten, op: ge", -1), ("fact: minuten, op: ge", -1)],
]
"""Changes that nobody can meet: an earlier step of the signal already gives its value there."""


def signals(table: RuleTable) -> list[str]:
    return [
        next(found.value for found in told(table, evidence).signals if found.id == name)
        for name, evidence, _ in SIGNALS
    ]


def test_both_sides_of_every_signal(tmp_path: Path) -> None:
    expected = [value for _, _, value in SIGNALS]
    assert signals(TABLE) == expected
    text = RULES.read_text("utf-8")
    start, end = text.index("\nsignals:"), text.index("\nitems:")
    path, unseen = tmp_path / RULES.name, []
    for limit in re.finditer(r"(?<=threshold: )\d+", text[start:end]):
        for step in (-1, 1):
            before, after = text[: start + limit.start()], text[start + limit.end() :]
            path.write_text(f"{before}{int(limit[0]) + step}{after}", "utf-8")
            with suppress(FormError):  # the loader already refuses this change
                if signals(rules.load(path)) == expected:
                    unseen.append((before[before.rindex("{") + 1 :].removesuffix(", threshold: "), step))
    assert sorted(unseen) == sorted(TAKEN_BEFORE)
