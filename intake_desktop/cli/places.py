"""The folder that a command fills: new or empty, and writable."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from intake_desktop.errors import SpringplankError


class FolderUnusable(SpringplankError):
    code = "ZK-106"
    title = "In deze map kan niet geschreven worden"
    meaning = "Het programma mag hier niets opslaan."
    remedy = "Kies een andere map, of vraag je beheerder om schrijfrechten."


def prepare(folder: Path, not_empty: type[SpringplankError]) -> None:
    """Make the folder when it is not there. Raises `not_empty` when something stands in it, and FolderUnusable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise not_empty
    except OSError as fault:
        raise FolderUnusable from fault


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their path inside the folder; none stands there yet. Raises FolderUnusable."""
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(data)
    except OSError as fault:
        raise FolderUnusable from fault
