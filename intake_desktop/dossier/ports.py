"""What the dossier layer asks of a vault, as Protocols; storage fulfils them and ui sees nothing else of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.handed_over import HandedOver
from intake_desktop.dossier.happening import Happening
from intake_desktop.dossier.model import (
    Beginning,
    Card,
    CardPage,
    CardQuery,
    Change,
    Dossier,
    Export,
    FormRef,
    OpenDossier,
    Place,
    Record,
)
from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.dossier.recovery import RecoveryState
from intake_desktop.dossier.roles import Actor, Colleague
from intake_desktop.dossier.rotation import Rotations, Underway
from intake_desktop.dossier.senders import Compared, KnownSender

T = TypeVar("T")
NEW = Beginning()
"""A record that begins empty."""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One event with the NEN 7513 facts, never content."""

    seq: int
    at: datetime
    event: str
    """dossier.made, dossier.viewed, answers.saved, search, export.made, vault.unlocked, access.refused, ..."""
    action: str
    """C, R, U, D or E (NEN 7513)."""
    outcome: str
    """ok, refused or failed."""
    colleague_id: str
    roles: str
    dossier_id: str
    segment: str
    """Which part: a form id, a section id or "". Never an answer."""
    reason: str
    detail: Mapping[str, str | int]
    """Counts and ids only."""


class Dossiers(Protocol):
    """Keeps dossiers, records and answers. Each call checks the Actor and journals before it returns."""

    def add(self, actor: Actor, dossier_type: str, number: str, card: Card) -> Dossier: ...
    def take_over(self, actor: Actor, handed: HandedOver, card: Card) -> Dossier: ...
    def bring_in(self, actor: Actor, newcomer: Newcomer) -> Dossier:
        """A new dossier of a row of a list, in the caseload of its coach; whole or not at all."""
        ...

    def are_here(self, actor: Actor, people: Sequence[tuple[str, str]]) -> tuple[bool, ...]:
        """Of each sorting name with date of birth whether it may be of somebody who is here already."""
        ...

    def next_number(self, actor: Actor, year: int) -> str: ...
    def find(self, actor: Actor, query: CardQuery) -> CardPage: ...
    def same_person(self, actor: Actor, sort_name: str, birth_date: str) -> tuple[str, ...]: ...
    def open(self, actor: Actor, dossier_id: str) -> OpenDossier: ...
    def start_record(self, actor: Actor, dossier_id: str, form: FormRef, begin: Beginning = NEW) -> Record: ...
    def finish_record(self, actor: Actor, record_id: str, outcome: Mapping[str, object]) -> Record: ...
    def save(self, actor: Actor, record_id: str, changes: Sequence[Change], card: Card) -> datetime: ...


class Journal(Protocol):
    """The chained log. Rows of a dossier are shown to whoever may open it; the whole log to an auditor."""

    def note(self, actor: Actor, event: str, **facts: str | int) -> None: ...
    def of_dossier(self, actor: Actor, dossier_id: str) -> tuple[JournalRow, ...]: ...
    def verify(self, actor: Actor) -> int: ...
    def head(self, actor: Actor) -> tuple[int, str]: ...


class Exports(Protocol):
    """Files that left. A row is committed before the file is written."""

    def add(self, actor: Actor, export: Export) -> None: ...
    def of_dossier(self, actor: Actor, dossier_id: str) -> tuple[Export, ...]: ...
    def show_code(self, actor: Actor, export_id: str) -> str: ...
    def add_happening(self, actor: Actor, export_id: str, happening: Happening) -> None:
        """Keep what happened after this file left. Raises DateRefused and AnswerRefused."""
        ...


class Colleagues(Protocol):
    """Who works with this vault."""

    def all(self, actor: Actor) -> tuple[Colleague, ...]: ...
    def own_slot(self, actor: Actor) -> str: ...
    def update(self, actor: Actor, colleague: Colleague) -> None: ...


class Settings(Protocol):
    """Settings of the organisation inside the vault: name, location, contact, recipients, signing key."""

    def get(self, actor: Actor, name: str) -> object | None: ...
    def put(self, actor: Actor, name: str, content: object) -> None: ...


class Places(Protocol):
    """Where each colleague was working."""

    def remember(self, actor: Actor, place: Place) -> None: ...
    def last(self, actor: Actor) -> Place | None: ...


class Senders(Protocol):
    """Organisations whose files are believed, for who may export."""

    def all(self, actor: Actor) -> tuple[KnownSender, ...]: ...
    def pin(self, actor: Actor, compared: Compared) -> None: ...
    def remove(self, actor: Actor, public_key: str) -> None: ...


class Contacts(Protocol):
    """The address book, for who may export. An entry is put away, never deleted: exports point at it."""

    def all(self, actor: Actor) -> tuple[Contact, ...]: ...
    def add(self, actor: Actor, contact: Contact) -> Contact:
        """Keep a new entry; gives it with its id. Raises AlreadyInBook and AnswerRefused."""
        ...

    def change(self, actor: Actor, contact: Contact) -> None: ...
    def put_away(self, actor: Actor, contact_id: str, away: bool) -> None: ...


class Remembered(Protocol):
    """What a vault remembers of its copies; `folder` is "" when nobody chose one, `why` the code of a failure."""

    @property
    def folder(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def apart(self) -> bool: ...
    @property
    def former(self) -> tuple[tuple[str, str], ...]: ...
    def last_good(self) -> datetime | None: ...
    def failed_at(self) -> datetime | None: ...


class Backups(Protocol):
    """The memory of backup copies; the folder is chosen by a beheerder."""

    def remembered(self, actor: Actor) -> Remembered: ...
    def choose(self, actor: Actor, folder: str) -> None: ...
    def made(self, actor: Actor, copied: Copied) -> None: ...
    def failed(self, actor: Actor, moment: datetime, why: str) -> None: ...
    def tidied(self, actor: Actor, what: str, copies: int, forget: str = "") -> None: ...
    def allow(self, actor: Actor) -> None: ...


class Recoveries(Protocol):
    """The memory of the key on paper; rehearsing is for a beheerder."""

    def remembered(self, actor: Actor) -> RecoveryState: ...
    def rehearsed(self, actor: Actor, moment: datetime, right: bool) -> None: ...


class Copied(Protocol):
    """A backup copy that was written and read back."""

    @property
    def name(self) -> str: ...
    @property
    def made(self) -> datetime: ...
    @property
    def size(self) -> int: ...
    @property
    def copies(self) -> int: ...
    @property
    def apart(self) -> bool: ...


class Store(Protocol):
    """The rooms of an open vault, for work that runs on its storage thread."""

    @property
    def dossiers(self) -> Dossiers: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def exports(self) -> Exports: ...
    @property
    def colleagues(self) -> Colleagues: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def places(self) -> Places: ...
    @property
    def senders(self) -> Senders: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def backups(self) -> Backups: ...
    @property
    def rotations(self) -> Rotations: ...
    @property
    def recoveries(self) -> Recoveries: ...


class Vault(Protocol):
    """An open vault. All work goes through one storage thread; the caller never waits for a save."""

    @property
    def colleague(self) -> Colleague: ...
    @property
    def actor(self) -> Actor: ...
    def run(self, work: Callable[[Store], T]) -> Future[T]:
        """Queue work for the storage thread; the Future holds its outcome or a SpringplankError."""
        ...

    def copy_to(self, folder: Path) -> Copied:
        """Make a backup copy in this folder while others go on; blocks, so never on the storage thread."""
        ...

    def renew_key(self, underway: Underway) -> None:
        """Give the vault a new key; blocks, and all other work waits for it. Raises the kinds of RotationError."""
        ...

    def hold_paper_key(self, recovery_key: str) -> None: ...
    def renew_paper_key(self, recovery_key: str) -> None: ...
    def close(self) -> None:
        """Finish queued work, close the database, wipe keys and release the OS lock."""
        ...
