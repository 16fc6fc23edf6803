"""Who gets a file is picked from the address book or kept there; the last step says whom to call and what to send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from intake_desktop.dossier.ports import Vault
from intake_desktop.ui.pages.exchange_texts import SendingTexts
from tests.ui.exchanging import ZUID, Sender
from tests.ui.staff import Office


@pytest.fixture
def sender(office: Office, tmp_path: Path) -> Iterator[Sender]:
    made = Sender(office, tmp_path)
    yield made
    made.rest()


def test_a_new_recipient_is_kept_when_the_file_is_made_and_picked_the_next_time(sender: Sender) -> None:
    staff = sender.staff
    sender.new(ZUID, "Noor Bedenksel", "020 123 45 67")
    assert staff.sees("Deze ontvanger komt in het adresboek als het bestand is gemaakt.")
    sender.to_step(1)
    assert sender.book() == ()
    sender.to_step(2)
    sender.talk()
    sender.make()
    sender.sees("Bel Noor Bedenksel op 020 123 45 67. Dit nummer is net ingevuld: controleer het eerst")
    (kept,) = sender.book()
    assert (kept.organisation, kept.person, kept.phone) == (ZUID, "Noor Bedenksel", "020 123 45 67")
    sender.finish()
    sender.come()
    sender.pick("buu")
    sender.sees("020 123 45 67")
    assert staff.sees("voor: Toegang tot passende ondersteuning")
    sender.to_step(1)
    sender.to_step(2)
    staff.keyboard.tab()
    staff.press(Qt.Key.Key_2)
    sender.press("Vandaag: Besproken met Jamila op")
    sender.press("Bestand maken")
    sender.sees("Vul in wanneer de toestemming is gegeven.")
    sender.consent()
    sender.write("Map", str(sender.folder))
    sender.make()
    sender.sees("Bel Noor Bedenksel op 020 123 45 67. Dit nummer stond al in het adresboek.")
    newest = sender.exports()[0]
    assert (newest.contact_id, newest.permission.purpose) == (kept.id, "Toegang tot passende ondersteuning")
    assert len(sender.book()) == 1


def test_another_new_recipient_inherits_no_consent_and_no_part_that_was_turned_on(sender: Sender) -> None:
    sender.new(ZUID)
    sender.to_step(1)
    sender.to_step(2)
    sender.talk()
    draft = sender.page()._draft
    draft.chosen["noodcontact"] = "nodig voor Zuid"
    assert draft.consent_on is not None or draft.discussed_on is not None
    sender.press("Vorige")
    sender.press("Vorige")
    sender.write("Naam van de organisatie", "Buurtteam Elders (fictief)")
    sender.to_step(1)
    assert (draft.chosen, draft.consent_on, draft.discussed_on) == ({}, None, None)


def test_nobody_is_chosen_beforehand_and_who_stands_there_already_is_told(sender: Sender) -> None:
    vault = sender.staff.office.desk.last
    assert vault is not None
    keep(vault)
    sender.come()
    sender.press("Buurtteam")
    sender.staff.until(lambda: sender.combo() is not None)
    sender.press("Volgende")
    sender.sees("Kies een ontvanger, of kies Nieuwe ontvanger.")
    sender.new("buurtteam ZUID (fictief)")
    sender.press("Volgende")
    sender.sees("ZK-242")
    assert sender.staff.at() == "Naam van de organisatie"
    sender.write("Telefoon", "bel maar")
    sender.press("Volgende")
    sender.sees("We herkennen dit niet als telefoonnummer.")
    assert sender.staff.at() == "Telefoon"
    assert sender.page().step() == 0


def keep(vault: Vault) -> None:
    from intake_desktop.dossier.contacts import Contact

    work = Contact("werk_en_re_integratie", "Werk & Re-integratie (fictief)")
    for each in (Contact("buurtteam", ZUID, ground="toestemming"), work):
        vault.run(lambda store, each=each: store.contacts.add(vault.actor, each)).result()


def test_only_the_kind_that_was_chosen_is_offered_and_its_usual_ground_stands_ready(sender: Sender) -> None:
    vault = sender.staff.office.desk.last
    assert vault is not None
    keep(vault)
    sender.come()
    sender.pick("b")
    combo = sender.combo()
    assert combo is not None
    assert [combo.itemText(at) for at in range(combo.count())] == [ZUID, "Nieuwe ontvanger"]
    sender.sees("geen telefoonnummer")
    sender.to_step(1)
    sender.to_step(2)
    draft = sender.page()._draft
    assert (draft.ground, draft.purpose, draft.consent_on) == ("toestemming", "", None)
    sender.talk()
    sender.make()
    sender.sees("Bel de ontvanger op een nummer dat je al kent.")


def test_the_mail_is_copied_and_the_script_spells_the_code_until_somebody_leaves(sender: Sender) -> None:
    vault = sender.staff.office.desk.last
    assert vault is not None
    vault.run(lambda store: store.settings.put(vault.actor, "phone", "020 555 12 34")).result()
    sender.new(ZUID, "Noor Bedenksel")
    sender.to_step(1)
    sender.to_step(2)
    sender.talk()
    mark = sender.make()
    texts = next(each for each in sender.staff.window.findChildren(SendingTexts) if each.isVisible())
    assert not sender.staff.sees("Goedendag")
    sender.press("Mailtekst: tonen")
    sender.press("Kopiëren: Mailtekst")
    sender.sees("De mailtekst staat op het klembord. Er staat niets over een deelnemer in.")
    mail = QApplication.clipboard().text()
    assert mail.startswith(f"Onderwerp: Overdracht {mark}\n")
    assert "Bel ons op 020 555 12 34." in mail
    assert mail.endswith("Joke Bedacht, Stichting Voorbeeld")
    assert "Jamila" not in mail + texts.said()
    sender.press("Belscript: tonen")
    spelled = texts.said()
    assert sender.page()._steps.done.code.view.code().split("-")[0] + ": " in spelled
    sender.staff.press(Qt.Key.Key_Space)
    assert not sender.staff.sees("Ik lees vijf groepen van vier voor.")
    sender.finish()
    words = [label.text() for label in sender.staff.window.findChildren(QLabel)]
    assert not [text for text in words if spelled.splitlines()[5] in text]


def test_without_a_telephone_of_ours_the_last_step_says_where_to_fill_it_in(sender: Sender) -> None:
    sender.new()
    sender.to_step(1)
    sender.to_step(2)
    sender.talk(by_consent=False)
    sender.make()
    sender.press("Mailtekst: tonen")
    sender.sees("Een beheerder vult het in bij Onze kaart.")
    assert not sender.staff.sees("Bel ons op")
