"""From a payload to the story of its pages: "In twee minuten", measurements, week, conditions, where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from intake_desktop.dossier import practice
from intake_desktop.exchange.pages import (
    condition_pages,
    first_page,
    measured_pages,
    origin_pages,
    reply_page,
    voice,
    week_page,
)
from intake_desktop.exchange.pages.blocks import Block, Heading, Paragraph, Run
from intake_desktop.exchange.pages.numbers import day, glued
from intake_desktop.form_engine.on_paper import missing, printable

_PAGES = (first_page, measured_pages, week_page, condition_pages, origin_pages, reply_page)


@dataclass(frozen=True, slots=True)
class Story:
    """The blocks of all pages, with what stands at the edges of every page."""

    blocks: tuple[Block, ...]
    header: tuple[str, str]
    footer: str


def tell(payload: Mapping[str, Any]) -> Story:
    """The story of a payload. Characters that the fonts lack are written out."""
    return _told(payload, lambda told: tuple(chain.from_iterable(page.blocks(told) for page in _PAGES)))


def summary(payload: Mapping[str, Any]) -> Story:
    """Page 1 alone, for the participant to take home; a text that is too long for it goes on behind it."""
    spoken = voice.of(payload)
    return _told(payload, lambda told: (*first_page.blocks(told, alone=True), *_closing(spoken)), spoken.summary)


def _closing(spoken: voice.Voice) -> tuple[Block, ...]:
    return Heading("Klopt dit?"), Paragraph((Run(" ".join(spoken.rights[1:3])),))


def _told(payload: Mapping[str, Any], blocks: Callable[[dict[str, Any]], tuple[Block, ...]], kind: str = "") -> Story:
    told = _printable(payload)
    document = told["document"]
    sender, recipient, spoken = document["sender"], document["recipient"], voice.of(told)
    told = {**told, "groups": voice.retold(told["groups"], spoken)}
    return Story(
        blocks=blocks(told),
        header=(_kind(sender, kind or spoken.kind), spoken.keep.format(organisation=recipient["organisation"])),
        footer=f"Document {document['id']} · {day(document['created'])} · {sender['organisation']}",
    )


def _kind(sender: Mapping[str, Any], kind: str) -> str:
    """What kind of file it is, at the top of every page; that it is practice comes first."""
    return f"{practice.MARK} · {kind}" if practice.is_practice(sender["organisation"]) else kind


def unprintable(payload: object) -> tuple[str, ...]:
    """The characters in a payload that the pages cannot show, each once."""
    if isinstance(payload, str):
        return missing(payload)
    parts = payload.values() if isinstance(payload, Mapping) else payload if isinstance(payload, list) else ()
    return tuple(dict.fromkeys(letter for part in parts for letter in unprintable(part)))


def _printable(content: Any) -> Any:
    if isinstance(content, str):
        return glued(printable(content))
    if isinstance(content, Mapping):
        return {name: _printable(part) for name, part in content.items()}
    if isinstance(content, list):
        return [_printable(part) for part in content]
    return content
