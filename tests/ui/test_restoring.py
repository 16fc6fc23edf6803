"""Putting a backup copy back in the window, by keyboard: on a new computer, at a shut door, and only looking."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.staff import PASSWORD, Office, Staff
from tests.ui.test_backups import stick
from tests.ui.test_first_start import GOOD, shown_groups
from tests.ui.test_manage_page import at_beheer

__all__ = ["stick"]
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
FOLDER = "Map met reservekopieën"


def with_copy(office: Office, stick: Path) -> None:
    """A vault with one participant and a copy of it, and another participant after that."""

    def work(vault: object) -> None:
        office.add(vault, "Anna Voorbeeld")  # type: ignore[arg-type]  # the vault of the tests
        vault.copy_to(stick)  # type: ignore[attr-defined]  # the same
        office.add(vault, "Bram Later")  # type: ignore[arg-type]  # the same

    office.found(work)


def press(staff: Staff, name: str) -> None:
    staff.tab_to(name)
    staff.press(SPACE)


def search(staff: Staff, place: Path) -> None:
    staff.until(lambda: staff.at() == FOLDER)
    staff.type(str(place))
    staff.press(ENTER)


def to_password(staff: Staff, place: Path) -> None:
    """Find the copies, take the newest and wait for the password of that time."""
    search(staff, place)
    staff.until(lambda: "gemaakt met Springplank" in staff.at())
    press(staff, "Deze kopie nakijken")
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")


def looked(staff: Staff, password: str = PASSWORD) -> None:
    staff.type(password)
    staff.press(ENTER)
    staff.until(lambda: staff.sees("De kopie is heel en gaat open."))


def test_on_a_new_computer_a_copy_becomes_the_vault(office: Office, stick: Path) -> None:
    with_copy(office, stick)
    shutil.rmtree(office.folder)
    staff = office.start()
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    press(staff, "Ik heb een reservekopie")
    to_password(staff, stick)
    looked(staff)
    told = staff.read()
    assert told[told.index("Deelnemers") + 1] == "1"
    assert "Stichting Voorbeeld" in told
    assert not staff.sees("Anna"), "a look inside tells no names"
    press(staff, "Kopie terugzetten")
    staff.until(lambda: staff.sees("De kopie staat op zijn plaats."))
    staff.until(lambda: staff.at() == "Kluis openen")
    staff.press(SPACE)
    staff.until(lambda: staff.window.frame is not None and staff.arrived() and staff.sees("1 van 1"))


def test_at_a_shut_door_a_copy_is_put_back_and_the_old_vault_is_set_aside(office: Office, stick: Path) -> None:
    with_copy(office, stick)
    for name in ("sleutels-a.json", "sleutels-b.json"):
        (office.folder / name).write_bytes(b"{kapot")
    staff = office.start()
    staff.until(lambda: staff.sees("ZK-102b"))
    press(staff, "Reservekopie terugzetten")
    to_password(staff, stick)
    looked(staff)
    press(staff, "Kopie terugzetten")
    staff.until(lambda: staff.sees("Er is niet te zien of dit een kopie is van de kluis op deze computer"))
    assert staff.at() == "Niet terugzetten"
    press(staff, "Toch terugzetten")
    staff.until(lambda: staff.at() == "Kluis openen")
    (aside,) = office.folder.parent.glob("kluis-opzij-*")
    assert staff.sees(str(aside))
    assert (aside / "sleutels-a.json").read_bytes() == b"{kapot"
    staff.press(SPACE)
    staff.until(lambda: staff.window.frame is not None and staff.arrived() and staff.sees("1 van 1"))


def test_with_the_key_on_paper_a_copy_gets_a_new_password(office: Office, stick: Path) -> None:
    with_copy(office, stick)
    shutil.rmtree(office.folder)
    staff = office.start()
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    press(staff, "Ik heb een reservekopie")
    to_password(staff, stick)
    press(staff, "Herstelsleutel gebruiken")
    staff.until(lambda: staff.at() == "Herstelsleutel")
    looked(staff, office.recovery_key)
    press(staff, "Kopie terugzetten")
    staff.until(lambda: staff.at() == "Nieuw wachtwoord")
    staff.type(GOOD)
    staff.press(ENTER)
    staff.until(lambda: staff.sees("Bewaar de nieuwe herstelsleutel."))
    groups = shown_groups(staff)
    press(staff, "Ik heb hem overgeschreven")
    staff.type(groups[int(staff.at().removeprefix("Groep ")) - 1])
    staff.keyboard.tab()
    staff.type(groups[int(staff.at().removeprefix("Groep ")) - 1])
    staff.press(ENTER)
    staff.until(lambda: staff.window.frame is not None and staff.arrived() and staff.sees("1 van 1"))


def test_going_back_from_a_look_inside_leaves_the_vault_and_nothing_else(office: Office, stick: Path) -> None:
    with_copy(office, stick)
    before = {path: path.read_bytes() for path in office.folder.iterdir()}
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    press(staff, "Reservekopie terugzetten")
    to_password(staff, stick)
    staff.type("een verkeerde zin van toen")
    staff.press(ENTER)
    staff.until(lambda: staff.sees("(ZK-101)"))
    looked(staff)
    press(staff, "restore-back")
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    staff.until(lambda: not list(office.folder.parent.glob(".kluis-*")))
    assert {path: path.read_bytes() for path in office.folder.iterdir()} == before
    staff.unlock()
    staff.until(lambda: staff.sees("2 van 2"))


def test_a_damaged_copy_is_marked_and_says_why_it_cannot_be_taken(office: Office, stick: Path) -> None:
    with_copy(office, stick)
    (copy,) = stick.iterdir()
    (copy / "kluis.db").write_bytes(b"")
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    press(staff, "Reservekopie terugzetten")
    search(staff, stick)
    staff.until(lambda: staff.at().endswith(": Beschadigd"))
    staff.press(SPACE)
    press(staff, "Deze kopie nakijken")
    staff.until(lambda: staff.sees("(ZK-332)"))


@pytest.mark.parametrize("place", ["leeg", "bestaat niet"])
def test_a_place_without_copies_is_told_at_the_field(office: Office, tmp_path: Path, place: str) -> None:
    office.found()
    (tmp_path / "leeg").mkdir()
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    press(staff, "Reservekopie terugzetten")
    search(staff, tmp_path / place)
    staff.until(lambda: staff.sees("(ZK-331)") and staff.at() == FOLDER)


def test_closing_the_window_half_way_leaves_nothing(office: Office, stick: Path) -> None:
    with_copy(office, stick)
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    press(staff, "Reservekopie terugzetten")
    to_password(staff, stick)
    typed = staff.tab_to("Wachtwoord van Joke")
    assert isinstance(typed, QLineEdit)
    staff.type("half getypt")
    staff.window.close()
    staff.until(lambda: not list(office.folder.parent.glob(".kluis-*")))
    assert typed.text() == ""


def test_beheer_looks_into_a_copy_while_somebody_works_and_changes_nothing(office: Office, stick: Path) -> None:
    with_copy(office, stick)
    (copy,) = stick.iterdir()
    before = {path: path.read_bytes() for path in copy.iterdir()}
    staff = at_beheer(office)
    press(staff, "Een kopie bekijken")
    to_password(staff, stick)
    looked(staff)
    assert staff.sees("Je hebt alleen gekeken.")
    assert not staff.sees("Kopie terugzetten")
    press(staff, "Klaar met kijken")
    staff.until(lambda: staff.at() == "Een kopie bekijken")
    staff.until(lambda: not list(office.folder.parent.glob(".kluis-*")))
    assert {path: path.read_bytes() for path in copy.iterdir()} == before


def test_going_elsewhere_while_looking_leaves_nothing(office: Office, stick: Path) -> None:
    with_copy(office, stick)
    staff = at_beheer(office)
    press(staff, "Een kopie bekijken")
    to_password(staff, stick)
    staff.visit("list", "")
    staff.until(lambda: not list(office.folder.parent.glob(".kluis-*")))
