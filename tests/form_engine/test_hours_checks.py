"""The seventeen checks on hours, each with answers that meet it, that do not, and with one that is unknown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from intake_desktop.form_engine import validation
from intake_desktop.form_engine.answers import Answer, AnswerKey, AnswerValue
from intake_desktop.form_engine.choices import cells
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
LIMIT: Values = {"externe_urenbeperking": "ja", "externe_uren_per_dag": 4, "externe_uren_per_week": 12}


def found(values: Values) -> dict[str, Problem]:
    """The problems of these hours; a name may hold a row (id__row), capitals are skills of another form."""
    here, there = {}, {}
    for name, value in values.items():
        if value is None:
            continue
        kept = said(Decimal(str(value)) if isinstance(value, int | float) else value)
        (there if name[0].isupper() else here)[AnswerKey(*name.split("__"))] = kept
    return problems(here, there)


def problems(here: dict[AnswerKey, Answer], there: dict[AnswerKey, Answer]) -> dict[str, Problem]:
    told = validation.problems(HOURS, here, "maatwerk", there.get, TODAY, "Sam")
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
