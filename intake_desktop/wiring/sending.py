"""What leaves: to whom it can go, what would go, the pages beforehand, and the file or the paper itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import ExportDone, ExportWish, PageImage, PaperDone, Part, Passage, Recipient
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.exchange.profiles import Profile


class Sending(Basis):
    """The part of the desk that lets files leave."""

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """What may go to whom, by id; read once. An own form may share less: allowed.py looks at the form as well."""
        from intake_desktop.exchange import profiles

        own = self.content.library.own
        forms = self.content.shipped.newest if own else self.catalog
        return profiles.load_all(paths.resources() / "recipients", forms)

    def recipients(self) -> tuple[Recipient, ...]:
        """To whom a file can go; after the partners who takes over the whole dossier, and then the participant."""
        found = (profile.as_recipient() for profile in self.profiles.values())
        return tuple(sorted(found, key=lambda each: (each.own_copy, each.sealed)))

    def parts(self, session: DossierSession, profile_id: str) -> tuple[Part, ...]:
        """What goes, can go and can never go to this recipient, and how much of it there is now."""
        from intake_desktop.exchange import allowed

        answers = session.view.evidence(session.today).answers
        return allowed.parts(self.profiles[profile_id], self.catalog, answers)

    def passages(self, session: DossierSession, profile_id: str) -> tuple[Passage, ...]:
        """What a person goes over before the participant's own copy is made; nothing for another recipient."""
        from intake_desktop.exchange import leaving

        return leaving.passages(session, self.profiles[profile_id])

    def preview(self, session: DossierSession, wish: ExportWish, width: int) -> Sequence[PageImage]:
        """The pages as the recipient would see them, so many pixels wide. Raises NotForThisRecipient."""
        from intake_desktop.exchange import leaving

        return leaving.shown(session, leaving.Going(wish, self._profile(wish), leaving.ask_office(session)), width)

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

    def _profile(self, wish: ExportWish) -> Profile:
        return self.profiles[wish.profile_id]
