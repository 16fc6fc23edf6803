"""A program for the crash test of putting a copy back: it kills itself just before its n-th change to the disk.

For each line on its input (a number, the folder of a vault and that of a copy) it makes a fresh process that does so,
and then says "killed", or "done" when the work had fewer changes. Changes are counted by Python's audit events.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage import copies_found, restore, vault
from intake_desktop.storage.means import Means

CHEAP = KdfPolicy(KdfCost(32, 1, 1), KdfCost(32, 1, 1), KdfCost(1024, 2, 2))
CHANGES = {"os.mkdir", "os.rename", "os.rmdir", "os.remove", "os.truncate", "os.chmod", "shutil.rmtree"}
LATER = timedelta(days=400)


class Fuse:
    """Counts changes to the disk and ends the process just before the one that was named."""

    def __init__(self, place: int) -> None:
        self.left = place

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if event in CHANGES or writes:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


def put_back(place: int, folder: Path, copy: Path, slot_id: str, password: str) -> None:
    """The whole way, from looking what there is to the vault in its place."""
    sys.addaudithook(Fuse(place))
    means = Means(lambda: datetime.now(UTC) + LATER, lambda: os.urandom(8).hex(), os.urandom, "kind", "0")
    (found,) = copies_found.find(copy, folder)
    taken = restore.bring(found, restore.Target(folder, CHEAP, means), lambda: False)
    taken.unlock(slot_id, password)
    taken.put_back()


def main(slot_id: str, password: str) -> None:
    """One process per line, all with the libraries loaded already; no thread exists before the fork."""
    vault.warm_up()
    for line in sys.stdin:
        place, folder, copy = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            try:
                put_back(int(place), Path(folder), Path(copy), slot_id, password)
            finally:
                os._exit(0 if sys.exc_info()[0] is None else 1)
        _, status = os.waitpid(child, 0)
        told = {0: "done", int(signal.SIGKILL): "killed"}.get(status, f"odd {status}")
        os.write(1, f"{told}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
