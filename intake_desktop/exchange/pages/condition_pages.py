"""The page of the conditions: what the rules say about every destination, in their fixed order, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages import voice
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.first_page import chosen_outcome
from intake_desktop.exchange.pages.grids import Cell, Grid, GridRow, Look
from intake_desktop.exchange.pages.numbers import small

Content = Mapping[str, Any]
_AT_A_GLANCE, _STARTS = (0.0, 0.28, 0.56), (0.0, 0.4, 0.71)
_STATUS = {"past_nu": Look.FILLED_DOT, "onvoldoende_beeld": Look.DASHED_RING}
_SEEN, _OPEN = "met", "unknown"
_DOTS = {_SEEN: Look.FILLED_DOT, _OPEN: Look.DASHED_RING}
"""The sign of a state; what is missed or nearly there has a ring."""


def blocks(payload: Content) -> Iterator[Block]:
    """Nothing when there is no advice."""
    advice = payload["advice"]
    if not advice or not advice["outcomes"]:
        return
    chosen, spoken = chosen_outcome(payload), voice.of(payload)
    yield b.Heading(spoken.conditions, 1, "title")
    yield b.Paragraph((Run(" ".join(filter(None, (_intro(advice), spoken.attached)))),))
    for note in advice["notes"]:
        yield b.Paragraph((Run(note["text"]),))
    said = frozenset(note["text"] for note in advice["notes"])
    yield Grid(_AT_A_GLANCE, ("Bestemming", "Uitkomst", "Wat dat betekent"), tuple(_outcomes(advice, chosen, said)))
    whole = spoken.attached == ""
    rows = tuple(row for one in advice["outcomes"] for row in _asked(one, one is chosen, whole))
    if rows:
        yield b.Heading("Wat ervoor nodig is")
        yield Grid(_STARTS, ("Voorwaarde", "Wat we zien", "Bron"), rows)
    yield from _signals(advice)


def _intro(advice: Content) -> str:
    rules = advice["rules"]
    return (
        f"Per bestemming liggen de gegevens naast vaste voorwaarden (regels {rules['id']}, versie {rules['version']}). "
        f"{advice['statement']} Bij elke voorwaarde staat waar ze vandaan komt: wet, praktijk, opdracht of aanname. "
        "Een aanname is een eigen keuze, geen wet."
    )


def _outcomes(advice: Content, chosen: Content | None, said: frozenset[str]) -> Iterator[GridRow]:
    """Every destination on a row, in the order of the rules; what was said above is not said again."""
    for one in advice["outcomes"]:
        look = _STATUS.get(one["status"]["code"], Look.RING)
        met, asked = one["conditions_met"], one["conditions_counted"]
        seen = f"; {met} van de {asked} gezien" if asked else ""
        mark = ", gekozen" if one is chosen else ""
        means = "" if one["message"] in said else one["message"]
        told = Cell(f"{small(one['status']['label'])}{mark}{seen}", look)
        yield GridRow((Cell(_name(one), Look.STRONG), told, Cell(means)))


def _asked(one: Content, chosen: bool, whole: bool) -> Iterator[GridRow]:
    """Of the chosen destination every condition; of another one those that were not seen yet, or the whole list."""
    found = [each for each in one["conditions"] if chosen or whole or each["state"]["code"] != _SEEN]
    if found:
        yield GridRow((Cell(f"{_name(one)}{', gekozen' if chosen else ''}", Look.STRONG, 3),))
    for condition in found:
        yield from _condition(condition)


def _name(one: Content) -> str:
    variant, short = one["variant"], one["short"]
    name = variant if variant.startswith(short) else ", ".join(filter(None, (short, variant)))
    return name if name == one["code"] else f"{one['code']} {name}"


def _condition(one: Content) -> Iterator[GridRow]:
    known = one["state"]["code"] != _OPEN
    values = (
        f"nu {one['value']}" if one["value"] and known else "",
        f"nodig {one['needed']}" if one["needed"] else "",
    )
    told = ", ".join(filter(None, values))
    state = one["state"]["label"]
    source = f"{one['source']} ({one['mark']})" if one["mark"] else one["source"]
    look = _DOTS.get(one["state"]["code"], Look.RING)
    seen = Cell(f"{state}: {told}" if told else state, look)
    yield GridRow((Cell(one["label"]), seen, Cell(source, Look.SOFT)))
    for part in one.get("parts", ()):
        yield from _condition(part)


def _signals(advice: Content) -> Iterator[Block]:
    if not advice["signals"]:
        return
    yield b.Heading("Signalen bij arbeidsvermogen")
    yield b.Listing(tuple((Run(f"{one['label']}: ", bold=True), Run(one["sentence"])) for one in advice["signals"]))
    yield b.Paragraph((Run(advice["signals_disclaimer"]),), "note")
