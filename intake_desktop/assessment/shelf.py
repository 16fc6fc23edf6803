"""All versions of the rule table: the newest for an advice in the making, an older one for a finished advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from intake_desktop.assessment import rules, table_reader
from intake_desktop.assessment.table import RuleTable
from intake_desktop.form_engine import library

NAME = "bestemmingen"
"""How the files of the rule table begin: bestemmingen.v1.yaml."""


@dataclass(frozen=True)
class Shelf:
    """Only file names are looked at beforehand: a table is read when somebody needs it, and then once."""

    files: Mapping[int, tuple[Path, ...]]
    """Per version the files that call themselves so: a shipped one, and perhaps an organisation's own."""
    top: Path
    """The file that is the newest."""
    tables: dict[Path, RuleTable | None] = field(default_factory=dict, compare=False)
    """What was read so far; None for a file with a mistake."""

    @cached_property
    def newest(self) -> RuleTable:
        """The table that is the newest. Raises FormError."""
        return self.tables.get(self.top) or rules.load(self.top)

    def table(self, version: int, digest: str) -> RuleTable | None:
        """The table of this version with exactly this content, or None when it is not there any more."""
        if (self.newest.version, self.newest.digest) == (version, digest):
            return self.newest
        found = (self._table(path) for path in self.files.get(version, ()))
        return next((table for table in found if table is not None and table.digest == digest), None)

    def _table(self, path: Path) -> RuleTable | None:
        if path not in self.tables:
            draft = table_reader.read(path)
            self.tables[path] = None if draft.report.mistakes() else draft.table
        return self.tables[path]


def of_folder(folder: Path) -> Shelf:
    """The shelf of a folder; other files may stand there too."""
    found = library.files_in(folder).get(NAME, {})
    top = found[max(found)] if found else folder / f"{NAME}.v1.yaml"
    return Shelf({version: (path,) for version, path in found.items()}, top)
