"""Copies one open vault while people work in it, one copy at a time, and stops at once when the vault closes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from intake_desktop.dossier.backups import BackupStopped

if TYPE_CHECKING:
    from intake_desktop.storage.backup import Written
    from intake_desktop.storage.opening import Opening

T = TypeVar("T")


class Copier:
    """Belongs to one OpenVault; its keys may only be wiped after close()."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._closing = threading.Event()
        self._one = threading.Lock()
        self._keys = threading.Lock()
        """Held while a copy needs the keys: not while it is carried to a disk that may not answer."""

    def copy_to(self, folder: Path) -> Written:
        """Make a copy in this folder. Raises BackupStopped when the vault closes, and what backup.make raises."""
        from intake_desktop.storage import backup  # seldom, so not before the first picture

        with self._one:
            if self._closing.is_set():
                raise BackupStopped
            return backup.make(self._opening, folder, self._closing.is_set, self._keys)

    def borrow(self, work: Callable[[Opening, Callable[[], bool]], T]) -> T:
        """Do this with the keys of the vault, and with what says that it closes. Raises BackupStopped when it does.

        Closing waits for it, so the work asks often and nothing of the keys outlives it.
        """
        with self._keys:
            if self._closing.is_set():
                raise BackupStopped
            return work(self._opening, self._closing.is_set)

    def close(self) -> None:
        """Stop what is being copied and wait until the keys are no longer needed; nothing is copied after that."""
        self._closing.set()
        with self._keys:
            return

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Stop what is being copied and copy nothing meanwhile; then it may again, unless the vault closes."""
        closed = self._closing.is_set()
        self._closing.set()
        try:
            with self._keys:
                yield
        finally:
            if not closed:
                self._closing.clear()

    def go_on_with(self, opening: Opening) -> None:
        """The vault has these keys from now on; only inside paused()."""
        self._opening = opening

    def wipe(self) -> None:
        """Overwrite the keys of the vault; the last thing that happens to it."""
        self._opening.keys.wipe()
