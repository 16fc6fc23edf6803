"""What the computer tells about going to sleep and locking its screen, and whether it waits for us."""

from __future__ import annotations

import sys
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Hears(Enum):
    """Whether this computer tells us that something is about to happen."""

    ASKING = 0
    NO = 1
    TELLS = 2
    WAITS = 3
    """It tells, and waits a few seconds until we are done."""


class Signs(QObject):
    """Hears nothing by itself; a system of its own fills it in. Made when the vault is open, so never on the way in."""

    going = Signal()
    """The computer goes to sleep."""
    screen_shut = Signal()
    """The computer locks its screen and goes on."""
    changed = Signal()
    """What this computer tells is known now, or has become something else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sleep = Hears.ASKING
        self.screen_lock = Hears.ASKING

    def start(self) -> None:
        """Begin to listen."""
        self.tell(Hears.NO, Hears.NO)

    def hold(self) -> None:
        """Ask the computer to wait for us before it sleeps: there is something to lock."""

    def let_go(self) -> None:
        """All is locked: nobody has to wait for us."""

    def stop(self) -> None:
        """Listen no longer."""

    def tell(self, sleep: Hears | None = None, screen_lock: Hears | None = None) -> None:
        """Note what this computer tells; None leaves it as it was."""
        self.sleep, self.screen_lock = sleep or self.sleep, screen_lock or self.screen_lock
        self.changed.emit()


def of_this_computer(window: QWidget) -> Signs:
    """The signs of the system that this is, not started yet."""
    if sys.platform == "win32":
        from intake_desktop.ui.signs_windows import WindowsSigns

        return WindowsSigns(window)
    try:
        from intake_desktop.ui.signs_linux import LinuxSigns
    except ImportError:  # a system without the library of D-Bus
        return Signs(window)
    return LinuxSigns(window)
