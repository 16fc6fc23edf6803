"""The program on one workstation: its vault opened, made and recovered, a dossier opened, files sent and received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.storage import looking, swap
from intake_desktop.wiring.afterwards import Afterwards
from intake_desktop.wiring.backups import Backups
from intake_desktop.wiring.blank_forms import BlankForms
from intake_desktop.wiring.moving import Moving
from intake_desktop.wiring.new_key import NewKey
from intake_desktop.wiring.newcomers import Newcomers
from intake_desktop.wiring.partners import Partners
from intake_desktop.wiring.proving import Proving
from intake_desktop.wiring.recovering import Recovering
from intake_desktop.wiring.restoring import Restoring
from intake_desktop.wiring.self_knowledge import SelfKnowledge
from intake_desktop.wiring.sending import Sending
from intake_desktop.wiring.vault_checks import VaultChecks
from intake_desktop.wiring.whereabouts import Whereabouts

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import Desk
    from intake_desktop.dossier.face import Face
    from intake_desktop.dossier.founding import Founding
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.session import DossierSession

WORDS_IN_PHRASE = 7
"""Seven words out of 256: 56 bits, each guess costing a second (safety.md)."""


class LocalDesk(
    Sending,
    Afterwards,
    Partners,
    Newcomers,
    Backups,
    BlankForms,
    Restoring,
    Recovering,
    Moving,
    NewKey,
    Proving,
    SelfKnowledge,
    VaultChecks,
    Whereabouts,
):
    """Fulfils dossier.desk.Desk. Slow calls block; none of them touches a screen.

    What a call needs is loaded by that call: only face() stands between starting the program and its first picture.
    """

    def face(self) -> Face:
        """What can be seen of the vault without a password; first what a crash left of putting a copy back is ended.

        A practice vault that is not whole is none.
        """
        if self.practice:
            from intake_desktop.dossier.face import Face
            from intake_desktop.storage import practice_folder

            if practice_folder.is_half(self._folder):
                return Face(exists=False)
        swap.finish(self._folder)
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

    def make_practice(self) -> Vault:
        """Throw the practice vault away, if there is one, and make it anew. Raises OnlyForPractice and VaultInUse."""
        from intake_desktop.dossier.practice import OnlyForPractice
        from intake_desktop.storage import practice_folder
        from intake_desktop.wiring import practice

        if not self.practice:
            raise OnlyForPractice
        practice_folder.throw_away(self._folder, self._means)
        practice_folder.begin(self._folder, self._means)
        vault = practice.make(self, self._means.now)
        try:
            practice_folder.finish(self._folder)
        except BaseException:
            vault.close()
            raise
        return vault

    def unlock(self, slot_id: str, password: str) -> Vault:
        """Open the vault; takes about a second. Raises what storage.vault.unlock raises."""
        from intake_desktop.storage import vault

        return vault.unlock(self._folder, slot_id, password, self._policy, self._means)

    def recover(self, slot_id: str, recovery_key: str, password: str) -> tuple[Vault, str]:
        """Open with the key on paper and set a new password; gives the vault and a new key.

        That one counts from renew_recovery() on, when it stands on paper.
        """
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


def _fulfils(desk: LocalDesk) -> Desk:
    """Lets mypy hold LocalDesk to what dossier.desk.Desk promises."""
    return desk
