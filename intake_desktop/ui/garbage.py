"""Python's search for cycles that nothing holds any more: only on the thread of the window.

Python looks for them on whichever thread happens to fill its measure, so also on one that makes a backup copy. A part
of a window in such a cycle is then destroyed beside Qt's back, and a program that does so falls over once in a while.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000
"""Milliseconds between two looks at how much there is."""


class Garbage(QObject):
    """Takes the search away from all other threads for as long as this lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(search_when_due)
        self._timer.start()

    def stop(self) -> None:
        """Python looks for itself again."""
        self._timer.stop()
        gc.enable()


def search_when_due() -> int | None:
    """Look through the oldest generation that has reached Python's own measure; gives which, None when none has."""
    counts, measures = gc.get_count(), gc.get_threshold()
    due = [age for age in (2, 1, 0) if 0 < measures[age] < counts[age]]
    if not due:
        return None
    gc.collect(due[0])
    return due[0]
