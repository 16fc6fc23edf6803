"""Knowing when somebody rests from typing, so that saving follows the words within a second."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

REST_MS = 600
LATEST_MS = 800
"""Who types on without a rest is handed over this long after the first key, so that saving stays within a second."""


class TypingRest(QObject):
    """Rings once when no key came for REST_MS, and at the latest LATEST_MS after the first key."""

    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timers: tuple[QTimer, QTimer] | None = None
        """Since the latest key and since the first; made at the first key, because few fields are typed in."""

    def touch(self) -> None:
        """A key came: wait again."""
        since_last, since_first = self._timers or self._make()
        since_last.start()
        if not since_first.isActive():
            since_first.start()

    def stop(self) -> None:
        """What was typed is handed over: ring no more."""
        for timer in self._timers or ():
            timer.stop()

    def _make(self) -> tuple[QTimer, QTimer]:
        self._timers = since_last, since_first = QTimer(self), QTimer(self)
        for timer, after in ((since_last, REST_MS), (since_first, LATEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(self._ring)
        return since_last, since_first

    def _ring(self) -> None:
        self.stop()
        self.rested.emit()

    @property
    def waiting(self) -> bool:
        """True while something typed has not been handed over."""
        return self._timers is not None and self._timers[0].isActive()
