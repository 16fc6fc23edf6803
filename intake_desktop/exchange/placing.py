"""Putting a finished file in the folder that somebody chose: whole or not at all, and never over another."""

from __future__ import annotations

import os
from pathlib import Path

from intake_desktop.errors import SpringplankError
from intake_desktop.exchange.errors import FileExists, NotWritten
from intake_desktop.sealing import files


def place(data: bytes, folder: Path, name: str) -> Path:
    """Write it and give its path. Raises FileExists (the old file stays) or NotWritten."""
    path = folder / name
    if os.path.lexists(path):
        raise FileExists
    try:
        files.write_atomically(path, data)
    except SpringplankError as fault:
        raise NotWritten from fault
    return path
