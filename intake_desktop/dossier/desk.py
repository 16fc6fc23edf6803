"""What the window and the command line can ask of the program as a whole; wiring fulfils it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from intake_desktop.dossier.blank_forms import BlankFormDesk
from intake_desktop.dossier.messages import NOBODY, SentBy
from intake_desktop.dossier.safety import SafetyDesk

if TYPE_CHECKING:
    from intake_desktop.assessment.rules import RuleTable
    from intake_desktop.dossier.about import About
    from intake_desktop.dossier.after_words import AfterTold
    from intake_desktop.dossier.aftermath import Replaced
    from intake_desktop.dossier.bringing_in import BroughtIn, Underway
    from intake_desktop.dossier.checked import Checked
    from intake_desktop.dossier.contacts import Contact
    from intake_desktop.dossier.face import Face
    from intake_desktop.dossier.founding import Founding
    from intake_desktop.dossier.handed_over import HandedOver
    from intake_desktop.dossier.model import Dossier, Export, Permission
    from intake_desktop.dossier.newcomers import Newcomer, NewcomerList
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.received import Received
    from intake_desktop.dossier.senders import ProviderCard
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.form_engine.answers import AnswerKey
    from intake_desktop.form_engine.catalog import Catalog
    from intake_desktop.form_engine.own_files import ContentNotice


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground of a recipient profile; some need consent of the participant."""

    code: str
    label: str
    needs_consent: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """A kind of recipient that can be chosen."""

    profile_id: str
    version: int
    name: str
    gets: str
    never: str
    purposes: tuple[str, ...]
    grounds: tuple[Ground, ...]
    own_copy: bool = False
    """The participant: there is no organisation, and passages about somebody else are gone over first."""
    sealed: bool = False
    """A colleague elsewhere who takes over: only sealed for an organisation that is known, never with a code."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Something in the dossier that was marked as about somebody else, for a person to go over."""

    key: AnswerKey
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """One row of "wat gaat mee": in, optional (to tick, with a reason) or locked (can never leave)."""

    id: str
    title: str
    why: str
    state: str
    """in, optional or locked."""
    filled: int = 0
    """How many answers of this part there are now."""


class FileFormat(StrEnum):
    """How the same transfer is closed; the value is the ending of the file's name. Sealed has no code."""

    PDF = "pdf"
    ZIP = "zip"
    SEALED = "springplank"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What somebody wants to send: to whom, why, which optional parts with which reason, and in which kind of file."""

    profile_id: str
    organisation: str
    permission: Permission
    chosen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    looked_at: bool = False
    """For the participant's own copy: a person has gone over the passages about somebody else."""
    let_go: frozenset[AnswerKey] = frozenset()
    """The passages about somebody else that may go along all the same."""
    summary: bool = False
    """Of the participant's own copy the first page alone, to take home after a talk; only on paper."""
    file_format: FileFormat = FileFormat.PDF
    partner: str = ""
    """For a sealed file: the public key by which we know the organisation that alone can open it."""
    contact: Contact | None = None
    """Who gets it, from the address book or to be kept there; None when the book has no part in it."""
    replaces: Replaced | None = None
    """The earlier file that this one replaces."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page of the file as the recipient sees it, 4 bytes per pixel (RGBA)."""

    width: int
    height: int
    pixels: bytes
    text: str
    """The words on the page, for who cannot see the picture."""


_OPENS_ZIP = "Zeg erbij: de zip opent met 7-Zip, niet met de Verkenner van Windows. Begin bij LEESMIJ.txt."


@dataclass(frozen=True, slots=True)
class ExportDone:
    """The file as written, and the code that opens it; a sealed file has none."""

    path: Path
    code: str
    mark: str
    pages: int
    size: int
    warnings: tuple[str, ...] = ()
    sent_by: SentBy = NOBODY
    """For the mail that it goes with."""

    @property
    def opens_with(self) -> str:
        """What to tell the recipient about opening the file; "" when any PDF reader will do."""
        return _OPENS_ZIP if self.path.suffix == f".{FileFormat.ZIP}" else ""


@dataclass(frozen=True, slots=True)
class PaperDone:
    """The pages to print, one by one, and the mark under which the vault keeps that they were given."""

    pages: Iterator[PageImage]
    mark: str


class Desk(SafetyDesk, BlankFormDesk, Protocol):
    """The program as one thing. Slow calls block: never on the UI thread.

    Slow are found, make_practice, unlock, recover, prove, preview, export, tell_recipient, receive, about, and those
    about cards, backups, the vault key and lists.
    """

    @property
    def catalog(self) -> Catalog: ...
    @property
    def rules(self) -> RuleTable: ...
    def content_notices(self) -> tuple[ContentNotice, ...]:
        """Own files of the organisation that are not used, and versions of forms that an opened dossier missed."""
        ...

    def about(self) -> About:
        """Versions of the program and its parts, where the vault stands, and the licences."""
        ...

    def self_test(self) -> Iterator[Checked]:
        """Whether everything works on this computer; each row takes up to some seconds. Close it to stop earlier."""
        ...

    def face(self) -> Face: ...
    def warm_up(self) -> None:
        """Load what opening needs, in the background while somebody types a password."""
        ...

    def new_recovery_key(self) -> str: ...
    def check_password(self, password: str) -> None:
        """Raises PasswordTooShort or PasswordTooCommon."""
        ...

    def password_phrase(self) -> str:
        """A generated phrase of words that is a good password."""
        ...

    def found(self, founding: Founding) -> Vault: ...
    def unlock(self, slot_id: str, password: str) -> Vault: ...
    def recover(self, slot_id: str, recovery_key: str, password: str) -> tuple[Vault, str]:
        """Unlock with the key on paper; gives the vault and the new recovery key."""
        ...

    def open_session(self, vault: Vault, dossier_id: str, reason: str = "") -> DossierSession:
        """Open a dossier (journaled before data is read). Blocks until the storage thread has read it."""
        ...

    def recipients(self) -> tuple[Recipient, ...]: ...
    def parts(self, session: DossierSession, profile_id: str) -> tuple[Part, ...]: ...
    def passages(self, session: DossierSession, profile_id: str) -> tuple[Passage, ...]:
        """What is marked as about somebody else, when this recipient is the participant; else nothing."""
        ...

    def preview(self, session: DossierSession, wish: ExportWish, width: int) -> Sequence[PageImage]:
        """The pages as the recipient would see them; each is drawn when it is asked for."""
        ...

    def export(self, session: DossierSession, wish: ExportWish, folder: Path) -> ExportDone: ...
    def on_paper(self, session: DossierSession, wish: ExportWish, width: int) -> PaperDone:
        """The pages to print, kept and journaled as given away; nothing is written to disk."""
        ...

    def tell_recipient(self, session: DossierSession, export: Export, folder: Path | None) -> AfterTold:
        """What to say and send when consent ended or somebody objected; with a folder a notice is written there."""
        ...

    def receive(self, vault: Vault, path: Path, code: str) -> Received:
        """Read a file of another organisation; journaled, and nothing of it is kept."""
        ...

    def take_over(self, vault: Vault, handed: HandedOver, *, sure: bool = False) -> Dossier:
        """Make a participant here of a whole dossier that a known sender handed over; whole or not at all."""
        ...

    def read_list(self, vault: Vault, path: Path, dossier_type: str) -> NewcomerList:
        """What would be made of a list of participants; nothing is kept. For a beheerder."""
        ...

    def bring_in(self, vault: Vault, chosen: Sequence[Newcomer], underway: Underway) -> BroughtIn: ...
    def save_example_list(self, folder: Path) -> Path: ...
    @property
    def practice(self) -> bool: ...
    def make_practice(self) -> Vault: ...
    def our_card(self, vault: Vault) -> ProviderCard: ...
    def save_card(self, vault: Vault, folder: Path) -> Path: ...
    def read_card(self, path: Path) -> ProviderCard: ...
