"""Somebody typing in the real window until this process is killed: `child_typist FOLDER`, the password on its input.

Each number is typed by key events; it is told on the output when the top bar says "Opgeslagen om" for it, that is
when the window has told a person that it is safe.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import theme
from intake_desktop.ui.pages.dossier_page import DossierPage
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring.program import local_desk
from tests import loaded_beside
from tests.child_app import CHEAP

PATIENCE_MS = 60_000


def wait(holds: Callable[[], object]) -> None:
    """Let the window live until this holds; a window that no longer goes on is told on the error output."""
    clock = QElapsedTimer()
    clock.start()
    while not holds():
        QApplication.processEvents()
        if clock.hasExpired(PATIENCE_MS):
            labels = (each for top in QApplication.topLevelWidgets() for each in top.findChildren(QLabel))
            sys.exit(f"in vain; to be read: {[each.text() for each in labels if each.isVisible()]}")


def keys(text: str) -> None:
    """Type where the keyboard is."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def session_of(window: MainWindow) -> DossierSession | None:
    """The session of the dossier that is open in the window."""
    page = window.findChild(DossierPage)
    return page._session if page is not None else None


def type_for_ever(window: MainWindow, first: int) -> None:
    """Replace the answer by the next number, and tell it when the window says that it is saved."""
    wait(lambda: session_of(window) is not None and window.frame is not None and window.frame.place().question_id)
    session, frame = session_of(window), window.frame
    assert session is not None
    assert frame is not None
    place, number = frame.place(), first
    sign = window.findChild(QLabel, "saved-words")
    assert sign is not None
    key = AnswerKey(place.question_id)
    while True:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        keys(str(number))
        wait(lambda n=number: str(getattr(session.answer_of(place.form_id, key), "value", "")) == str(n))
        wait(lambda: not session.save_state.busy and sign.text().startswith("Opgeslagen om"))
        os.write(1, b"%d\n" % number)
        number += 1


def main(folder: Path, first: int) -> None:
    """Unlock by keyboard; the vault goes back to the place where somebody was."""
    loaded_beside.watch(loaded_beside.end)
    application = QApplication(sys.argv[:1])
    theme.apply_choice("licht", 100)
    desk = local_desk(folder / "kluis", CHEAP)
    window = MainWindow(desk, folder / "voorkeuren.json", application.quit, lambda: datetime.now().astimezone())
    window.show()
    window.activateWindow()
    wait(QApplication.focusWidget)
    keys(sys.stdin.read())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    wait(lambda: window.frame is not None)
    type_for_ever(window, first)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
