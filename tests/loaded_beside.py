"""Tells what belongs to a window and is loaded on another thread than the window's (docs/decisions/0100)."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence

OF_A_WINDOW = ("PySide6", "intake_desktop.ui.")
EX_SOFTWARE = 70


class Watch:
    """Is asked first where a module is that is not loaded yet, and never knows."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: object = None) -> None:
        if threading.current_thread() is not threading.main_thread() and name.startswith(OF_A_WINDOW):
            self._tell(name)


def watch(tell: Callable[[str], object]) -> None:
    """From now on, as long as this process lives."""
    sys.meta_path.insert(0, Watch(tell))  # type: ignore[arg-type]  # that it finds nothing is the point


def end(name: str) -> None:
    """For a program under test: it does not survive this, and says why."""
    os.write(2, f"{name} was loaded beside the window\n".encode())
    os._exit(EX_SOFTWARE)
