"""Staff hand over a whole dossier by keyboard: sealed for one organisation, without a code, and read over there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.desk import FileFormat
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.senders import FROM_CARD, Compared, ProviderCard
from intake_desktop.exchange import export
from intake_desktop.exchange.material import RecordRef
from intake_desktop.ui.pages.exchange_partners import NOBODY
from tests.exchange import people
from tests.exchange.test_provider_card import FROZEN
from tests.fakes import known_bytes
from tests.ui.received_files import HEARD, KEY
from tests.ui.staff import Office, Staff
from tests.ui.test_card import at_the_card, compare, fill, known
from tests.ui.test_received import at_the_page, content, journal, verdict

THERE = "Stichting Ver Weg (fictief)"
HERE = "Stichting Voorbeeld"
ONLY = f"Dit bestand kan alleen {THERE} openen. Er is geen code nodig."


def card_of(office: Office, organisation: str = HERE) -> ProviderCard:
    """The card of a vault that is founded now and closed again."""
    card: ProviderCard | None = office.found(office.desk.our_card, organisation)
    assert card is not None
    return card


def pin(vault: Vault, card: ProviderCard) -> None:
    heard = "-".join(card.fingerprint.split("-")[-2:])
    compared = Compared(card.public_key, card.organisation, FROM_CARD, heard, card.sealing_key)
    vault.run(lambda store: store.senders.pin(vault.actor, compared)).result()


@pytest.fixture
def there(tmp_path: Path, qtbot: QtBot) -> Office:
    return Office(tmp_path / "ver", qtbot)


def at_exchange(office: Office, dossier_id: str, known_cards: tuple[ProviderCard, ...] = ()) -> Staff:
    """In the window, at step 1 of exchanging, after these cards were compared."""
    staff = office.unlocked()
    assert office.desk.last is not None
    for card in known_cards:
        pin(office.desk.last, card)
    staff.visit("exchange", dossier_id)
    return staff


def press(staff: Staff, name: str) -> None:
    staff.tab_to(name)
    staff.press(Qt.Key.Key_Space)


def choose_colleague(staff: Staff) -> None:
    """The third kind of recipient, by its digit."""
    staff.press(Qt.Key.Key_3)


def names(staff: Staff) -> set[str]:
    """Buttons that can be used."""
    return {each.text() for each in staff.window.findChildren(QPushButton) if each.isVisible() and each.isEnabled()}


def make(staff: Staff, folder: Path) -> Path:
    """Through the four steps by keyboard; gives the file."""
    choose_colleague(staff)
    press_option(staff, THERE)
    press(staff, "Volgende")
    staff.until(lambda: staff.sees("Wat gaat mee") or "Volgende" in names(staff))
    press(staff, "Volgende")
    press_option(staff, "De begeleiding overnemen")
    press_option(staff, "Toestemming van de deelnemer")
    press(staff, "Vandaag: Besproken met Jamila op")
    press(staff, "Vandaag: Toestemming gegeven op")
    press_option(staff, "mondeling")
    fill_field(staff, "Map", str(folder))
    press(staff, "Bestand maken")
    staff.until(lambda: staff.sees(ONLY), 30_000)
    (file,) = folder.glob("overdracht-*")
    return file


def press_option(staff: Staff, name: str) -> None:
    """Tab to the group and go with the arrows to this option."""
    staff.until(lambda: any(each.isVisible() for each in staff.window.findChildren(QWidget) if name_is(each, name)))
    option = next(each for each in staff.window.findChildren(QWidget) if each.isVisible() and name_is(each, name))
    staff.keyboard.tab_into(option)
    staff.press(Qt.Key.Key_Space)


def name_is(widget: QWidget, name: str) -> bool:
    return widget.accessibleName() == name and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def fill_field(staff: Staff, name: str, text: str) -> None:
    staff.tab_to(name)
    staff.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    staff.type(text)


def test_the_whole_way_from_one_window_to_the_other(office: Office, there: Office, tmp_path: Path) -> None:
    card = card_of(there, THERE)
    dossier_id = office.found_with_example()
    staff = at_exchange(office, dossier_id, (card,))
    our_card = office.desk.our_card(office.desk.last)  # type: ignore[arg-type]  # the real vault behind the gate
    file = make(staff, tmp_path)
    assert file.suffix == ".springplank"
    assert staff.sees("Je mag het mailen. De ander opent het in Springplank, onder Ontvangen.")
    assert staff.at().startswith(ONLY)
    assert not staff.sees("Code om het bestand te openen")
    assert "Klaar" in names(staff), "there is no code to pass on first"
    press(staff, "Klaar")
    staff.until(lambda: staff.sees("verzegeld, zonder code"))
    assert not [name for name in names(staff) if name.startswith("Code nog eens bekijken")]

    far = at_the_page(there)
    ask_without_code(far, file)
    assert verdict(far).startswith("warn: Onbekend.")
    compare(far, " ".join(our_card.fingerprint.split("-")[-2:]))
    far.until(lambda: verdict(far).startswith("ok: Bekend."))
    assert far.sees("Jamila Voorbeeld")
    assert "Wat wil je bereiken?" in content(far)
    press(far, "Overnemen als nieuwe deelnemer")
    far.until(lambda: far.place().page == "review" and far.arrived(), 30_000)
    assert far.sees(f"Overgenomen. Van {HERE}, ")
    assert far.session().header.name == "Jamila Voorbeeld"
    assert far.sees("overgenomen, controleren")
    taken = [row.event for row in journal(far) if row.event == "dossier.taken_over"]
    assert taken == ["dossier.taken_over"]
    there.close()


def unfit(card: ProviderCard, folder: Path) -> Path:
    """A whole dossier of the same sender as in received_files, made with forms that nobody here has."""
    records = tuple(RecordRef(form, 99, "0" * 64, people.SAID) for form in people.forms().forms)
    sealed_to = bytes.fromhex(card.sealing_key)
    material = people.material(people.COLLEAGUE, records=records, sealed_to=sealed_to)
    return export.write(export.seal(material, KEY, known_bytes(), FileFormat.SEALED), folder)


def test_a_dossier_that_does_not_fit_is_read_but_not_taken_over_and_it_is_said_why(
    office: Office, tmp_path: Path
) -> None:
    card = card_of(office)
    file = unfit(card, tmp_path)
    staff = at_the_page(office)
    ask_without_code(staff, file)
    compare(staff, HEARD)
    staff.until(lambda: verdict(staff).startswith("ok: Bekend."))
    assert staff.sees("Overnemen kan niet, ook niet voor een deel.")
    assert staff.sees("Werkvaardigheden: versie 99 van dit formulier is hier niet bekend.")
    assert "Overnemen als nieuwe deelnemer" not in names(staff)


def ask_without_code(staff: Staff, path: Path) -> None:
    staff.tab_to("Bestand")
    staff.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    staff.type(str(path))
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: verdict(staff) or staff.sees("ZK-"), 30_000)


def test_without_a_known_organisation_it_is_said_what_to_do(office: Office) -> None:
    staff = at_exchange(office, office.found_with_example())
    choose_colleague(staff)
    staff.until(lambda: staff.sees(NOBODY))
    press(staff, "Volgende")
    assert staff.at() == NOBODY, "and who hears the screen hears it again"
    assert staff.sees("Wie krijgt dit bestand?")
    assert not staff.sees("Naam van de organisatie")


def test_an_organisation_without_a_key_is_named_with_what_to_ask(office: Office, there: Office) -> None:
    card = card_of(there, THERE)
    old = replace(card, sealing_key="")
    staff = at_exchange(office, office.found_with_example(), (old,))
    choose_colleague(staff)
    staff.until(lambda: staff.sees(f"Van {THERE} hebben we nog geen sleutel."))
    assert staff.sees(NOBODY)


def test_nobody_goes_on_without_choosing_who_takes_over(office: Office, there: Office) -> None:
    card = card_of(there, THERE)
    staff = at_exchange(office, office.found_with_example(), (card,))
    choose_colleague(staff)
    staff.until(lambda: staff.sees("Welke organisatie neemt het over?"))
    press(staff, "Volgende")
    assert staff.sees("Kies de organisatie die het overneemt.")
    assert staff.at() == THERE
    fingerprint = card.fingerprint.replace("-", " ")
    here = QApplication.focusWidget()
    assert here is not None
    assert f"Kenmerk: {fingerprint}" in here.accessibleDescription()


def test_another_recipient_after_all_gets_a_name_and_a_code_again(office: Office, there: Office) -> None:
    card = card_of(there, THERE)
    staff = at_exchange(office, office.found_with_example(), (card,))
    choose_colleague(staff)
    press_option(staff, THERE)
    staff.press(Qt.Key.Key_Backtab)
    staff.tab_to("Collega bij een andere organisatie", back=True)
    staff.press(Qt.Key.Key_1)
    assert staff.sees("Naam van de organisatie")
    assert not staff.sees("Welke organisatie neemt het over?")
    press(staff, "Volgende")
    assert staff.sees("Vul in welke organisatie het krijgt.")


def test_a_file_for_another_organisation_is_refused_at_the_file_and_journaled(
    office: Office, there: Office, tmp_path: Path
) -> None:
    card = card_of(there, THERE)
    staff = at_exchange(office, office.found_with_example(), (card,))
    file = make(staff, tmp_path)
    press(staff, "Klaar")
    staff.tab_to("Ontvangen bestand", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Bestand")
    ask_without_code(staff, file)
    assert staff.sees("Dit bestand is voor een andere organisatie gemaakt.")
    assert staff.at() == "Bestand"
    told = journal(staff)[-1]
    assert (told.event, told.segment, dict(told.detail)) == ("transfer.refused", "ZK-263", {})


def test_a_card_of_before_is_told_to_be_old_and_a_new_one_mends_that(
    office: Office, there: Office, tmp_path: Path
) -> None:
    def card_and_file(vault: Vault) -> tuple[ProviderCard, Path]:
        return there.desk.our_card(vault), there.desk.save_card(vault, tmp_path)

    made = there.found(card_and_file, THERE)
    assert made is not None
    card, file = made
    office.found(lambda vault: pin(vault, replace(card, sealing_key="")))
    staff = at_the_card(office)
    staff.until(lambda: staff.sees("Een heel dossier sturen kan nog niet."))
    fill(staff, "Bestand van de kaart", str(file))
    staff.until(lambda: staff.at() == "Groep 1 tot en met 6 zijn gelijk")
    compare(staff, card.fingerprint[-9:])
    staff.until(lambda: known(staff) == [THERE] and not staff.sees("Een heel dossier sturen kan nog niet."))
    assert staff.sees(card.fingerprint.replace("-", " "))


def test_a_card_of_an_older_version_says_what_it_is_good_for(office: Office) -> None:
    office.found()
    staff = at_the_card(office)
    fill(staff, "Bestand van de kaart", str(FROZEN))
    staff.until(lambda: staff.sees("Deze kaart is van een oudere versie."))
    compare(staff, "C1VQ-7Z7G")
    staff.until(lambda: known(staff) == ["Stichting De Werkbank (fictief)"])
    assert staff.sees("Een heel dossier sturen kan nog niet.")
