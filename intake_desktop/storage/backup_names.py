"""Names of backup copies, and which of them are kept: of 7 days, 4 weeks and 2 months, none older than 90 days."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from intake_desktop.dossier.backups import KEPT_AT_MOST

MARK_LENGTH = 8
LONGEST_KEPT = KEPT_AT_MOST
_SUMMER_TIME = timedelta(hours=2)
_FEW, _FAR_APART = 3, timedelta(days=14)
_MOMENT = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"springplank-(\d{4}-\d{2}-\d{2}-\d{6})-([0-9a-f]{8})")
_BUCKETS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (7, lambda moment: moment.date()),
    (4, lambda moment: moment.isocalendar()[:2]),
    (2, lambda moment: (moment.year, moment.month)),
)


def mark_of(vault_id: bytes) -> str:
    """Tells copies of one vault from those of another in the same folder; random, so it says nothing about anybody."""
    return vault_id.hex()[:MARK_LENGTH]


def name_of(moment: datetime, mark: str) -> str:
    """ "springplank-2026-11-25-091500-3f9a2c71": when, by the clock on the wall, and of which vault."""
    return f"springplank-{moment:{_MOMENT}}-{mark}"


def is_copy_name(name: str) -> bool:
    """Whether a folder is called as a copy is, of whichever vault."""
    return _NAME.fullmatch(name) is not None


def copies(folder: Path, mark: str) -> dict[datetime, Path]:
    """The copies of this vault in a folder, by when they were made. Raises OSError when it cannot be read."""
    found = {}
    for path in folder.iterdir():
        parts = _NAME.fullmatch(path.name)
        if parts and parts[2] == mark and path.is_dir() and not path.is_symlink():
            try:
                found[datetime.strptime(parts[1], _MOMENT)] = path  # noqa: DTZ007 - the clock on the wall, as in the name
            except ValueError:
                continue
    return found


def ahead(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Moments that are still to come, by the clock on the wall; an hour may be the change to winter time."""
    return {moment for moment in moments if moment - now > _SUMMER_TIME}


def to_keep(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which copies stay: the newest of each of the last days, weeks and months that have one.

    All times by the clock on the wall. The newest always stays, and so does one from after now: a clock was wrong.
    All stay as long as the newest few are far apart: a clock that is far ahead would make every other copy look old.
    """
    newest_first = sorted(moments, reverse=True)
    past = [moment for moment in newest_first if moment <= now]
    if any(later - earlier > _FAR_APART for later, earlier in pairwise(past[:_FEW])):
        return set(newest_first)
    kept = {moment for moment in newest_first if moment > now} | set(past[:1])
    for count, bucket in _BUCKETS:
        newest: dict[Hashable, datetime] = {}
        for moment in past:
            if now - moment <= LONGEST_KEPT:
                newest.setdefault(bucket(moment), moment)
        kept.update(list(newest.values())[:count])
    return kept
