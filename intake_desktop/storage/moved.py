"""The mark of a vault that was moved to another computer: a small file in its folder, read before anybody unlocks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import SYSTEM, Disk, read_whole, write_atomically

NAME = "verhuisd.json"
_FORMAT = "zk-verhuisd"
_LARGEST = 1024


def mark(folder: Path, moment: datetime, disk: Disk = SYSTEM) -> None:
    """Say that this vault was moved; it never goes along with a copy. Raises what writing a file raises."""
    content = {"format": _FORMAT, "version": 1, "moment": moment.isoformat(timespec="seconds")}
    write_atomically(folder / NAME, canonical.dumps(content), disk)


def read(folder: Path) -> datetime | None:
    """When it was moved; None without a mark, and for one that cannot be read."""
    try:
        if not (folder / NAME).is_file():
            return None
        found = canonical.loads(read_whole(folder / NAME, _LARGEST), canonical.Limits(size=_LARGEST))
        match found:
            case {"format": "zk-verhuisd", "version": 1, "moment": str(moment)}:
                return datetime.fromisoformat(moment)
    except (OSError, ValueError):
        return None
    return None


def clear(folder: Path) -> None:
    """Take the mark away. Raises OSError."""
    (folder / NAME).unlink(missing_ok=True)
