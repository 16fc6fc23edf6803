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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._latest = QTimer(self)
        self._latest.setSingleShot(True)
        self._latest.setInterval(LATEST_MS)
        for timer in (self._timer, self._latest):
            timer.timeout.connect(self._ring)

    def touch(self) -> None:
        """A key came: wait again."""
        self._timer.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """What was typed is handed over: ring no more."""
        self._timer.stop()
        self._latest.stop()

    def _ring(self) -> None:
        self.stop()
        self.rested.emit()

    @property
    def waiting(self) -> bool:
        """True while something typed has not been handed over."""
        return self._timer.isActive()
