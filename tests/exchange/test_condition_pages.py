"""What the rules say stands on one page in their own order: outcomes at a glance, and what is still needed with why."""

from __future__ import annotations

from typing import Any

from intake_desktop.exchange import payload
from intake_desktop.exchange.pages import condition_pages
from intake_desktop.exchange.pages.blocks import Heading, Listing, Paragraph
from intake_desktop.exchange.pages.grids import Cell, Grid, GridRow, Look
from intake_desktop.form_engine.answers import AnswerKey
from tests.exchange import people


def content(name: str = people.BUURTTEAM, **changes: object) -> Any:
    answers = people.jamila() | {AnswerKey(key): people.said(value) for key, value in changes.items()}
    return payload.build(people.material(name, answers, looked_at=True))


def grids(told: Any) -> list[Grid]:
    return [block for block in condition_pages.blocks(told) if isinstance(block, Grid)]


def below(grid: Grid, title: str) -> list[GridRow]:
    """The conditions under a destination."""
    places = [place for place, row in enumerate(grid.rows) if row.is_group]
    start = next(place for place in places if grid.rows[place].cells[0].text.startswith(title))
    end = next((place for place in places if place > start), len(grid.rows))
    return list(grid.rows[start + 1 : end])


def test_every_destination_has_a_row_in_the_order_of_the_rules() -> None:
    told = content()
    glance, _ = grids(told)
    codes = [one["code"] for one in told["advice"]["outcomes"]]
    assert [row.cells[0].text.split(" ")[0] for row in glance.rows] == codes
    chosen = [row.cells[1].text for row in glance.rows if "gekozen" in row.cells[1].text]
    assert chosen == ["past nu, gekozen; 4 van de 4 gezien"]


def test_a_sign_says_the_same_as_the_word_beside_it() -> None:
    glance, asked = grids(content())
    signs = {row.cells[1].text.split(";")[0].split(",")[0]: row.cells[1].look for row in glance.rows}
    assert signs["past nu"] is Look.FILLED_DOT
    assert signs["nu niet"] is Look.RING
    states = {row.cells[1].text.split(":")[0]: row.cells[1].look for row in asked.rows if not row.is_group}
    assert states["gezien"] is Look.FILLED_DOT
    assert states["nog niet"] is Look.RING
    assert states["nog niet bekend"] is Look.DASHED_RING


def test_of_the_chosen_destination_every_condition_is_there_and_of_others_what_is_not_seen_yet() -> None:
    told = content()
    asked = grids(told)[1]
    assert [row.cells[1].text.split(":")[0] for row in below(asked, "U6")] == ["gezien"] * 4
    others = [row for row in below(asked, "U9") if row.cells[1].look is Look.FILLED_DOT]
    assert others == []
    assert not any(row.cells[0].text.startswith("U4") for row in asked.rows), "all of it was seen"


def test_on_the_own_copy_all_conditions_stand_because_paper_has_no_attachment() -> None:
    told = content(people.OWN)
    asked = grids(told)[1]
    assert below(asked, "U4")
    intro = next(block for block in condition_pages.blocks(told) if isinstance(block, Paragraph))
    assert "bijlage" not in intro.runs[0].text


def test_each_condition_says_where_it_comes_from_and_whether_it_is_law() -> None:
    asked = grids(content())[1]
    sources = [row.cells[2] for row in asked.rows if len(row.cells) == 3]
    assert all(isinstance(cell, Cell) for cell in sources)
    assert any("(aanname)" in cell.text for cell in sources)
    assert any("(wet)" in cell.text for cell in sources)


def test_the_signals_say_who_alone_decides() -> None:
    told = list(condition_pages.blocks(content()))
    place = next(at for at, block in enumerate(told) if isinstance(block, Heading) and "Signalen" in block.text)
    signals, sentence = told[place + 1], told[place + 2]
    assert isinstance(signals, Listing)
    assert isinstance(sentence, Paragraph)
    assert sentence.runs[0].text == "Alleen UWV beoordeelt arbeidsvermogen. Dit zijn signalen, geen oordeel."


def test_what_was_said_above_is_not_said_again_beside_every_destination() -> None:
    told = content()
    told["advice"]["notes"] = [{"rule": "R0", "text": told["advice"]["outcomes"][0]["message"]}]
    glance, _ = grids(told)
    assert glance.rows[0].cells[2].text == ""


def test_without_an_advice_there_is_no_page() -> None:
    told = payload.build(people.material(rules=None))
    assert list(condition_pages.blocks(told)) == []
