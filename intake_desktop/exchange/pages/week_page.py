"""A week as a grid of days and parts of the day, with a word in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages import given
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.grids import Cell, Grid, GridRow, Look
from intake_desktop.exchange.pages.numbers import day
from intake_desktop.form_engine.definition import DAYS

Content = Mapping[str, Any]
_DASH = "–"
_LOOKS = (Look.TINT, Look.BOXED)
"""Of the first and the second thing that can be said of a part of the day; the others are soft."""
_FIRST = 0.12


def shown_here(payload: Content) -> frozenset[str]:
    """Ids of the questions that are told as a week."""
    return frozenset(one["question"] for one in payload.get("weeks", ()))


def blocks(payload: Content) -> Iterator[Block]:
    """Each week with its question as heading and its source below."""
    answers = given.answers(payload)
    for week in payload.get("weeks", ()):
        answer = answers[week["question"]]
        yield b.Heading(answer["label"])
        yield _grid(week, answer)
        yield b.Paragraph((Run(f"Bron: {answer['source']['label']}, {day(answer['date'])}."),), "note")


def _grid(week: Content, answer: Content) -> Grid:
    said = {one["part"]: one for one in answer["value"]}
    codes = [option["code"] for option in week["options"]]
    rows = []
    for part in week["parts"]:
        cells = [_cell(said.get(f"{name}.{part}"), codes) for name in DAYS]
        rows.append(GridRow((Cell(part.capitalize(), Look.STRONG), *cells)))
    step = (1 - _FIRST) / len(DAYS)
    starts = (0.0, *(_FIRST + step * place for place in range(len(DAYS))))
    return Grid(starts, ("Dagdeel", *(name.capitalize() for name in DAYS)), tuple(rows), row_height=19.0)


def _cell(said: Content | None, codes: list[str]) -> Cell:
    if said is None:
        return Cell(_DASH, Look.SOFT)
    place = codes.index(said["code"])
    return Cell(said["label"].lower(), _LOOKS[place] if place < len(_LOOKS) else Look.SOFT)
