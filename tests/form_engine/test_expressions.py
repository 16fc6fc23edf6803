"""Conditions: exact sums, unknown as a value of its own (Kleene), and nothing but the small language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop.form_engine import expressions
from intake_desktop.form_engine.expressions import Unreadable

THREE = st.sampled_from([True, False, None])
ANSWER = {True: "ja", False: "nee", None: None}


def outcome(source: str, **values: object) -> object | None:
    return expressions.condition(source).evaluate(values.get)


def logic(source: str, a: bool | None, b: bool | None = None, c: bool | None = None) -> object | None:
    """A condition in which a, b and c are yes, no or unknown."""
    for name in "abc":
        source = source.replace(f"<{name}>", f"({name} == 'ja')")
    return outcome(source, a=ANSWER[a], b=ANSWER[b], c=ANSWER[c])


@given(THREE, THREE)
def test_de_morgan_holds_with_unknown(a: bool | None, b: bool | None) -> None:
    assert logic("not (<a> and <b>)", a, b) == logic("not <a> or not <b>", a, b)
    assert logic("not (<a> or <b>)", a, b) == logic("not <a> and not <b>", a, b)


@given(THREE, THREE, THREE)
def test_and_and_or_distribute_with_unknown(a: bool | None, b: bool | None, c: bool | None) -> None:
    assert logic("<a> and (<b> or <c>)", a, b, c) == logic("<a> and <b> or <a> and <c>", a, b, c)
    assert logic("<a> or <b>", a, b) == logic("<b> or <a>", a, b)
    assert logic("not not <a>", a) == a


@given(THREE, THREE)
def test_knowing_more_never_changes_what_was_certain(a: bool | None, b: bool | None) -> None:
    for source in ("<a> and <b>", "<a> or <b>", "not <a> or <b>"):
        unsure = logic(source, None, b)
        assert unsure is None or unsure == logic(source, a, b)


def test_unknown_alone_decides_nothing() -> None:
    assert logic("<a> and <b>", None, False) is False
    assert logic("<a> or <b>", None, True) is True
    assert logic("not <a>", None) is None
    assert outcome("a > b", a=Decimal(1), b=None) is None
    assert outcome("a in ['x', 'y']", a=None) is None


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_sums_are_exact(part: int, whole: int) -> None:
    values = {"part": Decimal(part), "whole": Decimal(whole)}
    found = expressions.value("100 * part / whole").evaluate(values.get)
    assert found == Fraction(100 * part, whole)
    assert outcome("part * 100 < 80 * whole", **values) == outcome("part < 0.8 * whole", **values)


def test_a_tenth_is_a_tenth() -> None:
    assert outcome("a + 0.2 == 0.3", a=Decimal("0.1")) is True


def test_dividing_by_zero_is_unknown() -> None:
    assert outcome("a / b > 1", a=Decimal(1), b=Decimal(0)) is None


@pytest.mark.parametrize(
    ("source", "values", "expected"),
    [
        ("2 <= a < 4", {"a": Decimal(2)}, True),
        ("2 <= a < 4", {"a": Decimal(4)}, False),
        ("a in ['x', 'y']", {"a": "y"}, True),
        ("a not in ['x', 'y']", {"a": "z"}, True),
        ("'fiets' in a", {"a": ("fiets", "ov")}, True),
        ("a == 'ov'", {"a": ("fiets", "ov")}, True),
        ("a >= 7", {"a": "7"}, True),
        ("a < b", {"a": "2026-01-01", "b": "2026-02-01"}, True),
        ("a < b", {"a": "2026", "b": "2026-02-01"}, None),
        ("a == 1", {"a": "ja"}, None),
        ("-a < 0", {"a": Decimal(1)}, True),
    ],
)
def test_comparisons(source: str, values: dict[str, object], expected: bool | None) -> None:
    assert outcome(source, **values) is expected


WEEK = {"maandag.ochtend": "ja", "maandag.middag": "", "dinsdag.ochtend": "nee", "dinsdag.middag": "nee"}


def test_open_parts_of_a_week_may_still_fit() -> None:
    assert outcome("possible_days(week, 'ja') == 1", week=WEEK) is True
    assert outcome("most_parts(week, 'ja') == 2", week=WEEK) is True
    assert outcome("possible_days(week, 'ja') > 0", week=None) is None


def test_the_largest_rise_looks_from_row_to_row() -> None:
    rows = {"u": (Decimal(2), Decimal(3)), "d": (Decimal(2), Decimal(4)), "nu": Decimal(3)}
    assert outcome("largest_rise(products(u, d), nu) == 8", **rows) is True
    assert outcome("largest_rise(d) == 2", **rows) is True
    assert outcome("largest_rise(products(u, d), nu) > 0", u=(None,), d=(Decimal(1),), nu=Decimal(1)) is None


@pytest.mark.parametrize(
    ("day", "months"), [("2026-05-23", 6), ("2026-05-22", 7), ("2026-11-23", 0), ("2025-11-23", 12)]
)
def test_exactly_six_months_ago_is_still_six(day: str, months: int) -> None:
    values = {"vandaag": date(2026, 11, 23), "dag": day}
    assert expressions.value("months_since(dag)").evaluate(values.get) == months


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2026-11-23", False), ("2026-11-24", True), ("2026-11", False), ("2026-12", True), ("2026", False),
        ("2027", True), ("1980-03-12", False), (None, None),
    ],
)  # fmt: skip
def test_a_date_is_after_today_only_when_that_is_certain(day: str | None, later: bool | None) -> None:
    values = {"vandaag": date(2026, 11, 23), "dag": day}
    assert expressions.condition("after_today(dag)").evaluate(values.get) is later


def test_of_several_dates_the_oldest_counts() -> None:
    values = {"vandaag": date(2026, 11, 23), "dag": {"a": "2026-11-01", "b": "2026-01-01"}}
    assert outcome("months_since(dag) > 6", **values) is True


@pytest.mark.parametrize(
    "source",
    [
        "", "a", "1", "a b", "a >", "a.b > 1", "a[0] > 1", "a ** 2 > 1", "a % 2 == 0", "a // 2 == 1", "not a",
        "a and b",
        "f(a) > 1", "__import__('os').system('x') == 1", "(lambda: 1)() > 0", "[x for x in a] == 1", "a if b else c",
        "a is b", "a > True", "a > None", "a > 1j", "a == b'x'", "f'{a}' == 'x'",
        "a := 1", "*a > 1", "a > 1e400",
        "months_since() > 1", "months_since(a, b) > 1", "months_since(dag=a) > 1", "a in [b]", "a > {1}", "(" * 400,
        "a > 1" + " + 1" * 100, "-" * 300 + "a > 1", "a > 9999999999",
    ],
)  # fmt: skip
def test_everything_else_is_refused_with_cause_and_remedy(source: str) -> None:
    with pytest.raises(Unreadable) as refused:
        expressions.condition(source)
    assert refused.value.cause
    assert refused.value.remedy


@given(st.text(max_size=80))
def test_any_text_is_a_condition_or_is_refused(source: str) -> None:
    try:
        condition = expressions.condition(source)
    except Unreadable:
        return
    assert condition.evaluate(lambda name: None) in (True, False, None)


def test_the_names_are_known_and_functions_are_not_among_them() -> None:
    found = expressions.condition("largest_rise(products(u, d), nu) > 4 and soort == 'x'")
    assert found.names == {"u", "d", "nu", "soort"}
    assert found.words == {("soort", "x")}
