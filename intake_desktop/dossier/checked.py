"""One line of the self-test: what was tried, whether it works, and what to do when it does not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """The value is what people read."""

    GOOD = "in orde"
    MIND = "let op"
    WRONG = "niet in orde"
    NOT_DONE = "niet gedaan"


class Mend(StrEnum):
    """What the program can put right in the folder of a vault; the value is what the button says."""

    KEY_FILES = "Sleutelbestand herstellen"
    LOCK = "Slot herstellen"
    LEFTOVERS = "Resten opruimen"


@dataclass(frozen=True, slots=True)
class Checked:
    """`words` says what was seen, `remedy` what to do; never anything about a participant."""

    what: str
    outcome: Outcome
    words: str
    remedy: str = ""
    mend: Mend | None = None
    """What the program can do about it, when somebody says so."""


ALL_GOOD = "Alles is in orde."
FROM_OUTSIDE = "Niet bekeken. Dit is alleen met een wachtwoord te zien, en als niemand anders de kluis open heeft."


def summary(rows: list[Checked]) -> str:
    """How the whole table came out, and where to look when not all of it is in order."""
    wrong = sum(row.outcome is not Outcome.GOOD for row in rows)
    if not wrong:
        return ALL_GOOD
    where = ", ".join(row.what for row in rows if row.outcome is Outcome.WRONG)
    return f"{wrong} van de {len(rows)} onderdelen {'is' if wrong == 1 else 'zijn'} niet in orde. Kijk bij: {where}."


def where_to_look(found: list[Checked]) -> str:
    """How a vault came out that was looked over, and where to look; calm about what is only to mind."""
    named = {outcome: [row.what for row in found if row.outcome is outcome] for outcome in Outcome}
    wrong, mind = named[Outcome.WRONG], named[Outcome.MIND]
    sentences = [f"Niet in orde: {', '.join(wrong)}."] if wrong else []
    sentences += [f"Let op bij: {', '.join(mind)}."] if mind else []
    sentences = sentences or ["Alles wat is bekeken, is in orde." if named[Outcome.NOT_DONE] else ALL_GOOD]
    unseen = any(row.words == FROM_OUTSIDE for row in found)
    return " ".join([*sentences, *(["Zonder wachtwoord is niet alles bekeken."] if unseen else [])])
