"""The answers of a payload as flat rows: a line of a table and a detail each have a row of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from intake_desktop.exchange.kit.sheets import sheet

COLUMNS = (
    *("groep", "formulier", "vraag", "hoort_bij", "regel", "vraagtekst"),
    *("antwoord", "waarde", "geen_antwoord", "bron", "datum"),
)
_Row = tuple[str, ...]
_Entry = Mapping[str, Any]


def view(payload: Mapping[str, Any]) -> bytes:
    """The CSV view of one payload, in the order of the file."""
    return sheet(COLUMNS, rows(payload))


def rows(payload: Mapping[str, Any]) -> Iterator[_Row]:
    """One row per answer. `hoort_bij` names the question of a detail or the table of a cell, `regel` its line."""
    for group in payload["groups"]:
        for entry in group["answers"]:
            yield from _rows(group["id"], entry, "", "")


def _rows(group: str, entry: _Entry, belongs_to: str, line: str) -> Iterator[_Row]:
    yield (
        *(group, entry["form"], entry["question"], belongs_to, line, entry["label"], entry["shown"]),
        *(value(entry.get("value")), entry.get("no_answer", {}).get("code", "")),
        *(entry["source"]["code"], entry["date"]),
    )
    for number, cells in enumerate(entry.get("rows", ()), 1):
        for cell in cells:
            yield from _rows(group, cell, entry["question"], str(number))
    for detail in entry.get("details", ()):
        yield from _rows(group, detail, entry["question"], line)


def value(found: object) -> str:
    """The code of a choice, several codes with a bar between them, or the text, day or number itself."""
    if isinstance(found, list):
        return "|".join(map(_code, found))
    if isinstance(found, Mapping):
        return _code(found)
    return format(found, "f") if isinstance(found, Decimal) else "" if found is None else str(found)


def _code(found: _Entry) -> str:
    return f"{found['part']}={found['code']}" if "part" in found else str(found["code"])
