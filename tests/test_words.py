"""Content lives in data: code names no question, and no text holds a word that hurts or misleads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.source import ROOT, name_of, python_files, strings, text_of

DATA = sorted(
    [*(ROOT / "forms").rglob("*.yaml"), *(ROOT / "resources").rglob("*.yaml"), *(ROOT / "resources").rglob("*.json")]
)

ALSO_A_WORD_OF_CODE: dict[str, str] = {
    "avond": "a part of the day in every week grid",
    "bsn": "a kind of question and a class of sensitivity",
    "email": "a kind of question, and how a colleague can be reached",
    "postcode": "a kind of question",
}
"""Question ids that code may hold because they are something else there: id -> what it is in code."""

HURTS = {
    r"cli[eë]nt(en)?": "deelnemer, of de roepnaam",
    r"pati[eë]nt(en)?": "deelnemer",
    r"casus(sen)?": "deelnemer",
    r"hulpverleners?": "begeleider",
    r"scoort laag": "we zien",
    r"faalt": "we zien",
    r"niet in staat": "nu niet",
    r"verslechterd": "één niveau lager",
    r"significante?": "één niveau hoger",
    r"weigert": "{naam} wil dit niet delen",
    r"definitief maken": "vaststellen",
    r"submitten": "vaststellen",
    r"inloggen": "ontgrendelen",
    r"locken": "vergrendelen",
    r"recovery key": "herstelsleutel",
    r"(?<!geen )totaalscore": "geen totaal van een mens",
    r"heeft (geen )?arbeidsvermogen": "alleen UWV beoordeelt dat",
}
"""Words of content-messages section 1 and what to write instead; checked in data and in the sentences of the code."""

NAMED_AS_FORBIDDEN = {"never_write"}
"""Keys under which data itself lists what may not be written."""


@cache
def content_of(path: Path) -> Any:
    """A data file; JSON is YAML here, so one reader (the fast one of libyaml) does for both."""
    return yaml.load(text_of(path), Loader=yaml.CSafeLoader)


def question_ids(node: Any) -> Iterator[str]:
    """Ids of everything in a form that is asked: a mapping with an id and a kind."""
    if isinstance(node, dict):
        if isinstance(node.get("id"), str) and "kind" in node:
            yield node["id"]
        for child in node.values():
            yield from question_ids(child)
    elif isinstance(node, list):
        for child in node:
            yield from question_ids(child)


@cache
def asked() -> frozenset[str]:
    """Every question id of every shipped form."""
    forms = (content_of(path) for path in DATA if path.is_relative_to(ROOT / "forms"))
    return frozenset(found for form in forms for found in question_ids(form))


def test_the_forms_are_found() -> None:
    assert len(asked()) > 20, "no forms to hold the code against"


def test_code_names_no_question() -> None:
    named = [
        f"{name_of(path)}:{line} {text!r}"
        for path in python_files("intake_desktop")
        for line, text in strings(path)
        if text in asked() and text not in ALSO_A_WORD_OF_CODE
    ]
    assert not named, f"ask the catalog for its meaning instead (means: ...): {named}"


def test_the_list_of_exceptions_has_no_leftovers() -> None:
    said = {text for path in python_files("intake_desktop") for _, text in strings(path)}
    unneeded = [name for name in ALSO_A_WORD_OF_CODE if name not in asked() or name not in said]
    assert not unneeded, f"no longer needed: {unneeded}"


def sentences(node: Any, key: str = "") -> Iterator[str]:
    """Every text in a data file, except where it lists what may not be written."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name not in NAMED_AS_FORBIDDEN:
                yield from sentences(child, name)
    elif isinstance(node, list):
        for child in node:
            yield from sentences(child, key)
    elif isinstance(node, str):
        yield node


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Where and what: every text of the data and every string of the code."""
    data = [(name_of(path), text) for path in DATA for text in sentences(content_of(path))]
    code = [
        (f"{name_of(path)}:{line}", text) for path in python_files("intake_desktop") for line, text in strings(path)
    ]
    return (*data, *code)


@pytest.mark.parametrize(("word", "instead"), HURTS.items())
def test_no_text_holds_a_word_that_hurts(word: str, instead: str) -> None:
    pattern = re.compile(rf"\b{word}\b", re.IGNORECASE)
    found = [f"{place}: {text[:80]!r}" for place, text in texts() if pattern.search(text)]
    assert not found, f"write {instead!r}: {found}"
