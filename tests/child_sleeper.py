"""The real program on a display, listening to a logind of the test: `child_sleeper FOLDER ADDRESS`.

Locking really replaces the process. FOLDER gets a line in `starts` for every start; `door-1` and `text-1` say that the
keyboard was at the password and in a text after the first one. The cheap derivation, the folder and the bus are
arguments of this test program alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from intake_desktop import app, paths
from intake_desktop.ui import theme
from intake_desktop.ui.signs_linux import Buses, LinuxSigns
from intake_desktop.wiring.program import local_desk
from tests import loaded_beside
from tests.child_app import CHEAP


def main(folder: Path, address: str) -> int:
    """Run the window until it closes or locks."""
    loaded_beside.watch(loaded_beside.end)
    paths.preferences = lambda: folder / "voorkeuren.json"
    paths.log_folder = lambda: folder / "log"
    with (folder / "starts").open("a+", encoding="ascii") as starts:
        starts.write("start\n")
        starts.seek(0)
        number = len(starts.readlines())

    def note(_old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QPlainTextEdit | QLineEdit):
            at = "text" if isinstance(new, QPlainTextEdit) else "door"
            (folder / f"{at}-{number}").write_text("ja", encoding="ascii")

    def again() -> None:
        ourselves = [sys.executable, "-m", "tests.child_sleeper", str(folder), address]
        os.execv(sys.executable, ourselves)  # noqa: S606 - no shell

    theme.application("springplank").focusChanged.connect(note)
    desk = local_desk(folder / "kluis", CHEAP)
    return app.run(desk, again, signs_of=lambda window: LinuxSigns(window, Buses(address, address)))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
