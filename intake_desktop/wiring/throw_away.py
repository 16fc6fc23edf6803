"""Folders for a moment: they go away with the work in them, also when this process is replaced half-way."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "springplank-zelftest-"
_OLD = 24 * 60 * 60
"""Seconds after which a folder of this name is what a crash left behind."""
_TRIES = 3
_HERE: set[Path] = set()


@contextmanager
def folder() -> Iterator[Path]:
    """A private folder among the temporary files; gone afterwards. Raises OSError when it cannot be made."""
    _sweep(Path(tempfile.gettempdir()))
    made = Path(tempfile.mkdtemp(prefix=PREFIX))
    _HERE.add(made)
    try:
        yield made
    finally:
        _remove(made)


def clear() -> None:
    """Remove every folder that is still there: for just before this process is replaced."""
    for made in tuple(_HERE):
        _remove(made)


def _remove(made: Path) -> None:
    for _ in range(_TRIES):
        shutil.rmtree(made, ignore_errors=True)
        if not made.exists():
            break
    _HERE.discard(made)


def _sweep(place: Path) -> None:
    """Remove what a crash of another day left."""
    for left in place.glob(f"{PREFIX}*"):
        try:
            old = time.time() - left.stat().st_mtime > _OLD
        except OSError:
            continue
        if old:
            shutil.rmtree(left, ignore_errors=True)
