"""The checks on hours, each with answers that meet it, that do not, and with one that is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.form_engine import loader, validation
from intake_desktop.form_engine.answers import Answer, AnswerKey, AnswerValue
from intake_desktop.form_engine.choices import cells
from intake_desktop.form_engine.definition import Form
from intake_desktop.form_engine.validation import Problem
from tests.form_engine.forms import TODAY, said, shipped

CATALOG = shipped()
HOURS = CATALOG.form("uren")
WEEK = CATALOG.question("beschikbaarheidsraster")
Values = dict[str, AnswerValue | int | float | None]


def week(*available: str) -> dict[str, str]:
    """A whole week in which only these parts of the day can."""
    return {cell: "ja" if cell in available else "nee" for cell in cells(WEEK)}


ONE_DAY = week("maandag.ochtend", "maandag.middag")
STEPS: Values = {"opbouwstappen": ("s1",), "stap_uren_per_dag__s1": 4, "stap_dagen_per_week__s1": 3}
NOW: Values = {"uren_per_dag_nu": 4, "dagen_per_week_nu": 3, "uren_per_week_nu": 12}
PRESENT: Values = {"afgesproken_dagdelen": 20, "presentie_weken": 4}
INTENSE: Values = {"aaneengesloten_begeleiding": "intensief"}
THOUSAND: Values = {"afgesproken_dagdelen": 1000}
LIMIT: Values = {"externe_urenbeperking": "ja", "externe_uren_per_dag": 4, "externe_uren_per_week": 12}


def found(values: Values, form: Form = HOURS) -> dict[str, Problem]:
    """The problems of these hours; a name may hold a row (id__row), capitals are skills of another form."""
    here, there = {}, {}
    for name, value in values.items():
        if value is None:
            continue
        kept = said(Decimal(str(value)) if isinstance(value, int | float) else value)
        (there if name[0].isupper() else here)[AnswerKey(*name.split("__"))] = kept
    return problems(here, there, form)


def problems(here: dict[AnswerKey, Answer], there: dict[AnswerKey, Answer], form: Form = HOURS) -> dict[str, Problem]:
    told = validation.problems(form, here, "maatwerk", there.get, TODAY, "Sam")
    return {problem.id: problem for problem in told}


CASES: list[tuple[str, Values, Values, str]] = [
    ("uren_01", NOW | {"uren_per_week_nu": 12.5}, NOW, "dagen_per_week_nu"),
    (
        "uren_02",
        {"aaneengesloten_minuten": 65, "uren_per_dag_nu": 1},
        {"aaneengesloten_minuten": 60, "uren_per_dag_nu": 1},
        "uren_per_dag_nu",
    ),
    ("uren_03", {"dagen_per_week_nu": 2, WEEK.id: ONE_DAY}, {"dagen_per_week_nu": 1, WEEK.id: ONE_DAY}, WEEK.id),
    ("uren_04", {"uren_per_dag_nu": 8.5, WEEK.id: ONE_DAY}, {"uren_per_dag_nu": 8, WEEK.id: ONE_DAY}, WEEK.id),
    ("uren_05", {"uren_per_week_nu": 40.5}, {"uren_per_week_nu": 40}, "uren_per_week_nu"),
    ("uren_06", NOW | {"dagen_per_week_nu": 0}, NOW, "dagen_per_week_nu"),
    (
        "uren_07",
        PRESENT | {"gerealiseerde_dagdelen": 15},
        PRESENT | {"gerealiseerde_dagdelen": 16},
        "gerealiseerde_dagdelen",
    ),
    ("uren_08", NOW | {"doel_uren_per_week": 11.5}, NOW | {"doel_uren_per_week": 12}, "doel_uren_per_week"),
    ("uren_09", STEPS | {"uren_per_week_nu": 7.5}, STEPS | {"uren_per_week_nu": 8}, "uren_per_week_nu"),
    ("uren_10", NOW | LIMIT | {"externe_uren_per_week": 11.5}, NOW | LIMIT, "externe_uren_per_week"),
    ("uren_11", {"C2": "2", "aaneengesloten_minuten": 60}, {"C2": "3", "aaneengesloten_minuten": 60}, "C2"),
    (
        "uren_12",
        {"uren_per_dag_nu": 8, "enkele_reis_max": 35},
        {"uren_per_dag_nu": 8, "enkele_reis_max": 30},
        "enkele_reis_max",
    ),
    (
        "uren_13",
        {"hersteldag_nodig": "altijd", "dagen_per_week_nu": 4},
        {"hersteldag_nodig": "soms", "dagen_per_week_nu": 4},
        "hersteldag_nodig",
    ),
    ("uren_14", {"uren_per_dag_nu": 2}, {"uren_per_dag_nu": 4}, "uren_per_dag_nu"),
    (
        "uren_15",
        {"aaneengesloten_minuten": 60, "aaneengesloten_begeleiding": "intensief"},
        {"aaneengesloten_minuten": 60, "aaneengesloten_begeleiding": "licht"},
        "aaneengesloten_begeleiding",
    ),
    (
        "uren_16",
        {"uren_per_dag_nu": 4, "peildatum__uren_per_dag_nu": "2026-05-22"},
        {"uren_per_dag_nu": 4, "peildatum__uren_per_dag_nu": "2026-05-23"},
        "peildatum__uren_per_dag_nu",
    ),
    (
        "uren_17",
        PRESENT | {"gerealiseerde_dagdelen": 16, "A1": "2"},
        PRESENT | {"gerealiseerde_dagdelen": 16, "A1": "3"},
        "A1",
    ),
    (
        "uren_18",
        {"vroegste_start": "16:00", "laatste_einde": "09:00"},
        {"vroegste_start": "09:00", "laatste_einde": "09:00"},
        "laatste_einde",
    ),
    ("uren_19", {"doel_datum": TODAY.isoformat()}, {"doel_datum": "2026-11-24"}, "doel_datum"),
    (
        "uren_20",
        STEPS | {"stap_vanaf__s1": "2027-02-01", "stap_evaluatie__s1": "2027-01-31"},
        STEPS | {"stap_vanaf__s1": "2027-02-01", "stap_evaluatie__s1": "2027-02-01"},
        "stap_evaluatie__s1",
    ),
]


@pytest.mark.parametrize(("check", "meets", "does_not", "unknown"), CASES, ids=[case[0] for case in CASES])
def test_a_check_tells_what_does_not_add_up(check: str, meets: Values, does_not: Values, unknown: str) -> None:
    assert check in found(meets)
    assert check not in found(does_not)
    assert check not in found({name: value for name, value in meets.items() if name != unknown}), (
        "unknown is never wrong"
    )


def test_every_check_of_the_form_has_its_example() -> None:
    assert [case[0] for case in CASES] == [rule.id for rule in HOURS.checks]


@pytest.mark.parametrize(
    ("check", "values"),
    [
        ("uren_08", NOW | {"doel_uren_per_dag": 3}),
        ("uren_09", STEPS | {"dagen_per_week_nu": 1}),
        ("uren_10", LIMIT | {"doel_uren_per_dag": 5}),
        ("uren_11", {"C2": "4", "aaneengesloten_minuten": 55}),
        ("uren_05", {"doel_uren_per_week": 41}),
        ("uren_17", PRESENT | {"gerealiseerde_dagdelen": 9, "A1": "2"}),
        ("uren_17", PRESENT | {"gerealiseerde_dagdelen": 19, "A1": "3"}),
        ("uren_03", {"dagen_per_week_nu": 1, WEEK.id: week()}),
    ],
)
def test_the_other_half_of_a_check_works_too(check: str, values: Values) -> None:
    assert check in found(values)


NOTHING: Values = dict.fromkeys(NOW, 0)
ALWAYS: Values = {"hersteldag_nodig": "altijd"}
EDGES: list[tuple[str, Values, Values]] = [
    ("uren_01", NOW | {"uren_per_week_nu": 12.1}, NOW | {"uren_per_week_nu": 12}),
    (
        "uren_02",
        {"aaneengesloten_minuten": 241, "uren_per_dag_nu": 4},
        {"aaneengesloten_minuten": 240, "uren_per_dag_nu": 4},
    ),
    (
        "uren_04",
        {"uren_per_dag_nu": 4.1, WEEK.id: week("maandag.ochtend")},
        {"uren_per_dag_nu": 4, WEEK.id: week("maandag.ochtend")},
    ),
    ("uren_05", {"doel_uren_per_week": 40.1}, {"doel_uren_per_week": 40}),
    ("uren_06", NOW | {"uren_per_week_nu": 0}, NOW | {"uren_per_week_nu": 0.1}),
    *[("uren_06", NOTHING | {name: 1}, NOTHING) for name in NOW],
    ("uren_06", NOW | {"uren_per_dag_nu": 0}, dict.fromkeys(NOW, 0)),
    (
        "uren_07",
        {"afgesproken_dagdelen": 1000, "gerealiseerde_dagdelen": 799},
        {"afgesproken_dagdelen": 1000, "gerealiseerde_dagdelen": 800},
    ),
    (
        "uren_07",
        {"afgesproken_dagdelen": 1, "gerealiseerde_dagdelen": 0},
        {"afgesproken_dagdelen": 0, "gerealiseerde_dagdelen": 0},
    ),
    ("uren_08", NOW | {"doel_uren_per_dag": 3.9}, NOW | {"doel_uren_per_dag": 4}),
    ("uren_09", STEPS | {"uren_per_week_nu": 7.9}, STEPS | {"uren_per_week_nu": 8}),
    ("uren_09", STEPS | {"dagen_per_week_nu": 1}, STEPS | {"dagen_per_week_nu": 2}),
    ("uren_10", NOW | LIMIT | {"externe_uren_per_dag": 3.9}, NOW | LIMIT),
    ("uren_10", NOW | LIMIT | {"externe_uren_per_week": 11.9}, NOW | LIMIT),
    ("uren_10", LIMIT | {"doel_uren_per_dag": 4.1}, LIMIT | {"doel_uren_per_dag": 4}),
    ("uren_10", LIMIT | {"doel_uren_per_week": 12.1}, LIMIT | {"doel_uren_per_week": 12}),
    ("uren_11", {"C2": "1", "aaneengesloten_minuten": 60}, {"C2": "1", "aaneengesloten_minuten": 59}),
    ("uren_11", {"C2": "2", "aaneengesloten_minuten": 60}, {"C2": "2", "aaneengesloten_minuten": 59}),
    ("uren_11", {"C2": "4", "aaneengesloten_minuten": 59}, {"C2": "4", "aaneengesloten_minuten": 60}),
    ("uren_11", {"C2": "4", "aaneengesloten_minuten": 59}, {"C2": "3", "aaneengesloten_minuten": 59}),
    ("uren_12", {"uren_per_dag_nu": 8, "enkele_reis_max": 31}, {"uren_per_dag_nu": 8, "enkele_reis_max": 30}),
    ("uren_12", {"uren_per_dag_nu": 5, "enkele_reis_max": 121}, {"uren_per_dag_nu": 5, "enkele_reis_max": 120}),
    ("uren_13", ALWAYS | {"dagen_per_week_nu": 4}, ALWAYS | {"dagen_per_week_nu": 3}),
    ("uren_14", {"uren_per_dag_nu": 2}, {"uren_per_dag_nu": 1.9}),
    ("uren_14", {"uren_per_dag_nu": 3.9}, {"uren_per_dag_nu": 4}),
    ("uren_15", {"aaneengesloten_minuten": 60, **INTENSE}, {"aaneengesloten_minuten": 59, **INTENSE}),
    (
        "uren_17",
        THOUSAND | {"gerealiseerde_dagdelen": 499, "A1": "2"},
        THOUSAND | {"gerealiseerde_dagdelen": 500, "A1": "2"},
    ),
    (
        "uren_17",
        THOUSAND | {"gerealiseerde_dagdelen": 500, "A1": "1"},
        THOUSAND | {"gerealiseerde_dagdelen": 499, "A1": "1"},
    ),
    (
        "uren_17",
        THOUSAND | {"gerealiseerde_dagdelen": 800, "A1": "2"},
        THOUSAND | {"gerealiseerde_dagdelen": 799, "A1": "2"},
    ),
    (
        "uren_17",
        THOUSAND | {"gerealiseerde_dagdelen": 799, "A1": "3"},
        THOUSAND | {"gerealiseerde_dagdelen": 800, "A1": "3"},
    ),
    (
        "uren_17",
        THOUSAND | {"gerealiseerde_dagdelen": 950, "A1": "3"},
        THOUSAND | {"gerealiseerde_dagdelen": 949, "A1": "3"},
    ),
    (
        "uren_17",
        THOUSAND | {"gerealiseerde_dagdelen": 949, "A1": "4"},
        THOUSAND | {"gerealiseerde_dagdelen": 950, "A1": "4"},
    ),
]


@pytest.mark.parametrize(("check", "over", "under"), EDGES)
def test_both_sides_of_every_limit(check: str, over: Values, under: Values) -> None:
    assert check in found(over)
    assert check not in found(under)


def _moved(condition: str) -> Iterator[str]:
    """The condition with each limit a step lower and higher, and each comparison with and without the equal case."""
    for limit in re.finditer(r"(?<![\w'.])\d+(?:\.\d+)?(?![\w'.])", condition):
        step = Decimal("0.01") if "." in limit[0] else Decimal(1)
        for moved in (Decimal(limit[0]) - step, Decimal(limit[0]) + step):
            yield f"{condition[: limit.start()]}{moved}{condition[limit.end() :]}"
    for sign in re.finditer(r"(?<![<>=!])[<>]=?", condition):
        other = sign[0][0] if sign[0].endswith("=") else f"{sign[0]}="
        yield condition[: sign.start()] + other + condition[sign.end() :]


def test_no_limit_of_a_check_moves_unnoticed(tmp_path: Path) -> None:
    text = (paths.forms() / "uren.v1.yaml").read_text("utf-8")
    unseen = []
    for rule in re.finditer(r'id: (uren_\d\d)\n    severity: \w+\n    condition: "([^"]*)"', text):
        for condition in _moved(rule[2]):
            path = tmp_path / "uren.v1.yaml"
            path.write_text(text[: rule.start(2)] + condition + text[rule.end(2) :], "utf-8")
            form = loader.load(path)
            pairs = [(over, under) for check, over, under, *_ in (*CASES, *EDGES) if check == rule[1]]
            if all(rule[1] in found(over, form) and rule[1] not in found(under, form) for over, under in pairs):
                unseen.append((rule[1], condition))
    agreed = "and gerealiseerde_dagdelen < 0.8 * afgesproken_dagdelen"
    same = [("uren_07", f"afgesproken_dagdelen {limit} {agreed}") for limit in ("> -1", ">= 0")]
    assert unseen == same, "without appointments nobody can come less often: these two say the same"


def test_an_open_part_of_the_week_may_still_be_a_day() -> None:
    half = {"maandag.ochtend": "ja", "dinsdag.ochtend": "nee"}
    assert "uren_03" not in found({"dagen_per_week_nu": 5, WEEK.id: half})


def test_messages_are_filled_in_in_dutch() -> None:
    told = found(PRESENT | {"gerealiseerde_dagdelen": 13, "afgesproken_dagdelen": 21})
    assert told["uren_07"].message.startswith("Sam was er 61,9% van de afgesproken dagdelen.")
    told = found(NOW | {"uren_per_week_nu": 12.5})
    assert "De uren per week (12,5) zijn meer" in told["uren_01"].message


def test_presence_never_seems_to_reach_a_limit_it_misses() -> None:
    told = found({"afgesproken_dagdelen": 273, "gerealiseerde_dagdelen": 218})
    assert told["uren_07"].message.startswith("Sam was er 79,8%")


def test_a_warning_asks_a_reason_beside_the_check() -> None:
    values = PRESENT | {"gerealiseerde_dagdelen": 15}
    problem = found(values)["uren_07"]
    assert (problem.severity, problem.reason_required, problem.reason_given) == ("warning", True, False)
    assert problem.key == AnswerKey("gerealiseerde_dagdelen")
    assert problem.reason_key == AnswerKey("uren_reden", "uren_07")
    explained = found(values | {"uren_reden__uren_07": "Drie weken vakantie."})["uren_07"]
    assert explained.reason_given
    assert validation.blocking((problem,)) == (problem,)
    assert validation.blocking((explained,)) == ()


def test_a_reason_in_a_question_of_its_own_settles_the_check() -> None:
    values = NOW | {"doel_uren_per_week": 8}
    assert found(values)["uren_08"].reason_key == AnswerKey("doel_reden")
    assert "uren_08" not in found(values | {"doel_reden": "stabilisatie"})


def test_an_information_blocks_nothing() -> None:
    told = found({"uren_per_dag_nu": 2})
    assert [problem.id for problem in validation.blocking(tuple(told.values()))] == []
