"""Making a dossier in a vault and opening it: the way in to a session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from intake_desktop.assessment.rules import RuleTable
from intake_desktop.dossier.model import Card, Dossier
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every session needs beside its dossier: forms, rules, the clock and new ids."""

    catalog: Catalog
    rules: RuleTable
    now: Callable[[], datetime]
    new_id: Callable[[], str]


def make(vault: Vault, dossier_type: str, now: Callable[[], datetime]) -> Dossier:
    """A new dossier with the next number of this year, for whoever unlocked the vault. Blocks until committed.

    dossier_type: maatwerk or inloop. Raises NotAllowed and what the vault raises.
    """
    actor, year = vault.actor, now().year

    def work(store: Store) -> Dossier:
        number = store.dossiers.next_number(actor, year)
        return store.dossiers.add(actor, dossier_type, number, Card(display_name=number, sort_name=number))

    return vault.run(work).result()


def open_session(vault: Vault, around: Surroundings, dossier_id: str, reason: str = "") -> DossierSession:
    """Open a dossier as whoever unlocked the vault. Blocks until the vault has journaled and read it.

    Raises NotAllowed when it is another coach's and no reason was given.
    """
    actor = replace(vault.actor, reason=reason)
    opened = vault.run(lambda store: store.dossiers.open(actor, dossier_id)).result()
    return DossierSession(opened, around.catalog, around.rules, vault, around.now, around.new_id, reason)
