"""A program for the tests of lists: opens a vault, reads a list and adds everybody in it, telling each line number.

With "vol" as last word its files may not grow any more after the first ten, as on a full disk.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import uuid
from pathlib import Path

from intake_desktop.dossier.bringing_in import Underway
from intake_desktop.dossier.newcomers import NewcomerList
from intake_desktop.storage.means import Means
from intake_desktop.wiring.program import LocalDesk, local_desk
from tests.fakes import Clock
from tests.wiring.three_vaults import CHEAP

PASSWORD = "een lange fictieve zin"


def desk_in(folder: Path) -> LocalDesk:
    """The program with the vault in this folder."""
    return local_desk(folder, CHEAP, Means(Clock(), lambda: uuid.uuid4().hex, os.urandom))


def chosen(found: NewcomerList) -> list:
    """Whom the page would have ticked at first."""
    return [row for row in found.rows if row.advised]


def main(folder: Path, list_file: Path, how: str) -> None:
    """Tells the number of each line once the vault has it; then why it ended."""
    desk = desk_in(folder)
    vault = desk.unlock(desk.face().colleagues[0].slot_id, PASSWORD)
    rows = chosen(desk.read_list(vault, list_file, "maatwerk"))
    for number, row in enumerate(rows):
        if how == "vol" and number == 10:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (400 * 1024, resource.RLIM_INFINITY))
        outcome = desk.bring_in(vault, [row], Underway())
        if outcome.error is not None:
            os.write(1, f"{outcome.error.code}\n".encode())
            os._exit(0)
        os.write(1, b"%d\n" % row.line)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
