"""Joins storage, exchange and dossier without Qt: the program as a whole, for the window and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.storage import looking

if TYPE_CHECKING:
    from intake_desktop.assessment.own_content import Content
    from intake_desktop.assessment.rules import RuleTable
    from intake_desktop.dossier.desk import (
        Desk,
        ExportDone,
        ExportWish,
        Founding,
        PageImage,
        PaperDone,
        Part,
        Passage,
        Recipient,
    )
    from intake_desktop.dossier.face import Face
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.received import Received
    from intake_desktop.dossier.senders import ProviderCard
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.exchange.profiles import Profile
    from intake_desktop.form_engine.catalog import Catalog
    from intake_desktop.form_engine.own_files import ContentNotice
    from intake_desktop.sealing.costs import KdfPolicy
    from intake_desktop.storage.means import Means

WORDS_IN_PHRASE = 7
"""Seven words out of 256: 56 bits, each guess costing a second (safety.md)."""


def local_desk(folder: Path, policy: KdfPolicy | None = None, means: Means | None = None) -> LocalDesk:
    """The program on this workstation, with its vault in this folder. Tests hand in a cheap policy and known means."""
    return LocalDesk(folder, policy, means)


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


class LocalDesk:
    """Fulfils dossier.desk.Desk. Slow calls block; none of them touches a screen.

    What a call needs is loaded by that call: only face() stands between starting the program and its first picture.
    """

    def __init__(self, folder: Path, policy: KdfPolicy | None, means: Means | None) -> None:
        self._folder, self._given_policy, self._given_means = folder, policy, means
        self._missed: dict[ContentNotice, None] = {}

    @cached_property
    def _policy(self) -> KdfPolicy:
        from intake_desktop.sealing.costs import KdfPolicy

        return self._given_policy or KdfPolicy()

    @cached_property
    def _means(self) -> Means:
        from intake_desktop.storage.means import of_this_computer

        return self._given_means or of_this_computer()

    @cached_property
    def content(self) -> Content:
        """All versions of forms and rules, the organisation's own ones among them; a file is read when needed."""
        from intake_desktop.assessment import own_content

        return own_content.read(paths.forms(), paths.own_content(self._folder))

    @cached_property
    def catalog(self) -> Catalog:
        """The newest forms; read once."""
        return self.content.library.newest

    @cached_property
    def rules(self) -> RuleTable:
        """The newest rules of the advice; read once."""
        return self.content.shelf.newest

    def content_notices(self) -> tuple[ContentNotice, ...]:
        """Own files that are not used and why, and versions that an opened dossier missed."""
        return (*self.content.notices, *self._missed)

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """What may go to whom, by id; read once. An own form may share less: allowed.py looks at the form as well."""
        from intake_desktop.exchange import profiles

        own = self.content.library.own
        forms = self.content.shipped.newest if own else self.catalog
        return profiles.load_all(paths.resources() / "recipients", forms)

    def face(self) -> Face:
        """What can be seen of the vault without a password."""
        return looking.look(self._folder)

    def warm_up(self) -> None:
        """Load the libraries, forms and rules that opening needs; for a background thread."""
        from intake_desktop.storage import vault

        vault.warm_up()
        _read = (self.catalog, self.rules)

    def new_recovery_key(self) -> str:
        """A key for on paper; nothing is kept of it."""
        from intake_desktop.storage import vault

        return vault.new_recovery_key(self._means)

    def check_password(self, password: str) -> None:
        """Raises PasswordTooShort, PasswordTooLong or PasswordTooCommon."""
        from intake_desktop.storage import passwords

        passwords.check(password)

    def password_phrase(self) -> str:
        """Words that together are a good password and can be remembered."""
        words = (paths.resources() / "words" / "woordzin.txt").read_text("utf-8").split()
        return " ".join(words[number] for number in self._means.random_bytes(WORDS_IN_PHRASE))

    def found(self, founding: Founding) -> Vault:
        """Make the vault and open it for its first colleague. Raises what storage.vault.create raises."""
        from intake_desktop.storage import vault

        return vault.create(self._folder, founding, self._policy, self._means)

    def unlock(self, slot_id: str, password: str) -> Vault:
        """Open the vault; takes about a second. Raises what storage.vault.unlock raises."""
        from intake_desktop.storage import vault

        return vault.unlock(self._folder, slot_id, password, self._policy, self._means)

    def recover(self, slot_id: str, recovery_key: str, password: str) -> tuple[Vault, str]:
        """Open with the key on paper and set a new password; gives the vault and the new key for on paper."""
        from intake_desktop.storage import vault

        recovery = vault.Recovery(slot_id, recovery_key, password)
        return vault.unlock_with_recovery(self._folder, recovery, self._policy, self._means)

    def open_session(self, vault: Vault, dossier_id: str, reason: str = "") -> DossierSession:
        """Open a dossier, journaled before it is read. Raises NotAllowed for another coach's without a reason."""
        from intake_desktop.dossier import opening

        content, means = self.content, self._means
        around = opening.Surroundings(self.catalog, self.rules, means.now, means.new_id, content.library, content.shelf)
        session = opening.open_session(vault, around, dossier_id, reason)
        self._missed.update(dict.fromkeys(opening.missed(around, session.dossier)))
        return session

    def recipients(self) -> tuple[Recipient, ...]:
        """To whom a file can go; the participant comes after the partners."""
        found = (profile.as_recipient() for profile in self.profiles.values())
        return tuple(sorted(found, key=lambda each: each.own_copy))

    def parts(self, session: DossierSession, profile_id: str) -> tuple[Part, ...]:
        """What goes, can go and can never go to this recipient, and how much of it there is now."""
        from intake_desktop.exchange import allowed

        answers = session.view.evidence(session.today).answers
        return allowed.parts(self.profiles[profile_id], self.catalog, answers)

    def passages(self, session: DossierSession, profile_id: str) -> tuple[Passage, ...]:
        """What a person goes over before the participant's own copy is made; nothing for another recipient."""
        from intake_desktop.exchange import leaving

        return leaving.passages(session, self.profiles[profile_id])

    def preview(self, session: DossierSession, wish: ExportWish, width: int) -> tuple[PageImage, ...]:
        """The pages as the recipient would see them, so many pixels wide. Raises NotForThisRecipient."""
        from intake_desktop.exchange import leaving, pictures

        going = leaving.Going(wish, self._profile(wish), leaving.ask_office(session))
        return pictures.pages(leaving.material_of(session, going), width)

    def export(self, session: DossierSession, wish: ExportWish, folder: Path) -> ExportDone:
        """Make the file: first checked, then journaled and kept in the vault, and only then written.

        Raises what consent.check raises, NotForThisRecipient, FileExists, NotWritten, and what the vault raises.
        """
        from intake_desktop.exchange import leaving

        return leaving.send(session, wish, self._profile(wish), self._means.random_bytes, folder)

    def on_paper(self, session: DossierSession, wish: ExportWish, width: int) -> PaperDone:
        """The pages to print, so many pixels wide: first checked, then journaled and kept in the vault.

        Raises what consent.check raises, NotForThisRecipient, NotLookedAt, and what the vault raises.
        """
        from intake_desktop.exchange import leaving

        return leaving.on_paper(session, wish, self._profile(wish), self._means.random_bytes, width)

    def receive(self, vault: Vault, path: Path, code: str) -> Received:
        """Read a file of another organisation. Raises NotYourWork and what exchange.reader.read raises."""
        from intake_desktop.exchange import receiving

        return receiving.receive(vault, path, code)

    def our_card(self, vault: Vault) -> ProviderCard:
        """What others may know of this organisation. Raises NotYourWork for who may not export."""
        from intake_desktop.exchange import provider_card

        return provider_card.ours(vault)

    def save_card(self, vault: Vault, folder: Path) -> Path:
        """Write our card in this folder. Raises NotYourWork, FileExists or NotWritten."""
        from intake_desktop.exchange import provider_card

        return provider_card.save(vault, folder)

    def read_card(self, path: Path) -> ProviderCard:
        """The card of another organisation. Raises FileAbsent, NoCard, CardTooNew or CardDamaged."""
        from intake_desktop.exchange import provider_card

        return provider_card.read(path)

    def _profile(self, wish: ExportWish) -> Profile:
        return self.profiles[wish.profile_id]


def _fulfils(desk: LocalDesk) -> Desk:
    """Lets mypy hold LocalDesk to what dossier.desk.Desk promises."""
    return desk
