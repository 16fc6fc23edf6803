"""Collects the faults of one data file, so that its writer sees all of them at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from intake_desktop.errors import Mistake

MOST = 200
"""More faults than this are not listed: the file is of another kind, or broken as a whole."""


class Report:
    """The faults found so far in one file, in order of line."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[tuple[int, str, str], Mistake] = {}

    def add(self, code: str, line: int, cause: str, remedy: str) -> None:
        """Note a fault; the same fault on the same line is noted once."""
        if len(self._found) < MOST:
            self._found.setdefault((line, code, cause), Mistake(self.file, line, code, cause, remedy))

    def mistakes(self) -> tuple[Mistake, ...]:
        """All faults, first line first."""
        return tuple(sorted(self._found.values(), key=lambda mistake: (mistake.line, mistake.code)))


def meant(word: str, known: Iterable[str]) -> str:
    """A sentence that proposes what was probably meant, or names what can be chosen."""
    choices = sorted(set(known))
    near = difflib.get_close_matches(word[:60], choices, n=1, cutoff=0.6)
    if near:
        return f'Bedoel je "{near[0]}"?'
    return f"Kies uit: {', '.join(choices)}." if 0 < len(choices) <= 12 else "Kijk naar de spelling."
