"""After the key on paper was used: a new password for one colleague and a new key on paper, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import update

from intake_desktop.errors import WrongPassword
from intake_desktop.sealing import codes
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.sealing.memory import wipe
from intake_desktop.storage import keycopies
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.means import Means
from intake_desktop.storage.open_store import OpenStore, announce, settle
from intake_desktop.storage.slots import NewSlot, SlotMaker, VaultKeys
from intake_desktop.storage.tables import COLLEAGUE, VAULT

if TYPE_CHECKING:
    from intake_desktop.storage.vault import Recovery


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is renewed: which vault, from which key file, for whom and at what cost."""

    folder: Path
    key_file: KeyFile
    keys: VaultKeys
    recovery: Recovery
    policy: KdfPolicy
    means: Means


Run = Callable[[Callable[..., None]], Future[None]]


def renew(run: Run, renewal: Renewal) -> str:
    """Replace the colleague's slot and the recovery slot; gives the text of the new key for on paper."""
    old = renewal.key_file.slot(renewal.recovery.slot_id)
    if old is None or old.lock is None:
        raise WrongPassword
    maker = SlotMaker(renewal.keys, renewal.policy, renewal.means.random_bytes)
    password = maker.for_password(old.slot_id, old.lock.label, renewal.recovery.password)
    seed = bytearray(renewal.means.random_bytes(32))
    text = codes.recovery_key(seed)
    paper = maker.for_recovery(seed)
    wipe(seed)
    key_file = maker.sign(_without_paper(renewal.key_file).changed(password.slot, paper.slot))
    run(lambda store: _keep(store, renewal, (key_file, password, paper))).result()
    return text


def _without_paper(key_file: KeyFile) -> KeyFile:
    old = key_file.recovery()
    return key_file.without(old.slot_id) if old else key_file


def _keep(store: OpenStore, renewal: Renewal, new: tuple[KeyFile, NewSlot, NewSlot]) -> None:
    """Announce in the database, write both key files, settle in the database: a crash leaves one of both valid."""
    key_file, password, paper = new
    connection = store.room.connection
    with connection.begin():
        announce(connection, key_file)
    keycopies.write(renewal.folder, key_file, renewal.means.disk)
    mine = COLLEAGUE.c.slot_id == renewal.recovery.slot_id
    with connection.begin():
        connection.execute(update(COLLEAGUE).where(mine), {"public_key": password.public_key.hex()})
        connection.execute(update(VAULT), {"recovery_public_key": paper.public_key.hex()})
        settle(connection, key_file)
