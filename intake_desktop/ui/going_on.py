"""Work that somebody asked for and that must not be left half: a new vault key, a copy, moving out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from intake_desktop.ui import background

NEW_KEY = "De kluis krijgt een nieuwe sleutel."
COPY = "Er wordt een reservekopie gemaakt."
MOVE = "De kluis wordt klaargezet voor een andere computer."


class GoingOn(QObject):
    """Knows what is going on until its outcome is there, whoever still looks at it."""

    ended = Signal()
    """Nothing is going on any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._now: dict[Future[object], str] = {}
        self.waited_for = False
        """Nobody is there, and the vault locks when all of it is done: a page must not stop it on the way out."""

    def words(self) -> str:
        """What is going on, in a sentence; "" for nothing."""
        return next(iter(self._now.values()), "")

    def hold(self, work: Future[object], words: str) -> None:
        """Know of this work until it is done, in whatever way."""
        self._now[work] = words
        end: Callable[[object], None] = lambda _outcome: self._end(work)  # noqa: E731 - the same for both ends
        background.watch(work, end, end, self)

    def _end(self, work: Future[object]) -> None:
        self._now.pop(work, None)
        if not self._now:
            self.ended.emit()
