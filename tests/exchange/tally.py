"""Counts the markers of many dossiers: placed, allowed, found, and found where they may not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from intake_desktop.exchange.material import Material
from tests.exchange import expected
from tests.exchange.marked import MARKER, Marked, Place
from tests.exchange.opened import DATA, MANIFEST, PAGES, PARTS


@dataclass
class Tally:
    """What was found in the files for one recipient."""

    recipient: str
    dossiers: int = 0
    whole: int = 0
    """Files that were sealed and taken apart; of the others the data and the text of the pages were read."""
    placed: int = 0
    allowed: int = 0
    found: int = 0
    leaks: list[tuple[str, Place]] = field(default_factory=list)
    missing: list[tuple[str, Place]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    outside: Counter[str] = field(default_factory=Counter)

    def count(self, marked: Marked, material: Material, told: dict[str, str]) -> None:
        """Hold what was told in each part against what may be there."""
        self.dossiers += 1
        self.whole += MANIFEST in told
        self.placed += len(marked.places)
        may = expected.may_be(self.recipient, material, DATA)
        allowed = {marker for marker, place in marked.places.items() if may(place)}
        must = {marker for marker in allowed if expected.must_be(material, marked.places[marker])}
        self.allowed += len(allowed)
        for part, text in told.items():
            found = set(MARKER.findall(text))
            self._hold(part, found, marked, material)
            if part in (DATA, PAGES):
                self.missing += [(part, marked.places[marker]) for marker in sorted(must - found)]
        here = set(MARKER.findall(told[DATA]))
        self.found += len(here & allowed)
        self.seen |= {marked.places[marker].question for marker in here}

    def _hold(self, part: str, found: set[str], marked: Marked, material: Material) -> None:
        may = expected.may_be(self.recipient, material, part)
        wrong = [(part, marked.places[marker]) for marker in sorted(found) if not may(marked.places[marker])]
        self.leaks += wrong
        self.outside[part] += len(wrong)

    def row(self) -> dict[str, str | int]:
        """One line of the table that `make torture` prints."""
        return {
            "recipient": self.recipient,
            "dossiers": self.dossiers,
            "whole files": self.whole,
            "markers placed": self.placed,
            "may go": self.allowed,
            "found": self.found,
            **{f"wrong in {part}": self.outside[part] for part in PARTS},
        }
