"""Tells what belongs to a window and is loaded on another thread than the window's (docs/decisions/0100)."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

OF_A_WINDOW = ("PySide6", "intake_desktop.ui.")
EX_SOFTWARE = 70


def watch(tell: Callable[[str], object]) -> None:
    """From now on, and as long as this process lives: Python has no way back from an audit hook."""

    def look(event: str, asked: tuple[object, ...]) -> None:
        if event == "import" and threading.current_thread() is not threading.main_thread():
            name = str(asked[0])
            if name.startswith(OF_A_WINDOW):
                tell(name)

    sys.addaudithook(look)


def end(name: str) -> None:
    """For a program under test: it does not survive this, and says why."""
    os.write(2, f"{name} was loaded beside the window\n".encode())
    os._exit(EX_SOFTWARE)
