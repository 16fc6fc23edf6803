"""A program for tests in which the system fails: opens a vault, waits until it is watched, and does one thing.

For each line on its input (what to do, folder, slot) it makes a fresh process that says its number, does the work when
a line "go" comes, and says "done", or the code of the error and whether the vault is still open. At the end the
program says how that process ended.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from intake_desktop.dossier.rotation import Underway
from intake_desktop.errors import SpringplankError
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage import key_change, vault
from intake_desktop.storage.key_change import KeyChange
from intake_desktop.storage.means import Means
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.storage.slots import SlotMaker
from tests.storage.vaults import CHEAP, PASSWORD

_ANYBODY_MAY_WATCH = 0x59616D61
"""PR_SET_PTRACER of prctl(2)."""


def rotate(opened: vault.OpenVault, _place: Path) -> None:
    """A new vault key."""
    opened.renew_key(Underway())


def copy(opened: vault.OpenVault, place: Path) -> None:
    """A backup copy in a folder beside the vault."""
    opened.copy_to(place.parent / "kopieen")


def change_keys(opened: vault.OpenVault, place: Path) -> None:
    """The same slot wrapped anew, in both key files."""

    def work(store: OpenStore) -> None:
        connection = store.room.connection
        old = key_change.current(connection, place)
        maker = SlotMaker(store.opening.keys, replace(CHEAP, cost=KdfCost(33, 1, 1)), os.urandom)
        new = maker.sign(old.changed(maker.relocked(old.slots[0], PASSWORD)))
        key_change.exchange(connection, KeyChange(place, old, new), _nothing)

    opened._thread.run(work).result()


def _nothing(_connection: Connection) -> None:
    return


TASKS: dict[str, Callable[[vault.OpenVault, Path], None]] = {
    "rotate": rotate,
    "copy": copy,
    "change_keys": change_keys,
}


def opened_vault(folder: Path, slot_id: str, policy: KdfPolicy = CHEAP) -> vault.OpenVault:
    """The vault in this folder, opened on the real clock."""
    means = Means(lambda: datetime.now(UTC), lambda: os.urandom(8).hex(), os.urandom, "kind", "0")
    return vault.unlock(folder, slot_id, PASSWORD, policy, means)


def line() -> str:
    """One line of the input, without reading a byte more: the rest is for somebody else."""
    found = b""
    while (letter := os.read(0, 1)) not in {b"\n", b""}:
        found += letter
    return found.decode()


def say(words: str) -> None:
    """By a call that no test lets fail: those are for the work."""
    os.writev(1, [f"{words}\n".encode()])


def do(task: str, folder: Path, slot_id: str) -> None:
    """Open the vault, wait for "go", do it."""
    ctypes.CDLL(None).prctl(_ANYBODY_MAY_WATCH, ctypes.c_ulong(-1), 0, 0, 0)
    opened = opened_vault(folder, slot_id)
    say(f"pid {os.getpid()}")
    line()
    try:
        TASKS[task](opened, folder)
        say("done")
    except SpringplankError as told:
        say(f"error {told.code}")
        noted = opened.run(lambda store: store.journal.note(opened.actor, "test.went_on")).exception()
        say("closed" if noted else "open")
    os._exit(0)  # nothing is tidied: the process is gone


def main(example: Path, slot_id: str) -> None:
    """Load all that the tasks load, on an example that is used up; then one process per line."""
    opened = opened_vault(example, slot_id)
    for task in TASKS.values():
        task(opened, example)
    opened.close()
    say("ready")
    while words := line().split():
        child = os.fork()
        if child == 0:
            try:
                do(words[0], Path(words[1]), words[2])
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        say("killed" if os.WIFSIGNALED(status) else "ended")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
