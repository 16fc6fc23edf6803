"""The last page for a partner: the numbered questions again with room to answer, to send back or to read out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.first_page import MOST_ASKS
from intake_desktop.exchange.pages.grids import Cell, Grid, GridRow

Content = Mapping[str, Any]
TITLE = "Antwoordblad"
_ANSWER_HEIGHT, _LINE_HEIGHT = 74.0, 28.0
_BY = ("Naam en functie", "Telefoon", "Datum")


def blocks(payload: Content) -> Iterator[Block]:
    """Nothing when nothing is asked."""
    asks = payload["page"].get("asks", ())[:MOST_ASKS]
    if not asks:
        return
    document = payload["document"]
    sender = document["sender"]
    colleague = sender["colleague"]
    reach = ", ".join(filter(None, (colleague["phone"] or sender["phone"], colleague["email"])))
    yield b.NewPage()
    yield b.Heading(TITLE, 1, "title")
    yield b.Paragraph((Run(f"Kenmerk {document['id']}. ", bold=True), Run(_how(colleague["name"], reach))))
    yield Grid((0.0, 0.38), ("Vraag", "Uw antwoord"), tuple(_rows(asks)), row_height=_ANSWER_HEIGHT)
    yield b.Heading("Ingevuld door")
    lines = tuple(GridRow((Cell(name), Cell(""))) for name in _BY)
    yield Grid((0.0, 0.38), ("Gegeven", "Invullen"), lines, row_height=_LINE_HEIGHT)


def _how(name: str, reach: str) -> str:
    to = f"{name} ({reach})" if reach else name
    return (
        f"Vul in en stuur dit blad beveiligd terug aan {to}, of geef de antwoorden door aan de telefoon. "
        "Noem in een mail alleen het kenmerk, geen naam."
    )


def _rows(asks: list[Content]) -> Iterator[GridRow]:
    for number, one in enumerate(asks, 1):
        when = f" (vóór {one['day']})" if one.get("day") else ""
        yield GridRow((Cell(f"{number}. {one['question'].strip()}{when}"), Cell("")))
