"""Reading a backup copy again: whether every file in it is still what its list of contents says."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import read_whole
from intake_desktop.storage import keycopies
from intake_desktop.storage.copies_found import CONTENTS, FORMAT
from intake_desktop.storage.folder import DATABASE

_LARGEST = 64 * 1024
_LIMITS = canonical.Limits(size=_LARGEST, depth=4, nodes=400, text=400)
_CHUNK = 1024 * 1024
NEEDED = frozenset({DATABASE, *keycopies.NAMES})
"""Without these a copy does not open."""

Goes = Callable[[], None]
"""Called between pieces: it counts as a sign of life, and raises to stop."""


class CopyWrong(ValueError):
    """A copy that cannot be relied on; the words say why, without a name of a file."""


def check(copy: Path, vault_id: bytes, goes: Goes) -> int:
    """Read every file of a copy whole; gives how many there are. Raises CopyWrong and OSError.

    The list may have been made by anybody, so a name in it is only a name: no way out of the folder, no link.
    """
    listed = _listed(copy, vault_id)
    for name, (size, digest) in listed.items():
        goes()
        if _read(copy / name, size, goes) != digest:
            raise CopyWrong("Een bestand in de kopie is niet meer wat het was.")
    readable = keycopies.read(copy).readable
    if not readable or readable[0].vault_id != vault_id:
        raise CopyWrong("De sleutelbestanden in de kopie horen niet bij deze kluis.")
    return len(listed)


def _listed(copy: Path, vault_id: bytes) -> Mapping[str, tuple[int, str]]:
    try:
        found = canonical.loads(read_whole(copy / CONTENTS, _LARGEST), _LIMITS, canonical=True)
    except (OSError, canonical.JsonRefused) as fault:
        raise CopyWrong("De inhoudslijst van de kopie is niet te lezen.") from fault
    match found:
        case {"format": str(kind), "version": 1, "vault_id": str(known), "files": dict(files)} if kind == FORMAT:
            listed = {str(name): _entry(entry) for name, entry in files.items()}
        case _:
            raise CopyWrong("De inhoudslijst van de kopie is niet van Springplank.")
    if known != vault_id.hex() or not listed.keys() >= NEEDED or any(Path(name).name != name for name in listed):
        raise CopyWrong("De inhoudslijst van de kopie past niet bij deze kluis.")
    return listed


def _entry(entry: object) -> tuple[int, str]:
    match entry:
        case {"bytes": int(size), "sha256": str(digest)} if size >= 0:
            return size, digest
    raise CopyWrong("De inhoudslijst van de kopie is niet van Springplank.")


def _read(path: Path, size: int, goes: Goes) -> str:
    """The SHA-256 of a file of this size; "" for another size or for what is no ordinary file."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    digest = hashlib.sha256()
    with os.fdopen(os.open(path, flags), "rb", buffering=0) as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode) or about.st_size != size:
            return ""
        while piece := file.read(_CHUNK):
            goes()
            digest.update(piece)
    return digest.hexdigest()
