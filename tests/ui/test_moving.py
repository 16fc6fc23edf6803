"""Moving to another computer, by keyboard: the copy to take along, the steps, and the question at the old vault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.ui.staff import PASSWORD, Office, Staff
from tests.ui.test_backups import stick
from tests.ui.test_manage_page import at_beheer
from tests.ui.test_recovery_card import journal, locked, press
from tests.ui.test_restoring import looked, to_password

__all__ = ["stick"]
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def moved(office: Office, stick: Path) -> Staff:
    """A vault that was moved just now, in Beheer."""
    office.found_with("Anna Voorbeeld")
    staff = at_beheer(office)
    press(staff, "Verhuizen")
    staff.until(lambda: staff.at() == "Map voor de kopie")
    staff.type(str(stick))
    staff.press(ENTER)
    staff.until(lambda: staff.sees("Deze kluis is verhuisd op 23-11-2026."))
    return staff


def test_the_copy_goes_along_and_becomes_the_vault_of_the_other_computer(office: Office, stick: Path) -> None:
    staff = moved(office, stick)
    (copy,) = stick.iterdir()
    assert staff.sees(f"Kies daar “Ik heb een reservekopie”, en dan deze map: {copy}")
    assert len(journal(staff, "vault.moved")) == 1
    locked(staff)

    office.folder = office.folder.parent / "nieuwe computer" / "kluis"
    office.settings_file = office.folder.with_name("voorkeuren.json")
    new = office.start()
    new.until(lambda: new.at() == "Naam van de organisatie")
    press(new, "Ik heb een reservekopie")
    to_password(new, copy)
    looked(new)
    press(new, "Kopie terugzetten")
    new.until(lambda: new.at() == "Kluis openen")
    new.press(SPACE)
    new.until(lambda: new.window.frame is not None and new.arrived() and new.sees("1 van 1"))
    assert not (office.folder / "verhuisd.json").exists(), "the mark stays behind"


def test_the_old_vault_asks_before_it_opens_again(office: Office, stick: Path) -> None:
    locked(moved(office, stick))
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    staff.type(PASSWORD)
    staff.press(ENTER)
    staff.until(lambda: staff.sees("Deze kluis is verhuisd op 23-11-2026. Werk verder op de nieuwe computer."))
    assert staff.at() == "Niet openen"
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    assert staff.window.frame is None
    staff.press(ENTER)
    press(staff, "Toch hier openen")
    staff.until(lambda: staff.window.frame is not None and staff.arrived())


def test_who_stays_after_all_is_asked_no_longer(office: Office, stick: Path) -> None:
    staff = moved(office, stick)
    press(staff, "Toch op deze computer blijven")
    staff.until(lambda: staff.at() == "Verhuizen")
    assert len(journal(staff, "vault.stays")) == 1
    locked(staff)
    office.unlocked()


def test_a_stick_that_is_out_moves_nothing(office: Office, stick: Path) -> None:
    office.found()
    staff = at_beheer(office)
    press(staff, "Verhuizen")
    staff.until(lambda: staff.at() == "Map voor de kopie")
    staff.type(str(stick / "eruit"))
    staff.press(ENTER)
    staff.until(lambda: staff.sees("(ZK-131)"))
    press(staff, "Niet verhuizen")
    staff.until(lambda: staff.at() == "Verhuizen")
    assert not (office.folder / "verhuisd.json").exists()
