"""A slot wrapped anew while the vault is open: after the key on paper was used, or because passwords must cost more."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from intake_desktop.errors import SpringplankError, WrongPassword
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import key_change, recovery_book
from intake_desktop.storage.journal import Event
from intake_desktop.storage.key_change import KeyChange
from intake_desktop.storage.means import Means
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.storage.slots import SlotMaker

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Renewal:
    """Whose slot is wrapped anew, under which password and at what cost."""

    folder: Path
    slot_id: str
    password: str
    policy: KdfPolicy
    means: Means


Run = Callable[[Callable[..., T]], Future[T]]


def renew(run: Run[None], renewal: Renewal) -> None:
    """Replace the colleague's slot, and remember that the key on paper was used; storage.paper puts a new one."""
    run(lambda store: _renewed(store, renewal)).result()


def _renewed(store: OpenStore, renewal: Renewal) -> None:
    old = store.opening.key_file
    mine = old.slot(renewal.slot_id)
    if mine is None or mine.lock is None:
        raise WrongPassword
    maker = _maker(store, renewal)
    password = maker.for_password(mine.slot_id, mine.lock.label, renewal.password)
    new = maker.sign(old.changed(password.slot))
    public_keys = {password.slot.slot_id.hex(): password.public_key}
    change, moment = KeyChange(renewal.folder, old, new, public_keys, renewal.means.disk), renewal.means.now()
    key_change.exchange(
        store.room.connection, change, lambda connection: recovery_book.keep(connection, used=moment.isoformat())
    )


def raise_cost(run: Run[None], renewal: Renewal) -> None:
    """Wrap the slot anew when its password costs less than this policy asks: silently, and never the other way.

    Takes as long as two unlockings, once. When it does not work the vault is open all the same; the next unlocking
    tries again.
    """
    try:
        run(lambda store: _rewrapped(store, renewal)).result()
    except SpringplankError:
        return


def _rewrapped(store: OpenStore, renewal: Renewal) -> None:
    old, cost = store.opening.key_file, renewal.policy.cost
    slot = old.slot(renewal.slot_id)
    if slot is None or slot.lock is None or not slot.lock.cost.below(cost):
        return
    maker = _maker(store, renewal)
    new = maker.sign(old.changed(maker.relocked(slot, renewal.password)))
    change, actor = KeyChange(renewal.folder, old, new, disk=renewal.means.disk), store.actor
    fact: dict[str, str | int] = {"memory_kib": cost.memory_kib, "rounds": cost.iterations}
    if actor is not None:
        event = Event("vault.slot_rewrapped", "U", detail=fact)
        key_change.exchange(
            store.room.connection, change, lambda connection: store.room.chain.append(connection, actor, event)
        )


def _maker(store: OpenStore, renewal: Renewal) -> SlotMaker:
    return SlotMaker(store.opening.keys, renewal.policy, renewal.means.random_bytes)
