"""Canonical JSON: one and the same bytes for one and the same content, and a strict reader for JSON of others.

Canonical means: ASCII (other characters as \\uXXXX), keys sorted by code point, no spaces, numbers exact and in
their shortest plain form ("12.5", never "12.50" or "1.25e1"). docs/formats.md tells the same to partners.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NoReturn

LARGEST = 2**53 - 1
"""Largest whole number that every JSON reader keeps exactly (RFC 8259, section 6)."""
MOST_DIGITS = 30
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},]')


class JsonRefused(ValueError):
    """Content that has no canonical form, or bytes that are not the JSON we accept; tells no content."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes before it refuses: bytes, levels, values and characters in one text."""

    size: int = 5 * 1024 * 1024
    depth: int = 32
    nodes: int = 200_000
    text: int = 20_000


def dumps(content: object) -> bytes:
    """The canonical bytes of text, whole numbers, Decimals, booleans, None, lists and mappings; raises JsonRefused."""
    parts: list[str] = []
    _write(content, parts, Limits().depth)
    return "".join(parts).encode("ascii")


def kept(content: object) -> str:
    """The canonical text of content that `loads` takes back with its usual limits; raises JsonRefused."""
    data = dumps(content)
    loads(data)
    return data.decode("ascii")


def _write(content: object, parts: list[str], levels: int) -> None:
    if levels < 0:
        raise JsonRefused("too deep")
    if isinstance(content, Mapping):
        _write_mapping(content, parts, levels)
    elif isinstance(content, list | tuple):
        for place, item in enumerate(content):
            parts.append("," if place else "[")
            _write(item, parts, levels - 1)
        parts.append("]" if content else "[]")
    else:
        parts.append(_scalar(content))


def _write_mapping(content: Mapping[object, object], parts: list[str], levels: int) -> None:
    names = [name for name in content if isinstance(name, str)]
    if len(names) != len(content):
        raise JsonRefused("a key is not text")
    for place, name in enumerate(sorted(names)):
        parts.append(("," if place else "{") + _quoted(name) + ":")
        _write(content[name], parts, levels - 1)
    parts.append("}" if names else "{}")


def _scalar(content: object) -> str:
    if content is None:
        return "null"
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, int):
        return _whole(content)
    if isinstance(content, Decimal):
        return _exact(content)
    if isinstance(content, str):
        return _quoted(content)
    raise JsonRefused(f"a {type(content).__name__} has no canonical form")


def _quoted(text: str) -> str:
    _refuse_halves(text)
    return json.dumps(text, ensure_ascii=True)


def _refuse_halves(text: str) -> None:
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise JsonRefused("half a character")


def _whole(number: int) -> str:
    if abs(number) > LARGEST:
        raise JsonRefused("a whole number is too large")
    return str(number)


def _exact(number: Decimal) -> str:
    if not number.is_finite() or len(number.as_tuple().digits) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
        raise JsonRefused("a number is not exact")
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def loads(data: bytes, limits: Limits | None = None, *, canonical: bool = False) -> object:
    """The content of strict JSON: UTF-8 without mark, no double keys, no NaN, within limits; raises JsonRefused.

    Broken numbers come back as Decimal, whole ones as int. With `canonical` only canonical bytes are taken.
    """
    text = _decoded(data, limits or Limits())
    try:
        content = json.loads(
            text, object_pairs_hook=_unique, parse_float=_decimal, parse_int=_integer, parse_constant=_no_constant
        )
    except (ValueError, RecursionError, InvalidOperation) as fault:
        raise JsonRefused("not strict JSON") from fault
    _check_texts(content, (limits or Limits()).text)
    if canonical and dumps(content) != data:
        raise JsonRefused("not in canonical form")
    return content


def _decoded(data: bytes, limits: Limits) -> str:
    """The text, after counting size, levels and values, so that the parser never meets what it cannot bear."""
    if len(data) > limits.size:
        raise JsonRefused("too large")
    if data.startswith(_BYTE_ORDER_MARK):
        raise JsonRefused("a byte order mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise JsonRefused("not UTF-8") from fault
    openings = text.count("[") + text.count("{")  # at least as many as there are, so most content is let through here
    if openings <= limits.depth and openings + text.count(",") <= limits.nodes:
        return text
    depth = nodes = 0
    for found in _TOKEN.finditer(text):
        mark = found.group()
        depth += (mark in "[{") - (mark in "]}")
        nodes += mark in "[{,"
        if depth > limits.depth or nodes > limits.nodes:
            raise JsonRefused("too deep or too many values")
    return text


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonRefused("a double key")
    return found


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    _exact(number)
    return number


def _integer(text: str) -> int:
    if len(text) > MOST_DIGITS or abs(int(text)) > LARGEST:
        raise JsonRefused("a whole number is too large")
    return int(text)


def _no_constant(_text: str) -> NoReturn:
    raise JsonRefused("NaN or Infinity")


def _check_texts(content: object, longest: int) -> None:
    """Refuse overlong texts and half characters, in keys as well as in values."""
    waiting = [content]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(item)
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, str):
            if len(item) > longest:
                raise JsonRefused("a text is too long")
            _refuse_halves(item)
