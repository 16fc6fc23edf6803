"""Knowing when somebody rests from typing, so that saving follows the words within a second."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

REST_MS = 600


class TypingRest(QObject):
    """A clock that starts again with every key and rings once when no key came for REST_MS."""

    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.rested)

    def touch(self) -> None:
        """A key came: wait again."""
        self._timer.start()

    def stop(self) -> None:
        """What was typed is handed over: ring no more."""
        self._timer.stop()

    @property
    def waiting(self) -> bool:
        """True while something typed has not been handed over."""
        return self._timer.isActive()
