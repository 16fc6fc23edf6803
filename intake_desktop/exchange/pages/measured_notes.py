"""What stands under the picture of a measurement: everything that was said beside a level, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.numbers import asking, day, one_line

Content = Mapping[str, Any]
_ALWAYS = "Steeds: "
_MOST_NAMED = 6
"""Rows named one by one; of more equal ones it is said how many they are."""


def notes(one: Content, answers: Sequence[Content]) -> Iterator[Block]:
    """What was chosen beside the levels, what was written, and the sources."""
    apart = frozenset(_apart(answers))
    together = list(_together(one, answers, apart))
    written = list(_written(answers, apart))
    if together or written:
        yield b.Heading("Toelichting")
    for name, text in (*together, *written):
        yield b.Paragraph((Run(name, bold=True), Run(f" {text}")), "small")
    yield b.Paragraph((Run(" ".join(_sources(answers))),), "note")


def _apart(answers: Sequence[Content]) -> Iterator[str]:
    """Ids of the aspects that are told per row: long texts, and short ones that differ from row to row."""
    shown: dict[str, set[str]] = {}
    for detail in _details(answers):
        if detail["kind"] == "long_text":
            yield detail["question"]
        elif detail["kind"] == "text":
            shown.setdefault(detail["question"], set()).add(detail["shown"])
    yield from (name for name, texts in shown.items() if len(texts) > 1)


def _details(answers: Iterable[Content]) -> Iterator[Content]:
    return (detail for answer in answers for detail in answer.get("details", ()))


def _together(one: Content, answers: Sequence[Content], apart: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Per other aspect: which rows have which answer. What stands in the picture, beside a level, is not repeated."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    whole = sum(1 for answer in answers if "value" in answer or "details" in answer)
    for answer in answers:
        for detail in answer.get("details", ()):
            level = "value" in answer and "value" in detail
            drawn = level and detail["question"] in (one.get("own"), one.get("goal"))
            if detail["question"] not in apart and (not drawn or detail.get("unchecked")):
                pairs.setdefault(detail["label"], []).append((answer["label"], detail["shown"]))
    for label, found in pairs.items():
        yield asking(label), grouped(found, whole)


def _written(answers: Iterable[Content], apart: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Per row what was written beside it."""
    for answer in answers:
        found = [detail for detail in answer.get("details", ()) if detail["question"] in apart]
        told = [f"{asking(detail['label'])} {one_line(detail['shown'])}" for detail in found]
        own = [one_line(text) for text in answer.get("words", {}).values()]
        if told or own:
            yield f"{answer['label']}.", " · ".join([*own, *told])


def grouped(pairs: Sequence[tuple[str, str]], whole: int) -> str:
    """ "Nee: Tijdsbesteding. Bij de andere 9: ja." Every row can be found; what most rows have is said last, once."""
    found: dict[str, list[str]] = {}
    for name, text in pairs:
        found.setdefault(one_line(text).removesuffix("."), []).append(name)
    order = sorted(found.items(), key=lambda item: len(item[1]))
    *few, (most, names) = order
    told = [f"{text}: {', '.join(rows)}." for text, rows in few]
    if len(pairs) < whole or (len(names) <= _MOST_NAMED and few):
        told.append(f"{most}: {', '.join(names)}.")
    elif few:
        told.append(f"Bij de andere {len(names)}: {most}.")
    else:
        told.append(f"{_ALWAYS}{most}." if len(names) > 1 else f"{most}: {names[0]}.")
    return " ".join(told)


def _sources(answers: Sequence[Content]) -> Iterator[str]:
    """Where the levels come from, and where what stands beside them comes from when that is somewhere else."""
    levels = [(answer["label"], _source(answer)) for answer in answers if "open" not in answer]
    if levels:
        yield f"Bron van de niveaus: {_told(levels)}"
    beside: dict[str, list[tuple[str, str]]] = {}
    for answer in answers:
        for detail in answer.get("details", ()):
            beside.setdefault(detail["label"], []).append((answer["label"], _source(detail)))
    for label, found in beside.items():
        if set(found) - set(levels):
            yield f"Bron van “{label}”: {_told(found)}"


def _told(pairs: Sequence[tuple[str, str]]) -> str:
    return grouped(pairs, len(pairs)).removeprefix(_ALWAYS)


def _source(answer: Content) -> str:
    return f"{answer['source']['label']}, {day(answer['date'])}"
