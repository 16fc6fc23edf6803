"""The practice vault: made with the shipped examples, and made anew when somebody wants to begin again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.dossier import examples, opening, practice
from intake_desktop.dossier.founding import Founding

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import Desk
    from intake_desktop.dossier.ports import Vault


def make(desk: Desk, now: Callable[[], datetime]) -> Vault:
    """Found the vault and fill it; takes seconds. Raises what founding raises, and then closes what it opened."""
    founding = Founding(
        practice.ORGANISATION,
        "Amsterdam",
        practice.COLLEAGUE,
        practice.LABEL,
        practice.PASSWORD,
        desk.new_recovery_key(),
    )
    vault = desk.found(founding)
    try:
        _fill(desk, vault, now)
    except BaseException:
        vault.close()
        raise
    return vault


def _fill(desk: Desk, vault: Vault, now: Callable[[], datetime]) -> None:
    """Put every example in, and wait until all of it is saved."""
    schema = paths.resources() / "schema" / "dossier.v1.schema.json"
    for file in sorted((paths.resources() / "examples").glob("*.json")):
        example = examples.read(file, schema)
        dossier = opening.make(vault, example.dossier_type, now)
        examples.tell(example, desk.open_session(vault, dossier.id))
    vault.run(lambda _store: None).result()
