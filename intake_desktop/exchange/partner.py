"""For whom a file is sealed: an organisation whose keys were compared by telephone, and never anybody else."""

from __future__ import annotations

from intake_desktop.dossier.desk import ExportWish, FileFormat
from intake_desktop.dossier.senders import KnownSender
from intake_desktop.dossier.session import DossierSession
from intake_desktop.exchange.errors import OnlySealed, PartnerCannotOpen, PartnerGone
from intake_desktop.exchange.profiles import Profile


def check(profile: Profile, file_format: FileFormat | None) -> None:
    """A whole dossier leaves sealed and in no other way; nothing else is sealed. None: on paper. Raises OnlySealed."""
    if profile.handover != (file_format is FileFormat.SEALED):
        raise OnlySealed


def of_wish(session: DossierSession, wish: ExportWish) -> KnownSender:
    """The organisation that was chosen, as the vault knows it now. Raises PartnerGone or PartnerCannotOpen."""
    actor = session.actor
    known = session.vault.run(lambda store: store.senders.all(actor)).result()
    found = next((each for each in known if each.public_key == wish.partner), None)
    if found is None:
        raise PartnerGone
    if not found.sealing_key:
        raise PartnerCannotOpen(organisatie=found.organisation)
    return found
