"""To whom the pages speak: a partner is told about somebody, the participant about themselves (B1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

PARTICIPANT = "deelnemer"
"""The profile of the participant's own copy."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of the pages that depend on who reads them. `{name}` is filled in where it stands."""

    kind: str
    """At the left of every page: what this is."""
    keep: str
    """At the right of every page; {organisation} is the recipient."""
    kicker: str
    says: str
    """Before what the participant said; {who}."""
    thinks: str
    conditions: str
    """Above the page with what the rules say about every destination."""
    attached: str
    """Which conditions stand in the data alone; "" when all of them stand on the pages."""
    origin: str
    left_out: str
    """Above the list of what is not here; {count} says how many."""
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Where an answer comes from, by code, where the form says it from the side of the colleague."""
    summary: str = ""
    """At the left of the one page that is taken home after a talk."""
    rights: tuple[str, ...] = ()
    """Paragraphs in the place of how to take over the data."""


PARTNER = Voice(
    kind="Overdracht dagbesteding",
    keep="Vertrouwelijk. Alleen voor {organisation}",
    kicker="In twee minuten",
    says="{who} zegt",
    thinks="Wat {who} vindt",
    conditions="Voorwaarden per bestemming",
    attached="Van een andere bestemming dan de gekozen staat hier wat nog niet gezien is; alles staat in de bijlage.",
    origin="Herkomst",
    left_out="{count} niet mee naar deze ontvanger. Dat zegt niet of er iets over bekend is.",
)
OWN = Voice(
    kind="Jouw exemplaar",
    keep="Dit is van jou. Bewaar het goed.",
    kicker="Dit staat er over jou",
    says="Jij zegt",
    thinks="Wat jij vindt",
    conditions="Wat er bij elke stap nodig is",
    attached="",
    origin="Waar dit vandaan komt",
    left_out="Dit staat hier niet in. Je kunt ernaar vragen. Dat zegt niet of er iets over bekend is.",
    sources=MappingProxyType({"deelnemer": "Jij vertelde dit", "eigen_waarneming": "Je begeleider zag dit"}),
    summary="Samenvatting van het gesprek",
    rights=(
        "Lees dit rustig, alleen of met iemand die je vertrouwt.",
        "Klopt er iets niet, of mist er iets? Zeg het tegen je begeleider.",
        "Je mag vragen om iets te verbeteren, erbij te zetten of weg te halen.",
        "Jij bepaalt wie dit leest.",
        "Ben je het niet eens met hoe wij met je gegevens omgaan? Vertel het ons.",
        "Je kunt ook een klacht sturen naar de Autoriteit Persoonsgegevens.",
    ),
)


def retold(content: Any, voice: Voice) -> Any:
    """The payload with the sources named for who reads it."""
    if isinstance(content, list):
        return [retold(part, voice) for part in content]
    if not isinstance(content, Mapping):
        return content
    return {
        name: {**part, "label": voice.sources.get(part["code"], part["label"])}
        if name == "source" and isinstance(part, Mapping)
        else retold(part, voice)
        for name, part in content.items()
    }


def of(payload: Mapping[str, Any]) -> Voice:
    """The voice for the recipient of this payload."""
    return OWN if payload["document"]["recipient"]["profile"] == PARTICIPANT else PARTNER
