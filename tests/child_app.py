"""The real program in a process of its own with a cheap key derivation: `child_app FOLDER`.

FOLDER holds everything: the vault in kluis, the choices of the workstation and, after locking, a file `relaunched`.
The cheap derivation and the folder are arguments of this test program alone; the shipped command knows neither.
"""

from __future__ import annotations

import sys
from pathlib import Path

from intake_desktop import app, paths
from intake_desktop.sealing.kdf import KdfCost, KdfPolicy
from intake_desktop.wiring.program import local_desk
from tests import loaded_beside

CHEAP = KdfPolicy(KdfCost(32, 1, 1), KdfCost(32, 1, 1), KdfCost(1024, 2, 2))


def main(folder: Path) -> int:
    """Run the window until it closes; locking leaves a mark and ends the process instead of replacing it."""
    loaded_beside.watch(loaded_beside.end)
    paths.preferences = lambda: folder / "voorkeuren.json"
    paths.log_folder = lambda: folder / "log"

    def note_relaunch() -> None:
        (folder / "relaunched").write_text("ja", encoding="ascii")
        app.QApplication.quit()

    return app.run(local_desk(folder / "kluis", CHEAP), note_relaunch)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
