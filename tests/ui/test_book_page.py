"""Staff look somebody up in the address book, add, change and put away by keyboard; what was typed is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.roles import Role
from intake_desktop.ui.pages.book_list import EMPTY, MOST, BookList
from tests.storage.vaults import heard_sender
from tests.ui.staff import Office, Staff, name_of
from tests.ui.test_received import CTRL, journal

ZUID = Contact("buurtteam", "Buurtteam Zuid (fictief)", "Noor Bedenksel", "020 123 45 67")
WORK = Contact("werk_en_re_integratie", "Werk & Re-integratie (fictief)", "Team Noord")


def with_book(office: Office, *people: Contact) -> Staff:
    """In the window, walked to the address book, in which these people stand."""

    def work(vault: Vault) -> None:
        for each in people:
            vault.run(lambda store, each=each: store.contacts.add(vault.actor, each)).result()

    office.found(work)
    staff = office.unlocked()
    staff.tab_to("Adresboek", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Zoeken in het adresboek")
    staff.until(lambda: len(shown(staff)) == len(people) if people else staff.sees(EMPTY))
    return staff


def shown(staff: Staff) -> tuple[str, ...]:
    lists = [each for each in staff.window.findChildren(BookList) if each.isVisible()]
    return lists[0].shown() if lists else ()


def write(staff: Staff, name: str, text: str) -> None:
    staff.tab_to(name)
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(text)


def press(staff: Staff, name: str, back: bool = False) -> None:
    staff.tab_to(name, back=back)
    staff.press(Qt.Key.Key_Space)


def kept(staff: Staff) -> tuple[Contact, ...]:
    vault = staff.office.desk.last
    assert vault is not None
    found: tuple[Contact, ...] = vault.run(lambda store: store.contacts.all(vault.actor)).result()
    return found


def test_a_new_recipient_is_added_by_keyboard(office: Office) -> None:
    staff = with_book(office)
    press(staff, "Nieuwe ontvanger")
    staff.until(lambda: staff.at() == "Buurtteam")
    staff.press(Qt.Key.Key_1)
    write(staff, "Naam van de organisatie", "Buurtteam Zuid (fictief)")
    write(staff, "Contactpersoon of afdeling", "Noor Bedenksel")
    write(staff, "Telefoon", "020 123 45 67")
    write(staff, "E-mail", "noor@voorbeeld.nl")
    staff.tab_to("Geen vaste grond")
    staff.press(Qt.Key.Key_3)
    write(staff, "Opmerking", "Bel voor twaalf uur.")
    press(staff, "Opslaan")
    staff.until(lambda: shown(staff) == ("Buurtteam Zuid (fictief), Noor Bedenksel",))
    assert staff.sees("Buurtteam Zuid (fictief), Noor Bedenksel staat in het adresboek.")
    staff.until(lambda: staff.at() == "Aanpassen: Buurtteam Zuid (fictief), Noor Bedenksel")
    (contact,) = kept(staff)
    whole = replace(ZUID, email="noor@voorbeeld.nl", ground="toestemming", remark="Bel voor twaalf uur.")
    assert contact == replace(whole, id=contact.id)
    assert "Zuid" not in repr(journal(staff))


def test_a_form_says_what_is_missing_where_it_is_missing(office: Office) -> None:
    staff = with_book(office)
    press(staff, "Nieuwe ontvanger")
    press(staff, "Opslaan")
    staff.until(lambda: staff.sees("Kies wat voor ontvanger dit is."))
    staff.press(Qt.Key.Key_1)
    press(staff, "Opslaan")
    staff.until(lambda: staff.sees("Vul de naam van de organisatie in."))
    assert staff.at() == "Naam van de organisatie"
    staff.type("Buurtteam Zuid (fictief)")
    write(staff, "Telefoon", "bel maar")
    press(staff, "Opslaan")
    staff.until(lambda: staff.sees("We herkennen dit niet als telefoonnummer."))
    assert staff.at() == "Telefoon"
    assert kept(staff) == ()
    staff.press(Qt.Key.Key_Escape)
    staff.until(lambda: staff.at() == "Nieuwe ontvanger")


def test_somebody_who_stands_there_already_is_told_and_what_was_typed_stays(office: Office) -> None:
    staff = with_book(office, ZUID)
    press(staff, "Nieuwe ontvanger", back=True)
    staff.until(lambda: staff.at() == "Buurtteam")
    staff.press(Qt.Key.Key_1)
    write(staff, "Naam van de organisatie", "buurtteam zuid (fictief)")
    write(staff, "Contactpersoon of afdeling", "noor bedenksel")
    press(staff, "Opslaan")
    staff.until(lambda: staff.sees("ZK-242"))
    assert staff.at() == "Naam van de organisatie"
    fields = [line for line in staff.window.findChildren(QLineEdit) if line.isVisible()]
    assert {"buurtteam zuid (fictief)", "noor bedenksel"} <= {line.text() for line in fields}
    write(staff, "Contactpersoon of afdeling", "Balie")
    press(staff, "Opslaan")
    staff.until(lambda: len(shown(staff)) == 2)


def test_a_change_is_kept_and_a_known_sender_can_be_named(office: Office) -> None:
    staff = with_book(office, ZUID)
    vault = office.desk.last
    assert vault is not None
    vault.run(lambda store: store.senders.pin(vault.actor, heard_sender())).result()
    staff.window.frame.workplace.visit("book")  # type: ignore[union-attr]  # the vault is open
    staff.until(lambda: shown(staff))
    press(staff, "Aanpassen: Buurtteam Zuid (fictief), Noor Bedenksel")
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    write(staff, "Telefoon", "020 765 43 21")
    staff.tab_to("Geen bekende afzender")
    staff.press(Qt.Key.Key_2)
    press(staff, "Opslaan")
    staff.until(lambda: staff.sees("020 765 43 21 · bekende afzender"))
    assert (kept(staff)[0].phone, kept(staff)[0].public_key) == ("020 765 43 21", heard_sender().public_key)


def test_searching_shows_only_who_fits_and_says_when_nobody_does(office: Office) -> None:
    staff = with_book(office, ZUID, WORK)
    staff.type("noord")
    staff.until(lambda: shown(staff) == ("Werk & Re-integratie (fictief), Team Noord",))
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type("bestaat niet")
    staff.until(lambda: staff.sees("Niemand gevonden."))


def test_who_is_put_away_is_gone_until_asked_for_and_can_come_back(office: Office) -> None:
    staff = with_book(office, ZUID, WORK)
    press(staff, "Opbergen: Buurtteam Zuid (fictief), Noor Bedenksel")
    staff.until(lambda: len(shown(staff)) == 1)
    assert staff.sees("Buurtteam Zuid (fictief), Noor Bedenksel is opgeborgen.")
    staff.until(lambda: staff.at() == "Zoeken in het adresboek")
    press(staff, "Toon ook wie is opgeborgen")
    staff.until(lambda: len(shown(staff)) == 2)
    assert staff.sees("Opgeborgen · Buurtteam")
    press(staff, "Terugzetten: Buurtteam Zuid (fictief), Noor Bedenksel")
    staff.until(lambda: not kept(staff)[0].put_away)


def test_a_long_book_shows_a_part_and_says_how_many_more(office: Office) -> None:
    def work(vault: Vault) -> None:
        many = [replace(ZUID, organisation=f"Buurtteam {number} (fictief)") for number in range(MOST + 3)]
        vault.run(lambda store: [store.contacts.add(vault.actor, each) for each in many]).result()

    office.found(work)
    staff = office.unlocked()
    staff.window.frame.workplace.visit("book")  # type: ignore[union-attr]  # the vault is open
    staff.until(lambda: len(shown(staff)) == MOST)
    assert staff.sees("Nog 3 andere. Zoek op een naam om ze te zien.")


def test_who_may_not_export_is_told_so_and_that_is_written_down(office: Office) -> None:
    def only_beheerder(vault: Vault) -> None:
        me = replace(vault.colleague, roles=frozenset({Role.BEHEERDER}))
        vault.run(lambda store: store.colleagues.update(vault.actor, me)).result()

    office.found(only_beheerder)
    staff = office.unlocked()
    bar = [name_of(each) for each in staff.window.findChildren(QLineEdit) if each.objectName().startswith("nav-")]
    assert "Adresboek" not in bar
    staff.window.frame.workplace.visit("book")  # type: ignore[union-attr]  # the vault is open
    staff.until(lambda: staff.sees("Dit hoort niet bij jouw rol."))
    staff.until(lambda: staff.at() == "Naar Deelnemers")
    assert (journal(staff)[-1].event, journal(staff)[-1].outcome) == ("contacts.viewed", "refused")


@pytest.mark.parametrize("text", ["x" * 300, "Buurtteam \u202ediuZ"])
def test_a_name_that_cannot_be_kept_is_told_at_the_name(office: Office, text: str) -> None:
    staff = with_book(office)
    press(staff, "Nieuwe ontvanger")
    staff.until(lambda: staff.at() == "Buurtteam")
    staff.press(Qt.Key.Key_1)
    staff.tab_to("Naam van de organisatie")
    staff.keyboard.paste(text)
    press(staff, "Opslaan")
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    assert staff.sees("tekens. Er passen er 200.") or staff.sees("onzichtbaar teken")
    assert kept(staff) == ()
