"""What is asked before a vault is made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Founding:
    """All that a new vault needs. The recovery key was shown on paper and confirmed before."""

    organisation: str
    location: str
    name: str
    label: str
    password: str
    recovery_key: str
    backup_folder: Path | None = None
