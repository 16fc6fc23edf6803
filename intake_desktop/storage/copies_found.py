"""Which backup copies stand in a folder, and what is wrong with them as far as that shows at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from intake_desktop.dossier.restoring import CopyDamaged, CopyGone, FoundCopy, NoCopyHere
from intake_desktop.errors import SpringplankError, VaultTooNew
from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import read_whole
from intake_desktop.storage import anchor, keycopies
from intake_desktop.storage.backup_names import is_copy_name
from intake_desktop.storage.folder import DATABASE

CONTENTS = "reservekopie.json"
FORMAT = "zk-reservekopie"
_VERSION = 1
_LARGEST_LIST = 64 * 1024
_MOST = 2_000
"""Entries of a folder that are looked at."""
_NEEDED = frozenset({DATABASE, *keycopies.NAMES})
_KNOWN = _NEEDED | {anchor.NAME}
LOG = f"{DATABASE}-wal"
"""Beside the database of a vault that was not closed in good order: its last changes."""
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Contents:
    """What a list of contents says: when and with which program, of which vault, and the SHA-256 of each file."""

    made: datetime
    app: str
    files: dict[str, tuple[int, str]]


def find(place: Path, vault_folder: Path) -> tuple[FoundCopy, ...]:
    """The copies in this folder, or the folder itself when it is one; newest first. Raises NoCopyHere and CopyGone.

    The vault of this computer is no copy of itself, but what stands inside it may be one.
    """
    try:
        vault = vault_folder.resolve()
        folders = [place] if _looks_like_one(place) and place.resolve() != vault else list(_inside(place, vault))
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise NoCopyHere from fault
    except OSError as fault:
        raise CopyGone from fault
    if not folders:
        raise NoCopyHere
    found = [described(folder) for folder in folders]
    return tuple(sorted(found, key=lambda copy: copy.made or datetime.min.replace(tzinfo=UTC), reverse=True))


def _inside(place: Path, vault: Path) -> Iterator[Path]:
    with os.scandir(place) as entries:
        for entry in islice(entries, _MOST):
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False) and path.resolve() != vault and _looks_like_one(path):
                yield path


def _looks_like_one(folder: Path) -> bool:
    """By its name, or by what stands in it; a half copy that is still being written has another name."""
    if folder.name.startswith("."):
        return False
    try:
        names = {entry.name for entry in islice(folder.iterdir(), _MOST)}
    except NotADirectoryError:
        return False
    return is_copy_name(folder.name) or CONTENTS in names or (DATABASE in names and bool(names & set(keycopies.NAMES)))


def described(folder: Path) -> FoundCopy:
    """This one copy, with the error when it cannot be put back."""
    try:
        size = sum((folder / name).lstat().st_size for name in files_of(folder))
    except OSError:
        size = 0
    try:
        contents = read_contents(folder)
        made = contents.made if contents else _changed(folder)
        app = contents.app if contents else ""
    except SpringplankError as error:
        return FoundCopy(folder, _changed(folder), "", size, error)
    return FoundCopy(folder, made, app, size, _fault(folder, contents))


def _fault(folder: Path, contents: Contents | None) -> SpringplankError | None:
    try:
        sizes = {name: _ordinary(folder / name) for name in files_of(folder)}
        if contents and any(sizes.get(name) != size for name, (size, _) in contents.files.items()):
            return CopyDamaged()
        copies = keycopies.read(folder)
    except OSError:
        return CopyDamaged()
    if not copies.readable:
        return copies.too_new or CopyDamaged()
    return None if DATABASE in sizes else CopyDamaged()


def _ordinary(path: Path) -> int:
    """Its size. Raises OSError for a link, a pipe or a folder with such a name: opening it could wait for ever."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError("no ordinary file")
    return found.st_size


def files_of(folder: Path) -> list[str]:
    """Names of the files to carry: those we know and that are there, the changes beside an unlisted database too."""
    known = _KNOWN if (folder / CONTENTS).exists() else _KNOWN | {LOG}
    return sorted(name for name in known if (folder / name).is_symlink() or (folder / name).exists())


def read_contents(folder: Path) -> Contents | None:
    """The list of contents; None for a folder without one. Raises CopyDamaged, and VaultTooNew for a newer list."""
    path = folder / CONTENTS
    try:
        _ordinary(path)
        found = canonical.loads(read_whole(path, _LARGEST_LIST), canonical.Limits(size=_LARGEST_LIST, depth=4))
    except FileNotFoundError:
        if is_copy_name(folder.name):
            raise CopyDamaged from None
        return None
    except (OSError, canonical.JsonRefused) as fault:
        raise CopyDamaged from fault
    match found:
        case {"format": "zk-reservekopie", "version": 1, "made": str(made), "app": str(app), "files": dict(files)}:
            return Contents(_moment(made), app[:_SHORT], _listed(files))
        case {"format": "zk-reservekopie", "version": int(version)} if version > _VERSION:
            raise VaultTooNew(versie=f"kopieversie {_VERSION}", kluisversie=f"kopieversie {version}")
    raise CopyDamaged


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as fault:
        raise CopyDamaged from fault
    if found.tzinfo is None:
        raise CopyDamaged
    return found


def _listed(files: dict[str, object]) -> dict[str, tuple[int, str]]:
    """Name, size and SHA-256 of every file. Raises CopyDamaged for a name we do not know: it could be a path."""
    listed = {}
    for name, entry in files.items():
        match entry:
            case {"bytes": int(size), "sha256": str(digest)} if name in _KNOWN:
                listed[name] = (size, digest)
            case _:
                raise CopyDamaged
    if not listed.keys() >= _NEEDED:
        raise CopyDamaged
    return listed


def _changed(folder: Path) -> datetime | None:
    """When the database was last written, as the disk says; for a folder that tells nothing itself."""
    try:
        return datetime.fromtimestamp((folder / DATABASE).lstat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None
