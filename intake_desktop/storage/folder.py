"""Where a vault may stand: a private folder on this computer, not one that is shared or kept in step elsewhere."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path

from intake_desktop.dossier.about import OldCopy
from intake_desktop.errors import FolderShared

DATABASE = "kluis.db"
COPY = "kluis-versie-{version}.kopie"
"""Name of the verified copy made before a migration."""
MEANINGLESS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What an operating system puts in any folder."""
_COPY = re.compile(r"kluis-versie-(\d{1,4})\.kopie")
_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "icloud drive",
    "mobile documents",
    "pcloud",
    "syncthing",
    "mega",
    "box sync",
    "stack",
)
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "9p", "vboxsf", "ceph", "glusterfs"}
)
_MOUNTS = Path("/proc/mounts")


def check_place(folder: Path, mounts: str | None = None) -> None:
    """Raise FolderShared for a network drive or a folder of a well-known sync program.

    Recognised by folder names and by the file system's type, so an unknown sync program is not seen
    (docs/security.md). `mounts` is the text of /proc/mounts; None reads it.
    """
    place = folder.resolve()
    if str(place).startswith("\\\\") or any(is_synced(part) for part in place.parts):
        raise FolderShared
    if mounts is None:
        mounts = _MOUNTS.read_text("utf-8", "replace") if sys.platform == "linux" and _MOUNTS.exists() else ""
    kind = _file_system(place, mounts)
    if kind in _NETWORK or (kind.startswith("fuse.") and kind != "fuse.lxcfs"):
        raise FolderShared


def is_synced(part: str) -> bool:
    """True for "OneDrive" and "OneDrive - Stichting Voorbeeld", not for any name that starts with those letters."""
    name = part.casefold()
    return any(name == known or name.startswith((f"{known} ", f"{known}-")) for known in _SYNCED)


def _file_system(place: Path, mounts: str) -> str:
    """The type of the file system with the longest mount point above this place, "" when unknown."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if (place == point or point in place.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def old_copies(folder: Path) -> tuple[OldCopy, ...]:
    """The copies of the database from before it was brought up to date, oldest version first; one for each version."""
    found = []
    try:
        for path in folder.glob(COPY.format(version="*")):
            named = _COPY.fullmatch(path.name)
            if named is not None:
                made = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
                found.append(OldCopy(path.name, int(named[1]), made))
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda copy: copy.version))
