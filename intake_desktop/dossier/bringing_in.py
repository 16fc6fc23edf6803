"""Reading a list of participants for a beheerder, and adding whom they ticked: each wholly or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from intake_desktop.dossier import list_columns, list_file, newcomer_reader, newcomers
from intake_desktop.dossier.list_columns import ColumnWords
from intake_desktop.dossier.newcomers import Newcomer, NewcomerList
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.roles import Actor, Colleague, Right
from intake_desktop.errors import DiskFull, NotAllowed, SpringplankError
from intake_desktop.form_engine.catalog import Catalog


class NotYourList(NotAllowed):
    """Adding many participants at once, for colleagues too, is for a beheerder who works with participants."""

    code = "ZK-290"
    title = "Dit hoort niet bij jouw rol"
    meaning = "Alleen een beheerder die ook met deelnemers werkt, leest een lijst in."
    remedy = "Vraag je beheerder."


@dataclass
class Underway:
    """How far adding is. It is read and stopped from another thread than the one that adds."""

    added: tuple[int, ...] = ()
    """The lines that are in the vault now, also when what follows goes wrong."""
    _stop: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Add nobody more; who is being added now is still added wholly."""
        self._stop.set()

    @property
    def done(self) -> int:
        """How many are in the vault now."""
        return len(self.added)

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of adding: who is in the vault now, and why it ended before the last one."""

    added: frozenset[int] = frozenset()
    """Their line numbers."""
    stopped: bool = False
    error: SpringplankError | None = None

    @property
    def remedy(self) -> str:
        """What to do after an error; what these errors say by themselves is about answers that are typed."""
        if isinstance(self.error, DiskFull):
            return "Maak eerst ruimte op de schijf."
        return "" if self.error is None else "Probeer het daarna opnieuw."


def may(actor: Actor) -> bool:
    """Whether this colleague may read a list of participants in."""
    return actor.may(Right.MANAGE_COLLEAGUES) and actor.may(Right.OWN_CASELOAD)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a list needs besides the file."""

    catalog: Catalog
    words: ColumnWords
    today: date
    dossier_type: str
    """For a row that names none."""


def read(vault: Vault, path: Path, by: Reading) -> NewcomerList:
    """The list in this file with all that is to be said about it; nothing is kept, and only counts are journaled.

    Blocks. Raises NotYourList, ListRefused, and what the vault raises.
    """
    actor = vault.actor
    colleagues = _colleagues(vault)
    table = list_file.read(list_file.read_bytes(path), by.words.known)
    columns = list_columns.find(table.header, by.words)
    around = newcomer_reader.Around(by.catalog, colleagues, by.today, actor.colleague_id, by.dossier_type)
    found = newcomer_reader.read(table, columns, around)
    here = vault.run(lambda store: store.dossiers.are_here(actor, newcomers.people(found.rows))).result()
    return newcomers.with_all_twins(found, here)


def _colleagues(vault: Vault) -> tuple[Colleague, ...]:
    actor = vault.actor
    if not may(actor):
        vault.run(_refusal_noted(actor)).result()
        raise NotYourList
    return vault.run(lambda store: store.colleagues.all(actor)).result()


def _refusal_noted(actor: Actor) -> Callable[[Store], None]:
    return lambda store: store.journal.note(actor, "list.refused", segment=NotYourList.code, action="R")


def add(vault: Vault, chosen: Sequence[Newcomer], underway: Underway) -> BroughtIn:
    """Add these one by one, each in a transaction of its own. Blocks; an error ends it and comes back as a value.

    Who was added stays: reading the same list again shows them as people who are here already.
    """
    actor = vault.actor
    for newcomer in chosen:
        if underway.stopped:
            return BroughtIn(frozenset(underway.added), stopped=True)
        try:
            vault.run(lambda store, each=newcomer: store.dossiers.bring_in(actor, each)).result()  # type: ignore[misc]  # each is bound now
        except SpringplankError as error:
            return BroughtIn(frozenset(underway.added), error=error)
        underway.added = (*underway.added, newcomer.line)
    return BroughtIn(frozenset(underway.added))
