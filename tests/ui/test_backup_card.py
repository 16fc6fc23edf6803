"""Reservekopieën in Beheer, by keyboard: how it stands, a copy now, another folder, and what is said when it fails."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.ui.staff import Office, Staff
from tests.ui.test_backups import at_rest, copies, found_with_folder, stick
from tests.ui.test_manage_page import at_beheer

__all__ = ["stick"]
SPACE = Qt.Key.Key_Space


def press(staff: Staff, name: str) -> None:
    staff.until(lambda: at_rest(staff))
    staff.tab_to(name)
    staff.press(SPACE)


def test_the_card_says_when_and_where_and_makes_another_copy(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    staff = at_beheer(office)
    staff.until(lambda: staff.sees("Laatste goede kopie: vandaag om") and staff.sees(f"Map: {stick} (1 kopie)"))
    first = copies(stick)
    office.clock.forward(minutes=2)
    press(staff, "Nu een reservekopie maken")
    staff.until(lambda: at_rest(staff) and copies(stick) != first)
    assert len(copies(stick)) == 1, "of one day the newest stays"
    assert staff.sees("Die is meteen nagelezen")


def test_without_a_folder_the_card_says_what_that_means_and_takes_one(office: Office, stick: Path) -> None:
    office.found()
    staff = at_beheer(office)
    staff.until(lambda: staff.sees("Er is geen map gekozen."))
    assert staff.sees("dan zijn alle dossiers weg")
    press(staff, "Map kiezen")
    assert staff.at() == "Map voor reservekopieën"
    staff.type(str(stick))
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.sees("op dezelfde schijf als de kluis"))
    staff.tab_to("Deze map gebruiken")
    staff.press(SPACE)
    staff.until(lambda: at_rest(staff) and staff.sees("Laatste goede kopie: vandaag om"))
    assert len(copies(stick)) == 1, "the first copy is made at once"


def test_a_folder_that_cannot_be_used_is_told_and_the_old_one_stays(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    staff = at_beheer(office)
    press(staff, "Andere map kiezen")
    staff.type(str(stick / "bestaat niet"))
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.sees("(ZK-131)"))
    staff.tab_to("Niets veranderen")
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Andere map kiezen")
    assert staff.sees(f"Map: {stick}")


def test_a_failure_is_told_on_the_card_and_the_last_good_copy_stays_in_sight(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    staff = at_beheer(office)
    staff.until(lambda: at_rest(staff))
    stick.rename(stick.with_name("eruit"))
    press(staff, "Nu een reservekopie maken")
    staff.until(lambda: at_rest(staff) and staff.sees("(ZK-131)"))
    assert staff.sees("Laatste goede kopie: vandaag om")


def test_old_copies_in_the_former_folder_are_told_and_go_when_somebody_says_so(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    staff = at_beheer(office)
    press(staff, "Andere map kiezen")
    other = stick.with_name("andere stick")
    other.mkdir()
    staff.type(str(other))
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.sees("op dezelfde schijf als de kluis"))
    staff.tab_to("Deze map gebruiken")
    staff.press(SPACE)
    staff.until(lambda: at_rest(staff) and staff.sees(f"In de vorige map {stick} staat nog 1 kopie."))
    assert staff.sees("Verwijder ze uiterlijk 21-02-2027.")
    press(staff, "Kopieën daar verwijderen")
    staff.until(lambda: staff.at() == "Niet doen")
    assert copies(stick), "asked first"
    staff.tab_to("Ja")
    staff.press(SPACE)
    staff.until(lambda: at_rest(staff) and not staff.sees("In de vorige map"))
    assert copies(stick) == []
    assert len(copies(other)) == 1
