"""A process with the real window on a vault as large as the city: `child_city FOLDER DOSSIER COPIES`, printing JSON.

Somebody types in an open dossier, first for a while and then for as long as a backup copy is made in the folder COPIES.
A timer of ten milliseconds in the window tells the longest time that the window answered to nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic, perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from bench._city import CHEAP, PASSWORD
from bench.child_entering import resident
from intake_desktop.ui import theme
from intake_desktop.ui.frame import Frame
from intake_desktop.ui.pages.dossier_page import DossierPage
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring.program import local_desk

TICK_MS = 10
KEY_EVERY_MS = 150
QUIET_S = 15
MOST_S = 600


class Beat:
    """The longest time between two ticks of the window, in milliseconds."""

    def __init__(self) -> None:
        self._timer, self._last, self.longest = QTimer(), perf_counter(), 0.0
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def begin(self) -> None:
        """Forget what was before."""
        self._last, self.longest = perf_counter(), 0.0


def live(milliseconds: int) -> None:
    """Let the window live in an event loop such as its own, which leaves the interpreter to others while it sleeps.

    QTest.qWait does not: work beside the window only went on between two of its calls.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(holds: Callable[[], object]) -> None:
    """Let the window live until this holds."""
    until = monotonic() + MOST_S
    while not holds():
        if monotonic() > until:
            raise TimeoutError(f"waited {MOST_S} seconds in vain")
        live(TICK_MS)


def enter(window: MainWindow) -> Frame:
    """Unlock by keyboard, up to the first page with its rows."""
    wait(QApplication.focusWidget)
    line = QApplication.focusWidget()
    assert line is not None  # noqa: S101 - waited for
    QTest.keyClicks(line, PASSWORD)
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait(lambda: window.frame is not None and any(page.isVisible() for page in window.frame.findChildren(Page)))
    assert window.frame is not None  # noqa: S101 - waited for
    return window.frame


def typed(field: QPlainTextEdit, goes_on: Callable[[], object]) -> int:
    """Type a letter now and then for as long as this holds; gives how many."""
    letters = 0
    while goes_on():
        QTest.keyClick(field, Qt.Key.Key_A if letters % 6 else Qt.Key.Key_Space)
        letters += 1
        live(KEY_EVERY_MS)
    return letters


def story(window: MainWindow, dossier: str, copies: Path) -> dict[str, float]:
    """What was measured, by name."""
    frame, found = enter(window), {}
    found["resident_list"] = resident()
    frame.workplace.visit("intake", dossier)
    wait(lambda: any(field.isVisible() for field in window.findChildren(QPlainTextEdit)))
    field = next(field for field in window.findChildren(QPlainTextEdit) if field.isVisible())
    field.setFocus()
    found["resident_dossier"] = resident()
    beat, end = Beat(), monotonic() + QUIET_S
    typed(field, lambda: monotonic() < end)
    found["gap_without"] = beat.longest
    backups = frame.workplace.backups
    wait(lambda: backups.state is not None and not backups.busy)
    beat.begin()
    start = perf_counter()
    backups.choose(copies)
    found["letters"] = typed(field, lambda: backups.busy or not any(copies.glob("springplank-*")))
    found["backup_s"], found["gap_during"] = perf_counter() - start, beat.longest
    found["resident_after"] = resident()
    wait(lambda: not _session_busy(window))
    sign = window.findChild(QLabel, "saved-words")
    found["saved"] = float(sign is not None and sign.text().startswith("Opgeslagen"))
    return found


def _session_busy(window: MainWindow) -> bool:
    page = window.findChild(DossierPage)
    session = page._session if page is not None else None
    return session is not None and session.save_state.busy


def main(folder: Path, dossier: str, copies: Path) -> int:
    """Walk through it, print, and close the window as a person would."""
    application = QApplication(sys.argv[:1])
    theme.apply_choice("licht", 100)
    desk = local_desk(folder, CHEAP)
    window = MainWindow(desk, folder.parent / "voorkeuren.json", application.quit, lambda: datetime.now().astimezone())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    print(json.dumps(story(window, dossier, copies)), flush=True)
    window.close()
    wait(lambda: not window.isVisible())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
