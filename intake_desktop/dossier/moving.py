"""Moving a vault to another computer: a fresh copy to take along, and a mark on the vault that stays behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from intake_desktop.dossier.ports import Vault


@dataclass(frozen=True, slots=True)
class Moved:
    """The copy that goes along, and from when on the vault here counts as moved."""

    copy: Path
    moment: datetime


class MoveDesk(Protocol):
    """What the window can ask about moving. Part of dossier.desk.Desk."""

    def moved_at(self) -> datetime | None:
        """Since when the vault of this computer counts as moved; None when it does not."""
        ...

    def moved_to(self, vault: Vault) -> str:
        """Where the copy was put that goes along; "" when nobody knows."""
        ...

    def move_out(self, vault: Vault, folder: Path) -> Moved:
        """Make a verified copy in this folder and mark the vault here as moved. Slow; raises what back_up raises."""
        ...

    def stay_here(self, vault: Vault) -> None:
        """This vault is worked in after all: the mark goes."""
        ...
