"""The words a rule table is written in: types of facts, ways to find them, comparisons, nearness and kinds of rules."""

from __future__ import annotations

from enum import StrEnum


class FactType(StrEnum):
    """What sort of value a fact has."""

    LEVEL = "level"
    NUMBER = "number"
    COUNT = "count"
    CHOICE = "choice"
    YESNO = "yesno"
    SIGNAL = "signal"
    STATUS = "status"


class Work(StrEnum):
    """How a fact is found from answers."""

    ANSWER = "answer"
    LOWEST = "lowest"
    """The lowest of several levels; unknown when one is unknown."""
    COUNT = "count"
    """How many answers are at a level, with a lower and an upper bound."""
    SHARE = "share"
    """100 x the first answer / the second."""
    RATE = "rate"
    """The first answer / the second."""
    SHARE_OPEN = "share_open"
    """100 x the number of unknown answers / all of them; always known."""
    AGE = "age"
    """Whole calendar months since the oldest of several days."""
    RULES = "rules"
    """Signals and statuses: found while the rules are applied."""


class Op(StrEnum):
    """How a fact is held against a threshold."""

    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    EQ = "eq"
    IN = "in"
    UNKNOWN = "unknown"


class Near(StrEnum):
    """When a missed condition counts as nearly met (rule R17)."""

    NONE = "none"
    ONE_LEVEL = "one_level"
    QUARTER = "quarter"
    PER_ITEM = "per_item"


class RuleKind(StrEnum):
    """What a rule does; the engine knows kinds, never rule ids."""

    GATE = "gate"
    BLOCK = "block"
    NOTE = "note"
    ALWAYS = "always"
    DESTINATION = "destination"
    OVERRIDE = "override"
    REFINE = "refine"
    REMINDER = "reminder"
