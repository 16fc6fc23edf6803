"""Python's search for cycles that nothing holds any more: only on the thread of the window.

Python looks for them on whichever thread happens to fill its measure, so also on one that makes a backup copy. A part
of a window in such a cycle is then destroyed beside Qt's back, and a program that does so falls over once in a while.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QTimer

PAUSE = 1000
"""Milliseconds between two looks at how much there is."""


class Garbage(QTimer):
    """Takes the search away from all other threads. It stays away: windows are taken down last of all."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        gc.disable()
        self.setInterval(PAUSE)
        self.timeout.connect(search_when_due)
        application.aboutToQuit.connect(self.stop)
        self.start()


def search_when_due() -> int | None:
    """Look through the oldest generation that has reached Python's own measure; gives which, None when none has."""
    counts, measures = gc.get_count(), gc.get_threshold()
    due = [age for age in (2, 1, 0) if 0 < measures[age] < counts[age]]
    if not due:
        return None
    gc.collect(due[0])
    return due[0]
