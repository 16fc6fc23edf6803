"""Measuring words once for each width: a layout asks the same hundreds of times for one page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from intake_desktop.ui import theme

T = TypeVar("T")


class Remembered(Generic[T]):
    """What was measured for one widget at each width."""

    def __init__(self, measure: Callable[[int], T]) -> None:
        self._measure = measure
        self._known: dict[tuple[int, float], T] = {}

    def at(self, width: int) -> T:
        """The measure at this width (px) in letters of this size."""
        key = (width, theme.current().scale)
        if key not in self._known:
            self._known[key] = self._measure(width)
        return self._known[key]

    def forget(self) -> None:
        """The words changed."""
        self._known.clear()
