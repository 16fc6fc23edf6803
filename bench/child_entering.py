"""A process that unlocks a vault in the real window: `child_entering FOLDER cheap|shipped`, printing seconds and MB.

With the cheap key derivation the seconds are those until the first page stands, derivation left out; with the
shipped one the megabytes are those resident ten seconds after unlocking. The password takes two seconds to type,
which is fast for a person: meanwhile the program reads what the first page needs.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from bench.child_window import FirstPicture
from intake_desktop.dossier.founding import Founding
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.ui import theme
from intake_desktop.ui.pages.unlock import UnlockPage
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program

PASSWORD = "een lange fictieve zin"  # noqa: S105 - of a vault that is gone a minute later
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
MEGABYTE = 1024 * 1024
LATER_MS = 10_000
TYPING_MS = 2_000


def resident() -> float:
    """Megabytes of this process in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / MEGABYTE


class Entering(FirstPicture):
    """Unlocks once the door stands, and tells when the first page does."""

    def __init__(self, desk: program.LocalDesk) -> None:
        super().__init__(MainWindow)
        self._desk = desk
        self._started = 0.0
        self.window: QMainWindow | None = None

    def tell(self) -> None:
        """The first time: type and unlock. The second time: measure and wait."""
        if not self._started:
            QTimer.singleShot(TYPING_MS, self._unlock)
            return
        print(monotonic() - self._started, flush=True)
        QTimer.singleShot(LATER_MS if sys.argv[2] == "shipped" else 0, self._end)

    def _unlock(self) -> None:
        self._started = monotonic()
        assert isinstance(self.window, MainWindow)  # noqa: S101 - set before the event loop starts
        door = self.window.centralWidget()
        assert isinstance(door, UnlockPage)  # noqa: S101 - the vault is there
        slot = self._desk.face().colleagues[0].slot_id
        door.opened.emit(self._desk.unlock(slot, PASSWORD))
        self.waiting = True

    def _end(self) -> None:
        print(resident(), flush=True)
        QApplication.quit()


def main() -> int:
    """Found the vault when it is not there, then enter it."""
    folder, cost = Path(sys.argv[1]), sys.argv[2]
    policy = KdfPolicy(cost=CHEAP, least=CHEAP) if cost == "cheap" else KdfPolicy()
    desk = program.local_desk(folder / "kluis", policy)
    if not desk.face().exists:
        key = desk.new_recovery_key()
        desk.found(Founding("Stichting Voorbeeld", "Test", "Noor Voorbeeld", "Noor V.", PASSWORD, key)).close()
        return 0
    application = QApplication(sys.argv[:1])
    theme.apply_choice("licht", 100)
    entering = Entering(desk)
    entering.window = MainWindow(desk, folder / "voorkeuren.json", lambda: None, lambda: datetime.now(UTC))
    entering.window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
