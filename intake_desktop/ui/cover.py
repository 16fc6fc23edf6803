"""The cover over a vault that could not be locked: the words are still there, and nobody can read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from intake_desktop.dossier import unsaved
from intake_desktop.errors import SpringplankError
from intake_desktop.ui.frame import Frame
from intake_desktop.ui.password_gate import Asked, PasswordGate

ASKED = Asked(
    "Het scherm is afgedekt",
    "De laatste woorden zijn nog niet opgeslagen. Daarom is de kluis nog niet dicht. Wat je typte, is er nog. "
    "Het programma probeert het steeds opnieuw, en vergrendelt zodra opslaan lukt.",
    "Verder werken",
)

FINISHING = (
    "{work} Dat gaat gewoon door, ook nu je er niet bent. Laat de computer aan. Als het klaar is, vergrendelt het "
    "programma vanzelf."
)


class Cover:
    """Takes the place of the frame in the window; the frame lives on behind it."""

    def __init__(self, window: QMainWindow, frame: Frame, back: Callable[[], None]) -> None:
        """`back` is called when the password of who is logged in was given."""
        self._window, self._frame = window, frame
        self._focus = QApplication.focusWidget()
        going_on = frame.workplace.going_on
        asked = replace(ASKED, why=FINISHING.format(work=going_on.words())) if going_on.waited_for else ASKED
        self._gate = PasswordGate(frame.workplace, asked)
        self._gate.proved.connect(back)
        for page in window.findChildren(QWidget, "new-key-page"):
            page.hide()  # its button is not for who walks by
        window.takeCentralWidget()
        window.setCentralWidget(self._gate)
        self._gate.take_focus()

    def tell(self, error: SpringplankError | None) -> None:
        """What keeps the vault open and what to do; None while saving only takes long."""
        if error is not None:
            title, _, remedy = unsaved.sentences(error)
            self._gate.tell(f"{title}. {remedy} ({error.code})")

    def take_off(self) -> None:
        """Show the frame again, with the keyboard where it was; a page outside a dossier stays as it was."""
        self._window.setCentralWidget(self._frame)
        self._frame.show()
        for page in self._window.findChildren(QWidget, "new-key-page"):
            page.show()
            page.raise_()
        place = self._frame.place()
        if place.dossier_id:
            self._frame.show_place(place)
        elif self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """The vault is being closed after all: nothing behind the cover is needed any more."""
        self._frame.deleteLater()
