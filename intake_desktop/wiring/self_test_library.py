"""Part of the self-test: the libraries compute what the standards say, weak keys are refused, the letters are there."""

from __future__ import annotations

from intake_desktop.sealing.vectors import VECTORS, Vector
from intake_desktop.wiring.self_test import Check, NotInOrder

WEAK_KIB = 63 * 1024
"""Just below the least that the shipped policy takes (decisions.md 15)."""


def checks() -> tuple[Check, ...]:
    """A row for each published answer, for the policy and for the typefaces."""
    known = (Check(vector.name, lambda vector=vector: _known(vector)) for vector in VECTORS)  # type: ignore[misc]  # one vector each
    return (*known, Check("Te zwakke sleutel", _weak_is_refused), Check("Lettertypen", _letters))


def _known(vector: Vector) -> str:
    if not vector.holds():
        raise NotInOrder(f"Er komt iets anders uit dan in {vector.source}.")
    return f"Gelijk aan het voorbeeld in {vector.source}."


def _weak_is_refused() -> str:
    from intake_desktop.sealing.costs import KdfCost, KdfOutOfPolicy, KdfPolicy
    from intake_desktop.sealing.kdf import derive

    try:
        derive("zelftest", b"zelftest zelftes", KdfCost(WEAK_KIB, 3, 4), KdfPolicy())
    except KdfOutOfPolicy:
        return "Een kluis met een te zwakke sleutel (63 MB) gaat niet open."
    raise NotInOrder("Een kluis met een te zwakke sleutel (63 MB) zou opengaan.")


def _letters() -> str:
    from intake_desktop.exchange.rereading import FACES, letters_missing

    missing = letters_missing()
    if missing:
        raise NotInOrder(f"Er ontbreken letters in {', '.join(missing)}.")
    return f"{len(FACES)} lettertypen, met alle letters en tekens."
