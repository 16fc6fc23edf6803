"""Leaving an open vault: what is being typed is saved, then the vault is closed, and only then comes what is next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, clipboard

if TYPE_CHECKING:
    from intake_desktop.ui.frame import Frame


RETRY_MS = 10_000
"""Saving that failed is tried again after so long."""
SLOW_MS = 1_000
"""Saving that takes longer while nobody is there goes on behind a cover."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What comes when the vault is closed, and whether somebody is there to answer a question on the way."""

    afterwards: Callable[[], object]
    somebody_there: bool = True
    lets_finish: bool = False
    """What somebody asked for before they went is finished first, behind the cover: the computer stays on."""


LONGEST_MS = 30 * 60 * 1_000
"""A copy to a drive that does not answer keeps no vault open for ever."""
CLOSED = "ZK-126"
"""The vault is closed already."""


class Leaving(QObject):
    """One way out for locking, closing and going to the other vault; once underway a second wish changes nothing.

    With nobody there nothing is asked: what cannot be saved now stays in memory behind a cover, and is tried again
    until it can (decisions/0076).
    """

    began = Signal()
    """Nobody works any more: sizes are kept and nothing is counted."""
    stayed = Signal()
    """Nobody left after all: somebody wanted to stay with what could not be saved."""
    covered = Signal(object)
    """The vault stays open for a while and nothing of it may be seen: the SpringplankError that keeps it open, or None
    while saving only takes long."""
    emptied = Signal()
    """All is saved and the frame may go; the vault closes after this."""
    closed = Signal()
    """The vault is closed and its keys are gone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._alone = False
        self._kept: tuple[Frame, Wish] | None = None
        self.underway = False
        """From the wish until the vault is closed or somebody stays; also while it is covered."""
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self.covered.emit(None))
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST_MS)
        self._longest.timeout.connect(self._go_on)

    def leave(self, frame: Frame, wish: Wish) -> None:
        """Close the vault off the UI thread and then do what is wished; stays when something cannot be saved."""
        clipboard.clear_ours()
        if not wish.somebody_there:
            self._alone = True
            self._slow.start()
            put_dialogs_away()
        if self.underway:
            if frame.workplace.going_on.waited_for and not wish.lets_finish:
                self._go_on()  # the computer sleeps: what goes on stops, and nothing of it is half
            return
        self.underway = True
        self.began.emit()
        if wish.lets_finish and frame.workplace.going_on.words():
            self._wait(frame, wish)
        else:
            self._try(frame, wish)

    def _wait(self, frame: Frame, wish: Wish) -> None:
        """What was typed is saved now, nothing can be seen, and the vault locks when the work is done."""
        going_on = frame.workplace.going_on
        going_on.waited_for = True
        going_on.ended.connect(self._go_on)
        frame.flush()
        self._kept = (frame, wish)
        self._slow.stop()
        self._longest.start()
        self.covered.emit(None)

    def _stop_waiting(self) -> None:
        self._longest.stop()
        if self._kept is not None and self._kept[0].workplace.going_on.waited_for:
            going_on = self._kept[0].workplace.going_on
            going_on.waited_for = False
            going_on.ended.disconnect(self._go_on)

    def _go_on(self) -> None:
        """The work is done, or takes too long: lock."""
        self._stop_waiting()
        self._try_again()

    def uncover(self) -> None:
        """Somebody is back who may see all of it: they stay."""
        self._end(stays=True)

    def _try(self, frame: Frame, wish: Wish) -> None:
        place = frame.place()
        frame.flush(locking=True)
        if frame.unsaved():
            frame.retry()
        background.watch(
            frame.workplace.remember(place),
            lambda _: self._on_saved(frame, wish, frame.trouble() if frame.unsaved() else None),
            lambda error: self._on_saved(frame, wish, error),
        )

    def _on_saved(self, frame: Frame, wish: Wish, error: SpringplankError | None) -> None:
        """When saving failed, nothing is thrown away unless a person says so."""
        if not self.underway:
            return  # uncovered meanwhile
        if error is not None and error.code == CLOSED and not frame.unsaved():
            error = None  # closed already: nothing is left to save
        if error is not None:
            frame.tell(error)
            from intake_desktop.ui.dialogs.unsaved import leave_anyway  # the unlock screen must be there at once

            if self._alone or not leave_anyway(self._window, error):
                self._stay(frame, wish, error)
                return
        self._end(stays=False)
        vault = frame.workplace.vault
        frame.leave()  # what goes on in the background stops
        self.emptied.emit()
        background.run(vault.close, lambda _: self._on_closed(wish), lambda _: self._on_closed(wish))

    def _stay(self, frame: Frame, wish: Wish, error: SpringplankError) -> None:
        if not self._alone:
            self._end(stays=True)
            return
        self._slow.stop()
        self._kept = (frame, wish)
        self._retry.start()
        self.covered.emit(error)

    def _try_again(self) -> None:
        self._retry.stop()
        if self._kept is not None:
            self._try(*self._kept)

    def _end(self, stays: bool) -> None:
        self._stop_waiting()
        self._retry.stop()
        self._slow.stop()
        self._alone, self._kept = False, None
        if stays:
            self.underway = False
            self.stayed.emit()

    def _on_closed(self, wish: Wish) -> None:
        self.closed.emit()
        wish.afterwards()


def put_dialogs_away() -> None:
    """Close every question, choice of a file and menu that is open, with the answer that changes nothing."""
    while (menu := QApplication.activePopupWidget()) is not None and menu.close():
        continue
    while (dialog := QApplication.activeModalWidget()) is not None:
        if isinstance(dialog, QDialog):
            dialog.reject()
        if dialog is QApplication.activeModalWidget():
            return
