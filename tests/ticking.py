"""Which timers tick now, found without going through everything that was ever made."""

from __future__ import annotations

import gc
import sys
from typing import Any
from weakref import WeakSet

TIMERS: WeakSet[Any] = WeakSet()
"""Every QTimer that a look came across and that is still there."""


def running_timers() -> dict[int, Any]:
    """Every QTimer that ticks now, by identity; empty as long as nothing imported Qt.

    What was looked through is set aside: the next look goes through what was made after that, and no test pays for
    everything that was ever made. Garbage goes first, so nothing of it is kept.
    """
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return {}
    if core.QCoreApplication.instance() is not None:
        # Widgets that asked to be deleted are gone only once their event has been handled.
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    gc.collect(1)
    TIMERS.update(thing for thing in gc.get_objects() if isinstance(thing, core.QTimer))
    gc.freeze()
    alive = sys.modules["shiboken6"].isValid
    return {id(timer): timer for timer in TIMERS if alive(timer) and timer.isActive()}
