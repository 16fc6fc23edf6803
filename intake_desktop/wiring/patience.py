"""Waits for work that may never end, such as reading a disk that does not answer, but not for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from intake_desktop.errors import SpringplankError

T = TypeVar("T")
SECONDS = 20.0
"""Without a sign of life: longer than a disk needs to wake up, shorter than somebody waits."""
_LOOK = 0.05


class NoAnswer(Exception):
    """There was no sign of life in time, or nobody wants to know any more."""


def patiently(work: Callable[[Callable[[], None]], T], stop: Callable[[], bool], seconds: float = SECONDS) -> T:
    """The outcome of this work, done on a thread that nobody waits for when it hangs. Raises NoAnswer and its errors.

    The work gets a function to call as a sign of life; that raises NoAnswer when somebody stopped it.
    """
    outcome: Future[T] = Future()
    life = threading.Event()

    def goes() -> None:
        life.set()
        if stop():
            raise NoAnswer

    def run() -> None:
        try:
            outcome.set_result(work(goes))
        except (OSError, ValueError, SpringplankError, NoAnswer) as fault:
            outcome.set_exception(fault)
        finally:
            if not outcome.done():  # what nobody foresaw is told by the thread itself
                outcome.set_exception(NoAnswer())

    threading.Thread(target=run, name="geduld", daemon=True).start()
    return _awaited(outcome, life, stop, seconds)


def _awaited(outcome: Future[T], life: threading.Event, stop: Callable[[], bool], seconds: float) -> T:
    quiet = 0.0
    while not outcome.done():
        if stop() or quiet >= seconds:
            raise NoAnswer
        try:
            return outcome.result(timeout=_LOOK)
        except TimeoutError:
            quiet = 0.0 if life.is_set() else quiet + _LOOK
            life.clear()
    return outcome.result()
