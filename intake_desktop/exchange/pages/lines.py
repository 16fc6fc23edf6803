"""Breaks text into lines of a given width: left aligned, never hyphenated, every space kept for who listens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from intake_desktop.exchange.pages.blocks import Run
from intake_desktop.exchange.pages.type_styles import BOLD, Style, width

_WORDS = re.compile(r"[^ \n\t]+|[ \n\t]+")


@dataclass(frozen=True, slots=True)
class Letters:
    """Text in one font."""

    text: str
    font: str


Line = tuple[Letters, ...]


def broken(runs: Iterable[Run], style: Style, room: float) -> list[Line]:
    """The lines of a text. A line that ends at a space keeps it; a word wider than the room is cut and has none."""
    lines: list[Line] = []
    line: list[Letters] = []
    used, space = 0.0, width(" ", style.font, style.size)
    for word in _glued(runs, style):
        needed, rest = _width(word, style), word
        if line and used + needed > room:
            lines.append(tuple(line))
            line, used = [], 0.0
        if needed > room:
            *full, rest = _cut(word, style, room)
            lines.extend(full)
            needed = _width(rest, style)
        line.extend([*rest, Letters(" ", rest[-1].font)])
        used += needed + space
    if line:
        lines.append(tuple(line[:-1]))
    return lines


def _glued(runs: Iterable[Run], style: Style) -> Iterator[Line]:
    """Words; one may hold several fonts when no space stands between two runs."""
    word: list[Letters] = []
    for run in runs:
        font = BOLD if run.bold else style.font
        for part in _WORDS.findall(run.text):
            if not part.isspace() or "\u00a0" in part:
                word.append(Letters(part, font))
            elif word:
                yield tuple(word)
                word = []
    if word:
        yield tuple(word)


def _cut(word: Line, style: Style, room: float) -> list[Line]:
    """A word that is too wide, cut into parts that fit, letter by letter."""
    found: list[Line] = []
    part: list[Letters] = []
    used = 0.0
    for letter in (Letters(sign, piece.font) for piece in word for sign in piece.text):
        needed = width(letter.text, letter.font, style.size)
        if part and used + needed > room:
            found.append(_joined(part))
            part, used = [], 0.0
        part.append(letter)
        used += needed
    return [*found, _joined(part)]


def _joined(pieces: Iterable[Letters]) -> Line:
    found: list[Letters] = []
    for piece in pieces:
        if found and found[-1].font == piece.font:
            found[-1] = replace(piece, text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def _width(line: Line, style: Style) -> float:
    return sum(width(piece.text, piece.font, style.size) for piece in line)


def merged(line: Line) -> Line:
    """The line with as few font changes as there are."""
    return _joined(line)
