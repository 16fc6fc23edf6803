"""A CSV of ours opens in a spreadsheet as what it says, whatever somebody typed, and comes back the same."""

from __future__ import annotations

import csv
import io

import pytest

from intake_desktop.exchange.kit import flat
from intake_desktop.exchange.kit.sheets import FORMULA, sheet

ODD = [
    "",
    "gewoon",
    "=1+1",
    "+31 20 000 00 00",
    "-",
    "@iemand",
    "'s ochtends",
    "\tinspringen",
    "a;b",
    'zegt "ja"',
    "een\ntwee",
]


def cells(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


@pytest.mark.parametrize("text", ODD)
def test_a_cell_is_never_a_formula_and_comes_back_whole(text: str) -> None:
    names, (first, second) = cells(sheet(("een", "twee"), [(text, "é")]))
    assert (names, second) == (["een", "twee"], "é")
    assert first[:1] not in FORMULA - {"'"}
    assert first.removeprefix("'") == text


def test_a_spreadsheet_knows_the_letters_and_the_lines() -> None:
    data = sheet(("één",), [("twee",)])
    assert data == "\ufefféén\r\ntwee\r\n".encode()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ("1992-03", "1992-03"),
        (20, "20"),
        ({"code": "ja", "label": "Ja"}, "ja"),
        ([{"code": "a", "label": "A"}, {"code": "b", "label": "B"}], "a|b"),
        ([{"code": "nee", "label": "Nee", "part": "maandag.avond"}], "maandag.avond=nee"),
    ],
)
def test_a_value_is_a_code_or_itself(value: object, shown: str) -> None:
    assert flat.value(value) == shown
