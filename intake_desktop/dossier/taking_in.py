"""Makes a dossier here of one that another organisation handed over: whole or not at all, and the same file once."""

from __future__ import annotations

from intake_desktop.dossier import card
from intake_desktop.dossier.handed_over import DoesNotFit, HandedOver, NotKnown, SamePerson, TakenAlready
from intake_desktop.dossier.model import Card, Dossier
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.view import View
from intake_desktop.errors import ExchangeError
from intake_desktop.form_engine.library import Library


def take(vault: Vault, library: Library, handed: HandedOver, *, sure: bool) -> Dossier:
    """The new dossier, with every answer marked to be checked. Blocks until committed; what the vault refuses
    is journaled.

    sure: somebody looked whether this participant is here already. Raises DoesNotFit, SamePerson, TakenAlready,
    NotKnown, and what the vault raises.
    """
    actor = vault.actor
    if handed.misfits:
        raise DoesNotFit
    shown = _card(library, handed)

    def work(store: Store) -> Dossier:
        if not sure and store.dossiers.same_person(actor, shown.sort_name, shown.birth_date):
            raise SamePerson
        return store.dossiers.take_over(actor, handed, shown)

    try:
        return vault.run(work).result()
    except (TakenAlready, NotKnown) as error:
        _note_refusal(vault, error)
        raise


def _card(library: Library, handed: HandedOver) -> Card:
    forms = library.catalog({ref.form_id: ref.version for ref in handed.forms})
    answers = {ref.form_id: held for ref, held in handed.forms.items()}
    return card.card_of(View(forms, handed.dossier_type, answers))


def _note_refusal(vault: Vault, error: ExchangeError) -> None:
    actor, code = vault.actor, error.code
    vault.run(lambda store: store.journal.note(actor, "transfer.not_taken", segment=code, action="C")).result()
