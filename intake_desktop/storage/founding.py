"""Founding a vault: everything is made in a folder beside the real one, which appears whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert

from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.roles import Role
from intake_desktop.errors import VaultInUse
from intake_desktop.form_engine import texts
from intake_desktop.sealing import codes, signing
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.sealing.files import sync_folder, translated
from intake_desktop.sealing.memory import wipe
from intake_desktop.storage import database, keycopies
from intake_desktop.storage.folder import DATABASE
from intake_desktop.storage.keyfile import ID_BYTES, LONGEST_LABEL, KeyFile
from intake_desktop.storage.means import Means
from intake_desktop.storage.open_store import OpenStore, found_vault, open_store, text
from intake_desktop.storage.opening import Opening
from intake_desktop.storage.slots import NewSlot, SlotMaker, VaultKeys, vault_keys
from intake_desktop.storage.staff import SIGNING_KEY, make_sealing_key, put_setting, roles_text
from intake_desktop.storage.tables import COLLEAGUE

_NEW = ".kluis-nieuw-"
FIRST_ROLES = frozenset({Role.BEHEERDER, Role.MEDEWERKER})
"""Roles of the first colleague (decisions.md 13)."""


@dataclass(frozen=True, slots=True)
class Made:
    """A vault that stands there closed, with its keys still in hand."""

    keys: VaultKeys
    key_file: KeyFile
    slot_id: str


def build(folder: Path, founding: Founding, policy: KdfPolicy, means: Means) -> Made:
    """Make the whole vault and put it in place; raises SpringplankError and then leaves nothing behind.

    AnswerRefused for a name with characters that nobody sees: these names stand on every file that leaves.
    """
    for name in (founding.organisation, founding.location, founding.name, founding.label):
        texts.refuse_hidden(name)
    seed = codes.read_recovery_key(founding.recovery_key)
    keys = vault_keys(means.random_bytes(ID_BYTES), 1, bytearray(means.random_bytes(32)))
    maker = SlotMaker(keys, policy, means.random_bytes)
    try:
        first = maker.for_password(means.random_bytes(ID_BYTES), _label(founding), founding.password)
        recovery = maker.for_recovery(seed)
        key_file = maker.sign(KeyFile(keys.vault_id, 1, 1, (first.slot, recovery.slot)))
        with _beside(folder, means) as new:
            _fill(Opening(new, keys, key_file, means), founding, first, recovery.public_key)
            keycopies.write(new, key_file, means.disk)
            _put_in_place(new, folder)
    except OSError as fault:
        keys.wipe()
        raise translated(fault, folder) from fault
    except BaseException:
        keys.wipe()
        raise
    finally:
        wipe(seed)
    return Made(keys, key_file, first.slot.slot_id.hex())


def _label(founding: Founding) -> str:
    printable = "".join(letter for letter in founding.label or founding.name if letter.isprintable())
    return printable[:LONGEST_LABEL] or "Collega"


@contextmanager
def _beside(folder: Path, means: Means) -> Iterator[Path]:
    """A private folder next to the real one; gone afterwards unless it became the real one."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for leftover in folder.parent.glob(f"{_NEW}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    new = folder.parent / f"{_NEW}{means.random_bytes(8).hex()}"
    new.mkdir(mode=0o700)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _put_in_place(new: Path, folder: Path) -> None:
    """Give the new folder its real name; a folder that already holds something is never replaced."""
    sync_folder(new)
    if folder.is_dir():
        if any(folder.iterdir()):
            raise VaultInUse(collega="Iemand", computer="deze computer", tijd="eerder")
        folder.rmdir()
    os.rename(new, folder)  # noqa: PTH104  # the call that is atomic on one file system
    sync_folder(folder.parent)


def _fill(opening: Opening, founding: Founding, first: NewSlot, recovery_public_key: bytes) -> None:
    """Write what a new vault holds, and close it again."""
    database.make_file(opening.folder / DATABASE)
    store = open_store(opening)
    try:
        store.perform(lambda open_store: _first_rows(open_store, opening, (founding, first, recovery_public_key)))
    finally:
        store.close()


def _first_rows(store: OpenStore, opening: Opening, new: tuple[Founding, NewSlot, bytes]) -> None:
    founding, first, recovery_public_key = new
    means = opening.means
    colleague = {"id": means.new_id(), "slot_id": first.slot.slot_id.hex(), "public_key": first.public_key.hex()}
    colleague |= {"name": founding.name, "label": _label(founding), "roles": roles_text(FIRST_ROLES)}
    colleague |= {"function": "", "phone": "", "email": "", "reachable": ""}
    settings = {
        "organisation": founding.organisation,
        "location": founding.location,
        "backup_folder": str(founding.backup_folder or ""),
        SIGNING_KEY: signing.new_signing_key(means.random_bytes).hex(),
    }
    connection = store.room.connection
    with connection.begin():
        found_vault(connection, opening, recovery_public_key)
        connection.execute(insert(COLLEAGUE), colleague)
        for name, content in settings.items():
            put_setting(connection, name, text(content))
        make_sealing_key(connection, means.random_bytes)
