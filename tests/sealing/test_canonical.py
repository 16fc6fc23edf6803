"""Canonical JSON: same content, same bytes; and a reader that takes nothing else."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop.sealing.canonical import JsonRefused, Limits, dumps, loads

NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.decimals(-(10**9), 10**9, places=4)
SCALARS = st.none() | st.booleans() | NUMBERS | st.text()
CONTENT = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(CONTENT)
def test_what_is_written_reads_back_and_is_canonical(content: object) -> None:
    data = dumps(content)
    assert data.isascii()
    again = loads(data, canonical=True)
    assert again == content
    assert dumps(again) == data


def test_order_spaces_and_notation_make_no_difference() -> None:
    assert dumps({"b": Decimal("12.50"), "a": [1, True, None, "é"]}) == rb'{"a":[1,true,null,"\u00e9"],"b":12.5}'
    assert dumps(loads(b' { "b" : 1.250e1, "a" : [ ] } ')) == b'{"a":[],"b":12.5}'
    assert dumps([Decimal("-0.0"), Decimal("1E+3"), Decimal("0.100")]) == b"[0,1000,0.1]"


@pytest.mark.parametrize("content", [1.5, Decimal("NaN"), Decimal("1e99"), 2**53, "\ud800", {1: "a"}, b"x", object()])
def test_what_has_no_canonical_form_is_refused(content: object) -> None:
    with pytest.raises(JsonRefused):
        dumps(content)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a":1,"a":2}',
        b"NaN",
        b"[Infinity]",
        b"1e999999999",
        b"9" * 40,
        b'"\\ud800"',
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"[" * 33 + b"]" * 33,
        b"[" + b"1," * 300_000 + b"1]",
        b'"' + b"x" * 20_001 + b'"',
        b"[1] x",
        b"\x00",
    ],
)
def test_what_is_not_strict_json_is_refused(data: bytes) -> None:
    with pytest.raises(JsonRefused):
        loads(data)


def test_too_many_bytes_are_refused_before_they_are_read() -> None:
    with pytest.raises(JsonRefused):
        loads(b" " * 11, Limits(size=10))


@pytest.mark.parametrize("data", [b'{ "a":1}', b'{"b":1,"a":2}', b"[1.0]", b'["\xc3\xa9"]', b"[1]\n"])
def test_other_ways_to_write_the_same_are_refused_when_asked(data: bytes) -> None:
    loads(data)
    with pytest.raises(JsonRefused):
        loads(data, canonical=True)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(JsonRefused):
        loads(data)
