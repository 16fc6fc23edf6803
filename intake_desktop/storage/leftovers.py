"""What a crash left behind, known by its name, its kind and its age; what is not ours by all three is never touched."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from intake_desktop.sealing.files import TEMPORARY

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
MOST = 10_000
"""Entries of one folder that are looked at; a folder of ours never holds so many."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of leftover: in which folder, how its name starts and ends, folder or file, and how old in seconds."""

    where: Path
    start: str
    ending: str
    folder: bool
    age: float

    def found(self, now: float) -> Iterator[Path]:
        """Those that are old enough at this moment; a link is never one of them, nor what belongs to somebody else."""
        for name in names(self.where):
            path = self.where / name
            if name.startswith(self.start) and name.endswith(self.ending) and self._is_one(path, now):
                yield path

    def _is_one(self, path: Path, now: float) -> bool:
        try:
            about = path.lstat()
        except OSError:
            return False
        right = stat.S_ISDIR(about.st_mode) if self.folder else stat.S_ISREG(about.st_mode)
        ours = not hasattr(os, "getuid") or about.st_uid == os.getuid()
        return right and ours and now - about.st_mtime > self.age


def of_a_vault(folder: Path) -> tuple[Kind, ...]:
    """What may be left in and beside the folder of a vault."""
    beside = (".kluis-kopie-", ".kluis-nieuw-", ".kluis-terug-", ".weg-")
    return (
        Kind(folder, TEMPORARY, ".tmp", folder=False, age=MINUTE),
        *(Kind(folder, start, "", folder=True, age=DAY) for start in (".kluis-kopie-", ".kluis-sleutel-")),
        *(Kind(folder.parent, start, "", folder=True, age=DAY) for start in beside),
    )


def names(folder: Path) -> list[str]:
    """The names in a folder, at most so many; none when it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in islice(entries, MOST)]
    except OSError:
        return []


def find(kinds: Iterable[Kind], now: float) -> list[Path]:
    """All that is left of these kinds; `now` in seconds since 1970."""
    return [path for kind in kinds for path in kind.found(now)]


def clear(kinds: Iterable[Kind], now: float) -> tuple[int, int]:
    """Take them away; gives how many went and how many are still there."""
    found = find(kinds, now)
    for path in found:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            _unlink(path)
    left = sum(path.exists() for path in found)
    return len(found) - left, left


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # still there: that is counted
