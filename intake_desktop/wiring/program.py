"""Joins storage, exchange and dossier without Qt: the program as a whole, for the window and the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.wiring.desk import LocalDesk

if TYPE_CHECKING:
    from intake_desktop.assessment.rules import RuleTable
    from intake_desktop.form_engine.catalog import Catalog
    from intake_desktop.sealing.costs import KdfPolicy
    from intake_desktop.storage.means import Means

__all__ = ["LocalDesk", "catalog", "local_desk", "no_core_dumps", "practice_desk", "rule_table"]


def local_desk(folder: Path, policy: KdfPolicy | None = None, means: Means | None = None) -> LocalDesk:
    """The program on this workstation, with its vault in this folder. Tests hand in a cheap policy and known means."""
    return LocalDesk(folder, policy, means)


def own_vault() -> Path:
    """The folder of the vault of this workstation: where it was opened last, else where one is made."""
    from intake_desktop.storage import remembered_place

    return remembered_place.read(paths.vault_note()) or paths.vault()


def own_desk() -> LocalDesk:
    """The program on the vault of this workstation; it remembers where that stands."""
    desk = local_desk(own_vault())
    desk.note = paths.vault_note()
    return desk


def practice_desk(folder: Path, policy: KdfPolicy | None = None, means: Means | None = None) -> LocalDesk:
    """The same program on a vault for practising, which stands in a folder of its own."""
    return LocalDesk(folder, policy, means, practice=True)


def no_core_dumps() -> None:
    """Keep the memory of this process off the disk; call it once at the start."""
    from intake_desktop.sealing.memory import forbid_core_dumps

    forbid_core_dumps()


def catalog() -> Catalog:
    """The newest shipped forms. Raises FormError."""
    from intake_desktop.form_engine import catalog as forms  # reading forms is not needed by the unlock screen

    return forms.load_all(paths.forms())


def rule_table() -> RuleTable:
    """The newest shipped rules. Raises FormError."""
    from intake_desktop.assessment import shelf

    return shelf.of_folder(paths.forms()).newest
