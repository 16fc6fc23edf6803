"""The levels of a measurement as they stand on a page: their place in the drawing and a short name for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class LevelNames:
    """Codes from low to high with short names; a name is "" when the levels have none of their own."""

    codes: tuple[str, ...]
    short: tuple[str, ...]

    @classmethod
    def of(cls, levels: Sequence[Mapping[str, Any]]) -> LevelNames:
        """Short names: what is left of the labels without the words they all begin with, or the first word of it."""
        codes = tuple(str(level["code"]) for level in levels)
        labels = ["" if level["label"] == level["code"] else str(level["label"]).lower() for level in levels]
        words = [label.split() for label in labels]
        while len(words) > 1 and all(len(each) > 1 for each in words) and len({each[0] for each in words}) == 1:
            words = [each[1:] for each in words]
        firsts = [each[0] if each else "" for each in words]
        names = firsts if len(set(firsts)) == len(firsts) else [" ".join(each) for each in words]
        return cls(codes, tuple(names))

    @property
    def most(self) -> int:
        """How many levels there are."""
        return len(self.codes)

    def place(self, code: str) -> int | None:
        """The place of a level in the drawing, from 1; None for no level."""
        return self.codes.index(code) + 1 if code in self.codes else None

    def words(self, code: str) -> str:
        """The short name of a level."""
        return self.short[self.codes.index(code)] if code in self.codes else ""

    def heads(self, with_words: bool) -> tuple[tuple[str, str], ...]:
        """What stands above the drawing: the number of each level, and its short name where there is room."""
        return tuple((code, name if with_words else "") for code, name in zip(self.codes, self.short, strict=True))
