"""A whole dossier goes from one vault to another that it was sealed for; a third vault cannot open it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from intake_desktop.dossier.desk import FileFormat
from intake_desktop.dossier.ports import JournalRow
from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.errors import ExchangeError
from intake_desktop.exchange.errors import ForAnother, OnlySealed, PartnerCannotOpen, PartnerGone
from tests.storage.test_journal import rows
from tests.wiring.three_vaults import Organisation, wish

pytestmark = pytest.mark.usefixtures("read_once")


@pytest.fixture
def three(tmp_path: Path) -> Iterator[tuple[Organisation, Organisation, Organisation]]:
    made = [Organisation(f"Stichting {name} (fictief)", tmp_path / name) for name in ("Aa", "Bee", "Cee")]
    yield made[0], made[1], made[2]
    for each in made:
        each.vault.close()


Three = tuple[Organisation, Organisation, Organisation]


def journal(organisation: Organisation) -> list[JournalRow]:
    return rows(organisation.vault)  # type: ignore[arg-type]  # a real vault


def test_from_one_vault_to_the_other_and_to_no_third(three: Three) -> None:
    ours, partner, third = three
    ours.pin(partner.card)
    partner.pin(ours.card)
    third.pin(ours.card)
    session = ours.dossier()
    done = ours.send(session, partner.card)
    assert (done.code, done.path.suffix) == ("", ".springplank")
    found = partner.receive(done.path)
    assert found.verdict == "bekend"
    assert found.organisation == ours.name
    assert "Jamila Voorbeeld" in found.title
    assert dict(found.facts)["Voor"] == f"{partner.name} (Collega bij een andere organisatie)"
    assert found.fingerprint == ours.card.fingerprint
    assert journal(partner)[-1].event == "transfer.read"
    for stranger in (third, ours):
        with pytest.raises(ForAnother):
            stranger.receive(done.path)
        told = journal(stranger)[-1]
        assert (told.event, told.segment, dict(told.detail)) == ("transfer.refused", "ZK-263", {})


def test_a_known_sender_with_another_key_to_seal_for_it_is_said_to_have_one(three: Three) -> None:
    ours, partner, third = three
    ours.pin(partner.card)
    partner.pin(replace(ours.card, sealing_key=third.card.sealing_key))
    found = partner.receive(ours.send(ours.dossier(), partner.card).path)
    assert found.verdict == "bekend"
    assert found.sentences[-1].startswith("Let op: de sleutel om bestanden voor hen te verzegelen is een andere")


def test_it_is_kept_as_sent_without_a_code(three: Three) -> None:
    ours, partner, _ = three
    ours.pin(partner.card)
    session = ours.dossier()
    done = ours.send(session, partner.card)
    actor, dossier_id = session.actor, session.dossier.id
    (kept,) = ours.ask(lambda store: store.exports.of_dossier(actor, dossier_id))
    assert (kept.file_name, kept.organisation, kept.sealed) == (done.path.name, partner.name, True)
    assert kept.permission.ground == "toestemming"
    assert ours.ask(lambda store: store.exports.show_code(actor, kept.id)) == ""


def test_who_is_not_known_here_yet_is_compared_by_the_same_eight_groups_as_its_card(three: Three) -> None:
    ours, partner, _ = three
    ours.pin(partner.card)
    found = partner.receive(ours.send(ours.dossier(), partner.card).path)
    assert found.verdict == "onbekend"
    assert found.fingerprint == ours.card.fingerprint
    partner.pin(replace(ours.card, public_key=found.public_key, sealing_key=found.sealing_key))
    assert partner.send(partner.dossier(), ours.card).path.exists(), "what came with a file is enough to answer"


def test_a_partner_with_an_old_card_an_unknown_one_and_one_that_was_taken_away(three: Three) -> None:
    ours, partner, third = three
    session = ours.dossier()
    old = replace(partner.card, sealing_key="")
    ours.pin(old)
    ours.pin(third.card)
    ours.ask(lambda store: store.senders.remove(ours.vault.actor, third.card.public_key))
    refused: tuple[tuple[ProviderCard, type[ExchangeError]], ...] = (
        (old, PartnerCannotOpen),
        (third.card, PartnerGone),
        (ours.card, PartnerGone),
    )
    for card, error in refused:
        with pytest.raises(error) as found:
            ours.send(session, card)
        assert "{" not in str(found.value)
    assert not list(ours.folder.glob("overdracht-*"))
    ours.pin(partner.card)
    assert ours.send(session, partner.card).path.exists(), "a new card, compared anew, is enough"


def test_no_other_way_leads_a_whole_dossier_out_and_nothing_else_is_sealed(three: Three) -> None:
    ours, partner, _ = three
    ours.pin(partner.card)
    session = ours.dossier()
    asked = wish(partner.card.public_key)
    for file_format in (FileFormat.PDF, FileFormat.ZIP):
        with pytest.raises(OnlySealed):
            ours.desk.export(session, replace(asked, file_format=file_format), ours.folder)
    with pytest.raises(OnlySealed):
        ours.desk.on_paper(session, asked, 400)
    for_another = replace(asked, profile_id="buurtteam", permission=replace(asked.permission, ground="wmo-5.1.1"))
    with pytest.raises(OnlySealed):
        ours.desk.export(session, for_another, ours.folder)
    actor, dossier_id = session.actor, session.dossier.id
    assert ours.ask(lambda store: store.exports.of_dossier(actor, dossier_id)) == ()


def test_the_name_on_the_file_is_the_one_that_was_compared(three: Three) -> None:
    ours, partner, _ = three
    ours.pin(partner.card)
    session = ours.dossier()
    asked = replace(wish(partner.card.public_key), organisation="Iemand anders")
    done = ours.desk.export(session, asked, ours.folder)
    assert dict(partner.receive(done.path).facts)["Voor"].startswith(partner.name)


def test_the_private_keys_stand_in_no_file_and_in_no_journal(three: Three) -> None:
    ours, partner, _ = three
    ours.pin(partner.card)
    done = ours.send(ours.dossier(), partner.card)
    actor = ours.vault.actor
    key = str(ours.ask(lambda store: store.settings.get(actor, "sealing_key")))
    assert key not in repr(journal(ours))
    for path in [done.path, *ours.folder.rglob("*")]:
        if path.is_file():
            data = path.read_bytes()
            assert key.encode() not in data
            assert bytes.fromhex(key) not in data
