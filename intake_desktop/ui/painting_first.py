"""Work that waits until what was just put on the screen is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

_TURN = QEvent.Type(QEvent.registerEventType())
_TURNS = 2
"""Qt paints in a turn of low priority, asked for when something is shown. What waits may ask just before that; a
second turn comes behind it for certain."""


def when_painted(owner: QObject, work: Callable[[], object]) -> None:
    """Do this once the screen has been painted; never when its owner goes before that.

    A timer of no time would not do: its turn comes before the painting, so nobody would see a thing until the work is
    done.
    """
    _Waiting(owner, work)


def waits(widget: QObject) -> bool:
    """True while something in this widget still waits for its turn: part of what it will show is not there yet."""
    return any(each.left for each in widget.findChildren(_Waiting))


class _Waiting(QObject):
    """Belongs to the owner, and goes with it.

    It stays until then, having done its work: asked to go (deleteLater) it can still be in the queue when Python's
    garbage is searched for the owner, and that ends the process. It lets go of the work, which would hold the owner.
    """

    def __init__(self, owner: QObject, work: Callable[[], object]) -> None:
        super().__init__(owner)
        self._work: Callable[[], object] | None = work
        self.left = _TURNS
        """Turns to come before the work; 0 once it has its turn."""
        self._queue()

    def _queue(self) -> None:
        QCoreApplication.postEvent(self, QEvent(_TURN), Qt.EventPriority.LowEventPriority.value)

    def customEvent(self, _event: QEvent) -> None:
        """A turn came."""
        self.left -= 1
        if self.left:
            self._queue()
            return
        work, self._work = self._work, None
        if work is not None:
            work()
