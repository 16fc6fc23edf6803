"""Names, initials and ages as decisions.md 30 and the population register (RvIG) have them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop.dossier.participant import Names, age, initials, names

JAMILA = Names(call_name="Jamila", given="Jamila Noor", family="Voorbeeld")
ELS = Names(
    call_name="Els", given="Elisabeth", prefix="van", family="Voorbeeld", partner_prefix="de", partner_family="Test"
)


@pytest.mark.parametrize(
    ("given_names", "expected"),
    [
        ("Anne-Fleur Belle", "A.B."),
        ("Theo Philip IJsbrand", "T.P.I."),
        (".", "."),
        ("  Jamila   Noor ", "J.N."),
        ("élodie", "É."),
        ("e\u0301lodie", "É."),
        ("'t", "T."),
        ("", ""),
        ("  ", ""),
    ],
)
def test_one_initial_for_each_given_name(given_names: str, expected: str) -> None:
    assert initials(given_names) == expected


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=8), min_size=1, max_size=6))
def test_there_are_as_many_initials_as_given_names(given_names: list[str]) -> None:
    assert initials(" ".join(given_names)).count(".") == len(" ".join(given_names).split())


@pytest.mark.parametrize(
    ("name_use", "surname", "sort"),
    [
        ("", "van Voorbeeld", "Voorbeeld, Els van"),
        ("eigen", "van Voorbeeld", "Voorbeeld, Els van"),
        ("partner", "de Test", "Test, Els de"),
        ("partner_eigen", "de Test-van Voorbeeld", "Test-van Voorbeeld, Els de"),
        ("eigen_partner", "van Voorbeeld-de Test", "Voorbeeld-de Test, Els van"),
        ("anders_namelijk", "van Voorbeeld", "Voorbeeld, Els van"),
    ],
)
def test_name_use_decides_the_order_of_names(name_use: str, surname: str, sort: str) -> None:
    chosen = Names(**{name: getattr(ELS, name) for name in ELS.__slots__} | {"name_use": name_use})
    assert (chosen.surname, chosen.display, chosen.sort) == (surname, f"Els {surname}", sort)


def test_the_screen_shows_the_call_name_and_paper_the_initials() -> None:
    assert JAMILA.display == "Jamila Voorbeeld"
    assert JAMILA.formal == "J.N. Voorbeeld"


def test_without_a_call_name_the_first_given_name_is_used() -> None:
    assert Names(given="Jamila Noor", family="Voorbeeld").display == "Jamila Voorbeeld"


def test_a_partners_name_that_is_not_known_leaves_the_own_name() -> None:
    assert Names(call_name="Els", family="Voorbeeld", name_use="partner").display == "Els Voorbeeld"


def test_a_person_without_given_names_is_called_by_surname_only() -> None:
    assert Names(given=".", family="Voorbeeld").display == "Voorbeeld"


def test_nothing_known_gives_nothing_and_no_comma() -> None:
    assert (Names().display, Names().sort, Names().formal) == ("", "", "")


def test_spaces_in_answers_do_not_reach_the_screen() -> None:
    answered = {"call_name": " Jamila ", "family_name": "Voorbeeld  Test "}
    assert names(lambda meaning: answered.get(meaning, "")).display == "Jamila Voorbeeld Test"


@pytest.mark.parametrize(
    ("birth_date", "today", "expected"),
    [
        ("1992-03-14", date(2026, 3, 13), 33),
        ("1992-03-14", date(2026, 3, 14), 34),
        ("1992-03", date(2026, 2, 28), 33),
        ("1992-03", date(2026, 3, 1), None),
        ("1992-03", date(2026, 3, 31), None),
        ("1992-03", date(2026, 4, 1), 34),
        ("1992", date(2026, 6, 1), None),
        ("", date(2026, 6, 1), None),
        ("2004-02-29", date(2026, 2, 28), 21),
        ("2004-02-29", date(2026, 3, 1), 22),
        ("2004-02-29", date(2028, 2, 28), 23),
        ("2004-02-29", date(2028, 2, 29), 24),
        ("2027-01-01", date(2026, 6, 1), None),
    ],
)
def test_age_by_what_is_known_of_the_birth_date(birth_date: str, today: date, expected: int | None) -> None:
    assert age(birth_date, today) == expected


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 36_000))
def test_age_never_goes_down_and_grows_by_one_at_a_time(born: date, days: int) -> None:
    today = born + timedelta(days=days)
    now, tomorrow = age(born.isoformat(), today), age(born.isoformat(), today + timedelta(days=1))
    assert now is not None
    assert tomorrow is not None
    assert tomorrow - now in (0, 1)


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 2), date(2100, 1, 1)))
def test_a_month_alone_never_gives_a_wrong_age(born: date, today: date) -> None:
    by_month = age(f"{born:%Y-%m}", today)
    assert by_month is None or by_month == age(born.isoformat(), today)
