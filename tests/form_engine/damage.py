"""Damages a form file by one token, and says what is left of a form when its free text is set aside."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import yaml

from intake_desktop.form_engine.expressions import Expression
from intake_desktop.form_engine.references import PLACEHOLDER

FREE_TEXT = {
    "label", "hint", "help", "own", "description", "own_label", "title", "intro", "outro", "status", "texts", "extras",
    "no_answer_labels", "source_labels", "codes", "thresholds", "unit", "talk_minutes", "line", "digest", "file",
}  # fmt: skip
"""What only people read: damage here is a spelling mistake, not another form."""


@dataclass(frozen=True)
class Damage:
    """The damaged text, what was done and the lines it touches."""

    text: str
    what: str
    first: int
    last: int


def tokens(text: str) -> list[tuple[int, int]]:
    """Begin and end of every token that has a text of its own."""
    found = [(token.start_mark.index, token.end_mark.index) for token in yaml.scan(text, Loader=yaml.SafeLoader)]
    return [(begin, end) for begin, end in found if end > begin]


def damaged(text: str, places: list[tuple[int, int]], chance: random.Random) -> Damage:
    """One token left out, doubled, misspelled or replaced by signs."""
    begin, end = chance.choice(places)
    old = text[begin:end]
    middle = chance.randrange(len(old))
    ways = {
        "left out": "",
        "doubled": old + old,
        "misspelled": old[:middle] + old[middle + 1 :],
        "signs": "%#",
    }
    what = chance.choice(sorted(ways))
    first = text.count("\n", 0, begin) + 1
    return Damage(text[:begin] + ways[what] + text[end:], f"{what}: {old[:40]!r}", first, first + old.count("\n"))


def meaning(thing: Any) -> Any:
    """A form without its free text, lines and digest, to compare what it asks and does."""
    if isinstance(thing, Expression):
        return re.sub(r"\s+", "", thing.source)
    if is_dataclass(thing):
        kept = {
            field.name: meaning(getattr(thing, field.name)) for field in fields(thing) if field.name not in FREE_TEXT
        }
        if "message" in kept:
            kept["message"] = PLACEHOLDER.findall(kept["message"])
        return kept
    if isinstance(thing, tuple):
        return [meaning(item) for item in thing]
    return {str(key): meaning(item) for key, item in thing.items()} if hasattr(thing, "items") else thing
