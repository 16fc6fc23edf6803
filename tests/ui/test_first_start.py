"""The first start by keyboard: three steps that refuse kindly, keep what was typed, and end in an open vault."""

from __future__ import annotations

import stat

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from intake_desktop.storage import looking
from tests.ui.staff import Office, Staff

ENTER = Qt.Key.Key_Return
GOOD = "vijf fictieve fietsen in de regen"


def first_step(staff: Staff) -> None:
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    staff.type("Stichting Voorbeeld")
    staff.tab_to("Locatie")
    staff.type("Oost")
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Je naam")


def colleague(staff: Staff, password: str, again: str) -> None:
    staff.type("Joke Bedacht")
    staff.tab_to("Wachtwoord")
    staff.type(password)
    staff.tab_to("Nog een keer")
    staff.type(again)
    staff.press(ENTER)


def key_on_paper(staff: Staff) -> list[str]:
    """Write the key down from the screen and type two groups of it; gives all its groups."""
    staff.until(lambda: staff.at() == "Afdrukken")
    groups = shown_groups(staff)
    staff.tab_to("Ik heb hem overgeschreven")
    staff.press(Qt.Key.Key_Space)
    staff.type(groups[int(staff.at().removeprefix("Groep ")) - 1])
    staff.keyboard.tab()
    staff.type(groups[int(staff.at().removeprefix("Groep ")) - 1])
    return groups


def shown_groups(staff: Staff) -> list[str]:
    """The fourteen groups as a screen reader tells them."""
    told = [label.accessibleName() for label in staff.window.findChildren(QLabel) if label.isVisible()]
    cells = [name for name in told if name.startswith("Groep ") and ":" in name]
    ordered = sorted(cells, key=lambda name: int(name.split()[1].rstrip(":")))
    return [name.split(": ")[1].replace(" ", "") for name in ordered]


def test_three_steps_by_keyboard_lead_to_an_open_and_empty_list(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD)
    groups = key_on_paper(staff)
    staff.press(ENTER)
    staff.until(lambda: staff.window.frame is not None and staff.sees("Nog geen deelnemers"))
    staff.until(lambda: staff.at() == "Nieuwe deelnemer")
    assert len(groups) == 14
    assert stat.S_IMODE(office.folder.stat().st_mode) == 0o700
    names = [each.label for each in looking.look(office.folder).colleagues]
    assert names == ["Joke B."], "first name and an initial were suggested for the screen that everybody sees"


def test_a_step_asks_for_what_is_still_empty(office: Office) -> None:
    staff = office.start()
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    staff.press(ENTER)
    assert staff.at() == "Naam van de organisatie"
    assert staff.sees("Vul eerst de naam van de organisatie in.")
    first_step(staff)
    assert staff.sees("Vul je naam en twee keer je wachtwoord in.")


def test_a_short_password_is_refused_where_it_was_typed(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, "kort", "kort")
    assert staff.sees("ZK-112")
    assert staff.at() == "Wachtwoord"


def test_two_passwords_that_differ_are_refused_at_the_second_one(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD + "en")
    assert staff.sees("De twee wachtwoorden zijn niet gelijk.")
    assert staff.at() == "Nog een keer"
    staff.type(GOOD)
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Afdrukken")


def test_the_phrase_button_fills_in_a_good_password_that_can_be_read(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    staff.type("Joke Bedacht")
    staff.tab_to("Maak een woordzin voor mij")
    staff.press(Qt.Key.Key_Space)
    assert staff.at() == "Nog een keer"
    field = next(line for line in staff.window.findChildren(QLineEdit) if line.accessibleName() == "Wachtwoord")
    assert len(field.text().split()) == 7
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    staff.type(field.text())
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Afdrukken")


def test_going_back_and_forth_keeps_what_was_typed(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD)
    staff.until(lambda: staff.at() == "Afdrukken")
    groups = shown_groups(staff)
    for name in ("Je naam", "Naam van de organisatie"):
        staff.tab_to("Vorige")
        staff.press(Qt.Key.Key_Space)
        staff.until(lambda name=name: staff.at() == name)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "Stichting Voorbeeld"
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Je naam")
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Afdrukken")
    assert shown_groups(staff) == groups, "the key on paper stays the same key"
    assert not office.folder.exists(), "nothing is written before the last step"


def test_a_wrong_group_is_told_at_the_group_and_the_vault_is_not_made(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD)
    staff.until(lambda: staff.at() == "Afdrukken")
    groups = shown_groups(staff)
    staff.tab_to("Ik heb hem overgeschreven")
    staff.press(Qt.Key.Key_Space)
    number = int(staff.at().removeprefix("Groep "))
    assert set(shown_groups(staff)) == {"verborgen"}, "the key is out of sight while it is typed over"
    wrong = "0000" if groups[number - 1] != "0000" else "1111"
    staff.type(wrong)
    assert staff.sees(f"Groep {number} is anders dan op het papier.")
    staff.press(ENTER)
    assert not office.folder.exists()
    staff.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    staff.type(groups[number - 1].lower())
    assert staff.sees("Klopt"), "capitals or not, it is the same"
