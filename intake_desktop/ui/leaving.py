"""Leaving an open vault: what is being typed is saved, then the vault is closed, and only then comes what is next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background
from intake_desktop.ui.dialogs.unsaved import leave_anyway

if TYPE_CHECKING:
    from concurrent.futures import Future

    from intake_desktop.ui.frame import Frame


class Leaving(QObject):
    """One way out for locking, closing and going to the other vault; once underway a second wish changes nothing."""

    began = Signal()
    """Nobody works any more: sizes are kept and nothing is counted."""
    stayed = Signal()
    """Nobody left after all: something could not be saved."""
    emptied = Signal()
    """All is saved and the frame may go; the vault closes after this."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.underway = False

    def leave(self, frame: Frame, afterwards: Callable[[], object]) -> None:
        """Close the vault off the UI thread and then do this; stays when something cannot be saved."""
        if self.underway:
            return
        self.underway = True
        self.began.emit()
        frame.flush(locking=True)
        vault, place = frame.workplace.vault, frame.place()
        last: Future[None] = vault.run(lambda store: store.places.remember(vault.actor, place))
        background.watch(
            last,
            lambda _: self._close(frame, afterwards, frame.trouble() if frame.unsaved() else None),
            lambda error: self._not_saved(frame, afterwards, error),
        )

    def _not_saved(self, frame: Frame, afterwards: Callable[[], object], error: SpringplankError) -> None:
        frame.tell(error)
        self._close(frame, afterwards, error)

    def _close(self, frame: Frame, afterwards: Callable[[], object], error: SpringplankError | None) -> None:
        """When saving failed, nothing is thrown away unless a person says so."""
        if error is not None and not leave_anyway(self._window, error):
            self.underway = False
            self.stayed.emit()
            return
        vault = frame.workplace.vault
        frame.leave()  # what goes on in the background stops
        self.emptied.emit()
        background.run(vault.close, lambda _: afterwards(), lambda _: afterwards())
