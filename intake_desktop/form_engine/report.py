"""Collects the faults of one data file, so that its writer sees all of them at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from intake_desktop.errors import Mistake

NOWHERE: Mapping[str, int] = MappingProxyType({})
MOST = 200
"""More faults than this are not listed: the file is of another kind, or broken as a whole."""


class Report:
    """The faults found so far in one file, in order of line."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[tuple[int, str, str], Mistake] = {}
        self._words: dict[str, list[int]] = {}

    def add(self, code: str, line: int, cause: str, remedy: str) -> None:
        """Note a fault; the same fault on the same line is noted once."""
        if len(self._found) < MOST:
            self._found.setdefault((line, code, cause), Mistake(self.file, line, code, cause, remedy))

    def anew(self) -> Report:
        """A report on the same file in which nothing was found yet."""
        made = Report(self.file)
        made._words = self._words
        return made

    def mistakes(self) -> tuple[Mistake, ...]:
        """All faults, first line first."""
        return tuple(sorted(self._found.values(), key=lambda mistake: (mistake.line, mistake.code)))

    def remember(self, words: Iterable[tuple[str, int]]) -> None:
        """Keep the lines on which words stand, to point at the right one later."""
        for word, line in words:
            self._words.setdefault(word, []).append(line)

    def line_of(self, word: str, after: int) -> int:
        """The first line from `after` on where this word stands by itself; `after` when there is none."""
        return next((line for line in sorted(self._words.get(word, [])) if line >= after), after)

    def meant(self, word: str, known: Iterable[str]) -> str:
        """Like the function `meant`, with the lines where the proposed words stand in this file."""
        choices = tuple(known)
        return meant(word, choices, {name: min(self._words[name]) for name in choices if name in self._words})


def meant(word: str, known: Iterable[str], lines: Mapping[str, int] = NOWHERE) -> str:
    """A sentence that proposes what was probably meant, or names what can be chosen."""
    choices = sorted(set(known))
    near = difflib.get_close_matches(word[:60], choices, n=2, cutoff=0.6)
    if near:
        proposed = [f'"{name}" (regel {lines[name]})' if name in lines else f'"{name}"' for name in near]
        return f"Bedoel je {' of '.join(proposed)}?"
    return f"Kies uit: {', '.join(choices)}." if 0 < len(choices) <= 12 else "Kijk naar de spelling."
