"""What the window can ask about the state of the vault's folder: looking it over, and mending what can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from intake_desktop.dossier.checked import Checked, Mend
    from intake_desktop.dossier.ports import Vault

T = TypeVar("T")


class Lends(Protocol):
    """An open vault that stands in a folder, and so has something to look over."""

    def borrow(self, work: Callable[[Any, Callable[[], bool]], T]) -> T:
        """Do this on the caller's thread with what opened the vault, and what says that it closes; keep nothing."""
        ...


class VaultCheckDesk(Protocol):
    """All of it is slow and works beside whoever types. Part of dossier.desk.Desk."""

    def check_vault(self, vault: Vault, stop: Callable[[], bool]) -> Iterator[Checked]:
        """A row for each thing, as it is done; `stop` is asked often."""
        ...

    def used_later(self, vault: Vault) -> datetime | None:
        """When this vault was used before, if that is later than now: a clock is or was wrong. None when it is not."""
        ...

    def mend_vault(self, vault: Vault, mend: Mend) -> str:
        """Put this right; gives what was done. Raises NotMended, NotAllowed and what the disk says."""
        ...
