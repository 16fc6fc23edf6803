"""Putting backup copies back: looking what there is, and taking one over to this computer to open it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.restoring import BroughtCopy, FoundCopy


class Restoring(Basis):
    """The part of the desk that works with copies; the vault itself is not opened for it."""

    def find_copies(self, place: Path) -> tuple[FoundCopy, ...]:
        """The copies in this folder, newest first. Raises NoCopyHere and CopyGone."""
        from intake_desktop.storage import copies_found

        return copies_found.find(place, self._folder)

    def bring_copy(self, copy: FoundCopy, stop: Callable[[], bool]) -> BroughtCopy:
        """Take this copy over and read it back. Raises what storage.restore.bring raises."""
        from intake_desktop.storage import restore

        return restore.bring(copy, restore.Target(self._folder, self._policy, self._means), stop)
