"""Small conditions in form files ("doel_uren < uren_nu"), checked at load time and evaluated with unknown as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Known = str | bool | object
Lookup = Callable[[str], object | None]
"""Gives the value of a name, or None when it is unknown."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed condition. `names` are the questions it looks at; `source` is its text in the file."""

    source: str
    line: int
    names: frozenset[str]
    program: Callable[[Lookup], object | None]

    def evaluate(self, lookup: Lookup) -> object | None:
        """The outcome (bool for a condition, a number for a derived value), or None when unknown."""
        return self.program(lookup)
