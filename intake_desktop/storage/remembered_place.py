"""The note of this workstation that says in which folder its vault was opened last; never participant data."""

from __future__ import annotations

from pathlib import Path

from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import read_whole, write_atomically

_FORMAT = "zk-plek"
_LARGEST = 16 * 1024


def read(note: Path) -> Path | None:
    """The folder that was remembered; None without a note, and for one that cannot be read."""
    try:
        match canonical.loads(read_whole(note, _LARGEST), canonical.Limits(size=_LARGEST)):
            case {"format": "zk-plek", "version": 1, "folder": str(folder)} if Path(folder).is_absolute():
                return Path(folder)
    except (OSError, ValueError):
        return None
    return None


def keep(note: Path, folder: Path) -> None:
    """Remember this folder; writes nothing when it is known already. Raises what the disk says, and JsonRefused."""
    if read(note) == folder:
        return
    note.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(note, canonical.dumps({"format": _FORMAT, "version": 1, "folder": str(folder)}))
