"""Whether the database that is open is still the one that stands in the folder of the vault."""

from __future__ import annotations

import sys
from pathlib import Path

from intake_desktop.errors import VaultError, VaultMissing
from intake_desktop.sealing.files import translated


class VaultReplaced(VaultError):
    """Somebody put another database in the place of the one that is open."""

    code = "ZK-111b"
    title = "De kluis is vervangen terwijl je werkte"
    meaning = "In {plek} staat nu een andere kluis dan de kluis die je opende."
    remedy = "Zet de map terug zoals hij was. Was het de bedoeling? Sluit dit venster en open de kluis opnieuw."


class StillThere:
    """Remembers which file was opened. Linux lets anybody move or delete it and goes on writing in what is no longer
    there, so it is looked for before each piece of work; Windows keeps a file that is open in its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = self._found()

    def check(self) -> None:
        """Raises VaultMissing when nothing stands there, VaultReplaced for something else, FolderReadOnly."""
        if self._found() != self._opened:
            raise VaultReplaced(plek=self._path.parent)

    def holds(self) -> bool:
        """Whether it is still there."""
        try:
            self.check()
        except VaultError:
            return False
        return True

    def _found(self) -> tuple[int, int]:
        """Which file it is. A stick that was out and in again is another one, and so is a copy."""
        try:
            about = self._path.stat()
        except NotADirectoryError as fault:
            raise VaultMissing(plek=self._path.parent) from fault
        except OSError as fault:
            raise translated(fault, self._path.parent) from fault
        return (0, 0) if sys.platform == "win32" else (about.st_dev, about.st_ino)
