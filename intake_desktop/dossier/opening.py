"""Making a dossier in a vault and opening it, with the forms and rules that belong to it: the way in to a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from intake_desktop.assessment.rules import RuleTable
from intake_desktop.assessment.shelf import Shelf
from intake_desktop.dossier import choice
from intake_desktop.dossier.model import Card, Dossier, FormRef, Record
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Form
from intake_desktop.form_engine.library import Library
from intake_desktop.form_engine.own_files import ContentNotice


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every session needs beside its dossier: forms, rules, the clock and new ids."""

    catalog: Catalog
    """The newest version of every form: a new record begins with it."""
    rules: RuleTable
    """The newest rules."""
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    library: Library | None = None
    """Older versions of forms, for records that were made with them; without it there are only the newest."""
    shelf: Shelf | None = None
    """Older versions of the rules, for an advice that was finished with them."""


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
    """Open a dossier as whoever unlocked the vault, on its own versions of the forms.

    Blocks until the vault has journaled and read it. Raises NotAllowed when it is another coach's and no reason
    was given.
    """
    actor = replace(vault.actor, reason=reason)
    opened = vault.run(lambda store: store.dossiers.open(actor, dossier_id)).result()
    forms = catalog_for(around, opened.dossier)
    table = rules_for(around, forms, opened.dossier)
    return DossierSession(opened, forms, table, vault, around.now, around.new_id, reason, contents=Contents(around))


@dataclass(frozen=True, slots=True)
class Contents:
    """Which versions of forms and rules an open dossier needs, now and when a record is begun or finished."""

    around: Surroundings

    def newest(self, form_id: str) -> Form:
        """The version that a new record is made with."""
        return self.around.catalog.form(form_id)

    def kept(self, ref: FormRef) -> Form | None:
        """The version that a record was made with, or None when it is no longer there."""
        library = self.around.library
        there = library is not None and library.holds(ref.form_id, ref.version, ref.digest)
        return library.form(ref.form_id, ref.version) if library is not None and there else None

    def of(self, dossier: Dossier) -> tuple[Catalog, RuleTable]:
        """The forms and rules that belong to this dossier as it stands."""
        forms = catalog_for(self.around, dossier)
        return forms, rules_for(self.around, forms, dossier)


def catalog_for(around: Surroundings, dossier: Dossier) -> Catalog:
    """Of each form the version of this dossier's latest record, where it is still there; the newest of the others."""
    versions = {ref.form_id: ref.version for ref in _made_with(around, dossier) if _there(around, ref)}
    if around.library is None or all(around.catalog.form(name).version == one for name, one in versions.items()):
        return around.catalog
    return around.library.catalog(versions)


def missed(around: Surroundings, dossier: Dossier) -> tuple[ContentNotice, ...]:
    """Versions of forms of this dossier that are not there: it opens with the newest, and keeps all answers."""
    lost = (ref for ref in _made_with(around, dossier) if not _there(around, ref))
    return tuple(ContentNotice(f"{ref.form_id.replace('_', '-')}.v{ref.version}.yaml") for ref in lost)


def rules_for(around: Surroundings, forms: Catalog, dossier: Dossier) -> RuleTable:
    """The newest rules; for an advice that is finished the rules it was finished with, where they are still there."""
    advice = _advice(forms, dossier)
    finished = advice.finished if advice is not None else None
    wanted = finished.outcome.get("rules") if finished is not None else None
    if around.shelf is None or not isinstance(wanted, Mapping):
        return around.rules
    version, digest = wanted.get("version"), wanted.get("sha256")
    if (version, digest) == (around.rules.version, around.rules.digest) or not isinstance(version, int):
        return around.rules
    return around.shelf.table(version, str(digest)) or around.rules


def _advice(forms: Catalog, dossier: Dossier) -> Record | None:
    """The latest record of the form that asks which destination was chosen."""
    if choice.CHOICE not in forms.meanings:
        return None
    return dossier.latest(forms.home(forms.meaning(choice.CHOICE)).id)


def _made_with(around: Surroundings, dossier: Dossier) -> tuple[FormRef, ...]:
    latest = (dossier.latest(form_id) for form_id in around.catalog.forms)
    return tuple(record.form for record in latest if record is not None)


def _there(around: Surroundings, ref: FormRef) -> bool:
    newest = around.catalog.form(ref.form_id)
    if around.library is None or (ref.version, ref.digest) == (newest.version, newest.digest):
        return ref.version == newest.version
    return around.library.holds(ref.form_id, ref.version, ref.digest)
