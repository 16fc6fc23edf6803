"""What the vault knows before and after a file leaves: earlier files of the dossier, the entry of the book, the row."""

from __future__ import annotations

from dataclasses import replace

from intake_desktop.dossier import aftermath, consent
from intake_desktop.dossier.contacts import Contact, same
from intake_desktop.dossier.desk import ExportWish
from intake_desktop.dossier.happening import After
from intake_desktop.dossier.model import Export
from intake_desktop.dossier.ports import Store
from intake_desktop.dossier.roles import Actor
from intake_desktop.dossier.session import DossierSession
from intake_desktop.exchange.profiles import Profile


def check_earlier(session: DossierSession, wish: ExportWish, profile: Profile) -> None:
    """Hold a wish against what left before. Blocks.

    Raises ConsentWithdrawn when consent is older than the last withdrawal for this recipient, and NotToReplace.
    """
    actor, dossier_id = session.actor, session.dossier.id
    earlier = session.vault.run(lambda store: store.exports.of_dossier(actor, dossier_id)).result()
    contact_id = wish.contact.id if wish.contact else ""
    withdrawn = aftermath.stopped_on(earlier, profile.id, wish.organisation, After.WITHDRAWN, contact_id)
    consent.check_withdrawn(wish.permission, profile.grounds, withdrawn, wish.organisation)
    aftermath.check_replaces(earlier, profile.id, wish.organisation, wish.replaces, contact_id)


def keep(session: DossierSession, export: Export, contact: Contact | None = None) -> None:
    """Keep and journal that a file leaves, with a recipient that is new in the address book too. Blocks."""
    actor = session.actor

    def work(store: Store) -> None:
        contact_id = _kept_contact(store, actor, contact) if contact is not None else ""
        store.exports.add(actor, replace(export, contact_id=contact_id))

    session.vault.run(work).result()


def _kept_contact(store: Store, actor: Actor, contact: Contact) -> str:
    """The id in the book. A file that could not be written before has left its recipient there already."""
    if contact.id:
        return contact.id
    found = next((each for each in store.contacts.all(actor) if same(each, contact)), None)
    return (found or store.contacts.add(actor, contact)).id
