"""A folder that took work to make, kept in memory and laid down again as it was; for tests that begin with the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

_KEPT: dict[Hashable, tuple[dict[str, tuple[int, bytes]], Any]] = {}


def once(key: Hashable, folder: Path, make: Callable[[], Any]) -> Any:
    """What `make` gave when it filled this folder: done the first time, after that the same files and the same outcome.

    The folder holds closed files only, and the outcome is a value. `key` tells all that what was made depends on.
    """
    if key not in _KEPT:
        outcome = make()
        _KEPT[key] = ({str(each.relative_to(folder)): _taken(each) for each in sorted(folder.rglob("*"))}, outcome)
        return outcome
    entries, outcome = _KEPT[key]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, (mode, data) in entries.items():
        _lay(folder / name, mode, data)
    return outcome


def _taken(path: Path) -> tuple[int, bytes]:
    return path.stat().st_mode, b"" if path.is_dir() else path.read_bytes()


def _lay(path: Path, mode: int, data: bytes) -> None:
    if mode & 0o040000:
        path.mkdir(exist_ok=True)
    else:
        path.write_bytes(data)
    path.chmod(mode & 0o777)
