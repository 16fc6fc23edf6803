"""The pages of the measurements: per measurement one picture of all levels, with what was said beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages import given
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.grids import Cell, Grid, GridRow, Legend, Levels, Look
from intake_desktop.exchange.pages.level_names import LevelNames
from intake_desktop.exchange.pages.measured_notes import notes
from intake_desktop.exchange.pages.numbers import counted, day, small

Content = Mapping[str, Any]
_NONE_GIVEN, _SET_ASIDE = "niet ingevuld", "niet beoordeeld: niet gevraagd voor dit doel"
_DASH = "–"
_DOTS_HEIGHT, _STAIRS_HEIGHT = 22.0, 15.0
_DOTS_DRAWING, _STAIRS_DRAWING = (0.262, 0.65), (0.475, 0.6)


def shown_here(payload: Content) -> frozenset[str]:
    """Ids of the questions that these pages tell in full, with all that stands beside them."""
    rows = (row for one in payload.get("measurements", ()) for row in _rows(one))
    return frozenset(row["question"] for row in rows)


def blocks(payload: Content) -> Iterator[Block]:
    """Each measurement on a page of its own."""
    answers = given.answers(payload)
    who = payload["participant"]["called"]
    for one in payload.get("measurements", ()):
        yield b.NewPage()
        yield b.Heading(one["title"], 1, "title")
        yield b.Paragraph(tuple(_intro(one)))
        yield _grid(one, answers)
        yield _legend(one, who)
        yield from notes(one, [answers[row["question"]] for row in _rows(one) if row["question"] in answers])
        if "notice" in one:
            yield b.Paragraph((Run(one["notice"]),), "note")


def _rows(one: Content) -> Iterator[Content]:
    return (row for section in one["sections"] for row in section["questions"])


def _intro(one: Content) -> Iterator[Run]:
    """How much was measured, when, by whom and what for; what a level is and what it is not."""
    done, whole = one["counted"], one["of"]
    part = f"Deelmeting: {done} van de {whole} onderdelen hebben een niveau."
    yield Run(f"Alle {whole} onderdelen hebben een niveau." if done == whole else part, bold=True)
    when = f" op {day(one['measured_on'])}" if "measured_on" in one else ""
    by = f" door {one['by']}" if "by" in one else ""
    told = [f"Gedaan{when}{by}."] if when or by else []
    told += [f"Doel: {one['purpose'].removesuffix('.')}."] if "purpose" in one else []
    if one["not_shared"]:
        verb = "gaat" if one["not_shared"] == 1 else "gaan"
        told.append(f"{counted(one['not_shared'], 'onderdeel', 'onderdelen')} {verb} niet mee naar deze ontvanger.")
    levels = ", ".join(f"{level['code']} {small(level['label'])}" for level in one["levels"])
    told += ["Een niveau zegt hoe het nu is. Er is geen totaalscore.", f"Niveaus: {levels}."]
    yield Run(" " + " ".join(told))


def _grid(one: Content, answers: Content) -> Grid:
    names = LevelNames.of(one["levels"])
    dots = "goal" in one
    sides = [name for name in ("goal", "own") if name in one]
    titles = {"goal": "Doel", "own": "Zelf"}
    rows = []
    for section in one["sections"]:
        if len(one["sections"]) > 1:
            rows.append(GridRow((Cell(section["title"], Look.STRONG, 2 + len(sides)),)))
        rows += [_row(one, row, answers.get(row["question"]), names) for row in section["questions"]]
    starts = [0.0, 0.665 if dots else 0.615, *(0.86 + 0.07 * place for place in range(len(sides)))]
    return Grid(
        starts=tuple(starts),
        head=("Onderdeel", "Nu", *(titles[name] for name in sides)),
        rows=tuple(rows),
        drawing=_DOTS_DRAWING if dots else _STAIRS_DRAWING,
        names=names.heads(with_words=dots),
        row_height=_DOTS_HEIGHT if dots else _STAIRS_HEIGHT,
    )


def _row(one: Content, row: Content, answer: Content | None, names: LevelNames) -> GridRow:
    sides = [name for name in ("goal", "own") if name in one]
    code = _code(answer)
    label = answer["label"] if answer else row["label"]
    levels = Levels(names.most, names.place(code), stairs="goal" not in one)
    if answer is None or not code:
        why = _why(row, answer)
        return GridRow((Cell(label, Look.SOFT), Cell(why, Look.SOFT, 1 + len(sides))), levels)
    beside = {name: _code(_detail(answer, one[name])) for name in sides}
    levels = Levels(
        names.most,
        names.place(code),
        names.place(beside.get("goal", "")),
        names.place(beside.get("own", "")) if "goal" in one else None,
        stairs="goal" not in one,
    )
    cells = [Cell(beside[name] or _DASH) for name in sides]
    name = Cell(label, Look.STRONG if "goal" in one else Look.PLAIN)
    return GridRow((name, Cell(f"{code} {names.words(code)}".strip()), *cells), levels)


def _why(row: Content, answer: Content | None) -> str:
    if answer is not None and "open" not in answer:
        return f"niet beoordeeld: {small(answer['shown'])}"
    return _SET_ASIDE if row.get("set_aside") else _NONE_GIVEN


def _detail(answer: Content, aspect: str) -> Content | None:
    return next((one for one in answer.get("details", ()) if one["question"] == aspect), None)


def _code(answer: Content | None) -> str:
    """The code of a level; "" when there is none."""
    value = answer.get("value") if answer is not None else None
    return str(value["code"]) if isinstance(value, Mapping) else ""


def _legend(one: Content, who: str) -> Legend:
    own = f"{who or 'deelnemer'} zelf"
    signs = [("now", "nu"), ("goal", "doel"), *([("own", own)] if "own" in one else [])]
    if "goal" not in one:
        signs = [("stairs", "niveau nu")]
    signs.append(("off", "geen niveau"))
    return Legend(tuple(signs), "Wat de tekens betekenen: " + ", ".join(word for _, word in signs) + ".")
