"""Slow work off the screen's thread: results come back on it, and never to a widget that is gone."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import own_import  # noqa: F401  # threads load code, which PySide's own import cannot bear

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
Done = Callable[[T], object]
Failed = Callable[[SpringplankError], object]

PATIENCE = 2.0
"""Seconds that work in the background gets after the window was closed."""
_UNDERWAY: set[_Delivery] = set()
"""Keeps deliveries alive until they have arrived."""
_LOADING: set[Future[object]] = set()
"""What loads libraries now."""


def load(work: Callable[[], T], on_done: Done[T], on_error: Failed, receiver: QObject | None = None) -> Future[T]:
    """Load libraries on a thread: what run() gets from now on waits until they are there.

    Two threads that load the same libraries from two ends may meet half-loaded ones.
    """
    future = _start(work, on_done, on_error, receiver)
    _LOADING.add(future)  # type: ignore[arg-type]  # Future is invariant; nobody reads what it holds
    future.add_done_callback(_LOADING.discard)
    return future


def run(work: Callable[[], T], on_done: Done[T], on_error: Failed, receiver: QObject | None = None) -> Future[T]:
    """Do pure, slow work (a key, a page, a sum) on a thread; see watch() for how the outcome arrives."""
    return _start(partial(_after, tuple(_LOADING), work), on_done, on_error, receiver)


def _after(loading: Iterable[Future[object]], work: Callable[[], T]) -> T:
    for future in loading:
        future.exception()
    return work()


def _start(work: Callable[[], T], on_done: Done[T], on_error: Failed, receiver: QObject | None) -> Future[T]:
    from concurrent.futures import ThreadPoolExecutor  # what the first picture does not need

    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="achtergrond")
    future = worker.submit(work)
    worker.shutdown(wait=False)  # the thread ends with its work: nothing to close when the window goes
    watch(future, on_done, on_error, receiver)
    return future


def watch(future: Future[T], on_done: Done[T], on_error: Failed, receiver: QObject | None = None) -> None:
    """Deliver the outcome of a future on the thread that called this, by its event loop.

    receiver: the widget that must still be there; by default the object whose method `on_done` is. When it is
    gone, or the future was cancelled, nothing is delivered. An error that is not ours reaches `on_error` as a
    plain SpringplankError (so that no page stays busy) and is raised as well, for the window's last resort.
    """
    delivery = _Delivery(future, on_done, on_error, receiver or _owner(on_done))
    _UNDERWAY.add(delivery)
    future.add_done_callback(delivery.announce)


class _Delivery(QObject):
    """One outcome on its way; lives on the thread that asked for it."""

    _arrived = Signal()

    def __init__(self, future: Future[T], on_done: Done[T], on_error: Failed, receiver: QObject | None) -> None:
        super().__init__(QCoreApplication.instance())  # Qt ends it, never the thread that let go of it last
        self._future: Future[object] = future  # type: ignore[assignment]  # Future is invariant; only read here
        self._on_done: Done[object] = on_done  # type: ignore[assignment]  # gets what this very future holds
        self._on_error = on_error
        self._receiver = receiver
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def announce(self, _future: object) -> None:
        """Called on the working thread when the future is done."""
        if shiboken6.isValid(self):
            self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        _UNDERWAY.discard(self)
        self.deleteLater()
        if self._future.cancelled() or not _there(self._receiver):
            return
        error = self._future.exception()
        if error is None:
            self._on_done(self._future.result())
        elif isinstance(error, SpringplankError):
            self._on_error(error)
        else:
            self._on_error(SpringplankError())
            raise error


def _owner(callback: Callable[..., object]) -> QObject | None:
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None


def _there(receiver: QObject | None) -> bool:
    return receiver is None or shiboken6.isValid(receiver)


def ended(code: int) -> int:
    """Gives the code once all work in the background is done; ends the process by itself when some of it never is.

    The vault is closed by now. A thread that hangs in a drive that is gone would keep this process without a window,
    and with it the front door: the next start would find Springplank "open" and show nothing.
    """
    last = time.monotonic() + PATIENCE
    others = [each for each in threading.enumerate() if each is not threading.current_thread() and not each.daemon]
    for thread in others:
        thread.join(max(0.0, last - time.monotonic()))
    if any(thread.is_alive() for thread in others):
        logging.shutdown()
        os._exit(code)
    return code
