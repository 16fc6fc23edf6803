"""Locking after a time without anybody at the keyboard or mouse, with a countdown at the end; sleep counts too."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

_KINDS = (QKeyEvent, QMouseEvent, QWheelEvent, QTouchEvent, QInputMethodEvent)
"""Asked first: to ask any event for its type costs three times as much as all the rest of passing by here."""
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
COUNTDOWN_SECONDS = 120


def seconds_passed() -> float:
    """Seconds on a clock that a changed wall clock leaves alone and that goes on while the computer sleeps.

    Python's monotonic clock stands still then on Linux (clock_gettime(2): CLOCK_BOOTTIME), and goes on under Windows.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class IdleWatch(QObject):
    """Counts the seconds since the last sign of life. A sign that comes after the time is over comes too late."""

    expired = Signal()
    remaining = Signal(int)
    """Seconds left, only in the last two minutes, or the last half when the whole time is shorter than four; -1 when
    the countdown is over because somebody is back."""

    def __init__(self, limit_seconds: int, parent: QObject, clock: Callable[[], float] = seconds_passed) -> None:
        super().__init__(parent)
        self._limit = limit_seconds
        self._clock = clock
        self._last = clock()
        self._counting = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def limit(self, seconds: int) -> None:
        """Lock after so many seconds from now on."""
        self._limit = seconds

    def start(self) -> None:
        """Begin to watch the whole application."""
        self._last = self._clock()
        self._listen()
        self._timer.start()

    def stop(self) -> None:
        """Stop watching, for example because the vault is locked."""
        self._timer.stop()
        self._rest()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a sign of life, and then look away until the next second; never stops an event.

        Every event of every widget comes by here, thousands when a page is made; one sign a second is enough.
        """
        if isinstance(event, _KINDS) and event.type() in _SIGNS_OF_LIFE and self._left() > 0:
            self._last = self._clock()
            self._rest()
            if self._counting:
                self._counting = False
                self.remaining.emit(-1)
        return False

    def _listen(self) -> None:
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def _rest(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def look(self) -> None:
        """Compare the clock with the last sign of life, and look for the next."""
        self._listen()
        left = self._left()
        if left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= min(COUNTDOWN_SECONDS, self._limit // 2):
            self._counting = True
            self.remaining.emit(left)

    def _left(self) -> int:
        return self._limit - int(self._clock() - self._last)
