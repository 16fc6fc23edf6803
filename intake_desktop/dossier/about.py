"""What the program can tell about itself: its version and parts, where the vault stands, and under which licences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake_desktop.sealing.files import read_whole

MOST_BYTES = 1024 * 1024
"""Of one text of a licence; the longest that we ship has 40,000."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Of one part of the program: its name, the licence in a few words, and the files with the texts."""

    part: str
    words: str = ""
    files: tuple[Path, ...] = ()

    def text(self) -> str:
        """The whole text, one file after another; a file that cannot be read or is too long is named instead."""
        return "\n\n".join(_text(path) for path in self.files)


def _text(path: Path) -> str:
    try:
        data = read_whole(path, MOST_BYTES)
    except OSError:
        return f"{path.name} is niet te lezen. De tekst hoort te staan in {path.parent}."
    if len(data) > MOST_BYTES:
        return f"{path.name} is te lang om hier te tonen. De tekst staat in {path.parent}."
    return data.decode("utf-8", "replace").strip()


@dataclass(frozen=True, slots=True)
class OldCopy:
    """The copy of the database that was made and checked before a newer program brought it up to date."""

    name: str
    version: int
    """Of the vault, in which the copy stands."""
    made: datetime


@dataclass(frozen=True, slots=True)
class About:
    """`parts` and `content` are pairs of a name and a version; the window adds its own library."""

    parts: tuple[tuple[str, str], ...]
    content: tuple[tuple[str, str], ...]
    folder: Path
    copies: tuple[OldCopy, ...]
    licences: tuple[Licence, ...]
