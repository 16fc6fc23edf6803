"""The anchor: number and MAC of the newest journal row, outside the database, so that a cut or an old copy shows."""

from __future__ import annotations

from pathlib import Path

from intake_desktop.sealing import canonical, keys
from intake_desktop.sealing.files import read_whole
from intake_desktop.storage.journal import START
from intake_desktop.storage.slots import VaultKeys

NAME = "anker.json"
FORMAT = "zk-anker"
_LARGEST = 1024
Anchor = tuple[int, str]
NONE: Anchor = (0, START)


def dumps(vault: VaultKeys, head: Anchor) -> bytes:
    """The bytes of the anchor file."""
    content: dict[str, object] = {"format": FORMAT, "version": 1, "seq": head[0], "head": head[1]}
    return canonical.dumps(content | {"mac": _mac(vault, content)})


def read(folder: Path, vault: VaultKeys) -> Anchor | None:
    """The anchor of this folder; None when it is absent, damaged or of another vault. A valid one cannot be made up."""
    try:
        found = canonical.loads(read_whole(folder / NAME, _LARGEST), canonical=True)
    except (OSError, canonical.JsonRefused):
        return None
    match found:
        case {"format": "zk-anker", "version": 1, "seq": int(seq), "head": str(head), "mac": str(mac)}:
            content: dict[str, object] = {"format": FORMAT, "version": 1, "seq": seq, "head": head}
            same = keys.same(mac.encode("utf-8"), _mac(vault, content).encode("ascii"))
            return (seq, head) if same else None
    return None


def is_foreign(folder: Path, vault: VaultKeys) -> bool:
    """Whether there is an anchor that these keys did not make: the vault has another key, or somebody damaged it."""
    return (folder / NAME).is_file() and read(folder, vault) is None


def _mac(vault: VaultKeys, content: dict[str, object]) -> str:
    return keys.mac(vault.anchor, vault.vault_id + canonical.dumps(content)).hex()
