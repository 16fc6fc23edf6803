"""Participants from a list: reading it, adding whom somebody ticked, and an example of such a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.bringing_in import BroughtIn, Underway
    from intake_desktop.dossier.list_columns import ColumnWords
    from intake_desktop.dossier.newcomers import Newcomer, NewcomerList
    from intake_desktop.dossier.ports import Vault

EXAMPLE = "deelnemers-voorbeeld.csv"


class Newcomers(Basis):
    """The part of the desk that brings people in from a list."""

    @cached_property
    def _column_words(self) -> ColumnWords:
        from intake_desktop.dossier import list_columns

        return list_columns.read_words((paths.resources() / "words" / "kolommen.txt").read_text("utf-8"))

    def read_list(self, vault: Vault, path: Path, dossier_type: str) -> NewcomerList:
        """What would be made of the list in this file. Raises what dossier.bringing_in.read raises."""
        from intake_desktop.dossier import bringing_in

        by = bringing_in.Reading(self.catalog, self._column_words, self._means.now().date(), dossier_type)
        return bringing_in.read(vault, path, by)

    def bring_in(self, vault: Vault, chosen: Sequence[Newcomer], underway: Underway) -> BroughtIn:
        """Add these participants, each wholly or not at all."""
        from intake_desktop.dossier import bringing_in

        return bringing_in.add(vault, chosen, underway)

    def save_example_list(self, folder: Path) -> Path:
        """Write the example list in a folder. Raises FileExists (the old file stays) or NotWritten."""
        from intake_desktop.errors import SpringplankError
        from intake_desktop.exchange.errors import FileExists, NotWritten
        from intake_desktop.sealing import files

        path = folder / EXAMPLE
        try:
            if path.exists() or path.is_symlink():
                raise FileExists
            if not folder.is_dir():
                raise NotWritten
            files.write_atomically(path, (paths.resources() / "examples" / EXAMPLE).read_bytes())
        except (FileExists, NotWritten):
            raise
        except (SpringplankError, OSError, ValueError) as fault:
            raise NotWritten from fault
        return path
