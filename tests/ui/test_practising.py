"""Practising in the window, by keyboard: marked on every screen, back to the real vault by one button, begun anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.practice import PASSWORD
from intake_desktop.ui import theme
from intake_desktop.wiring import practice
from tests import laid_down
from tests.ui.staff import GuardedDesk, Office, Staff
from tests.ui.test_first_start import first_step
from tests.ui.test_reach import check

BAND = "OEFENEN – geen echte deelnemers"
SPACE = Qt.Key.Key_Space


class PracticeOffice(Office):
    """The same workstation, on the practice vault."""

    def _new_desk(self) -> GuardedDesk:
        desk = super()._new_desk()
        desk.practice = True
        return desk

    def found_practice(self) -> None:
        """The practice vault as pressing the button makes it, closed again."""
        laid_down.once(("practice", self.clock()), self.folder, lambda: practice.make(self.desk, self.clock).close())


@pytest.fixture
def practising(tmp_path: Path, qtbot: QtBot, read_once: None) -> Iterator[PracticeOffice]:
    theme.apply_choice("licht", 100)
    office = PracticeOffice(tmp_path / "oefenen", qtbot)
    yield office
    office.close()


def other_asked(staff: Staff) -> list[bool]:
    """Fills when the window asks to start afresh on the other vault."""
    asked: list[bool] = []
    staff.window.other_asked.connect(lambda: asked.append(True))
    return asked


def made(office: PracticeOffice) -> Staff:
    """Somebody in the practice vault that was made before."""
    office.found_practice()
    staff = office.start()
    staff.unlock(PASSWORD)
    return staff


def test_making_it_leads_to_the_people_of_the_examples_under_the_band(practising: PracticeOffice) -> None:
    staff = practising.start()
    staff.until(lambda: staff.at() == "Oefenkluis maken")
    assert staff.sees(BAND)
    assert staff.window.windowTitle() == "Springplank - OEFENEN"
    assert check(staff, "practice start") == []
    stop = next(each for each in staff.window.findChildren(QAbstractButton) if each.text() == "Stoppen met oefenen")
    staff.press(SPACE)
    assert not stop.isEnabled(), "nobody stops half-way"
    staff.until(lambda: staff.window.frame is not None and staff.arrived(), most_ms=60_000)
    staff.settle()
    assert stop.isEnabled()
    for page in ("list", "new", "received", "book", "card", "manage"):
        staff.window.frame.workplace.visit(page)
        staff.settle()
        assert staff.sees(BAND), page
    staff.window.change_settings(staff.window.settings.__class__(theme="donker", text_size=200))
    staff.settle()
    assert staff.sees(BAND)
    staff.until(lambda: staff.sees("Van de oefenkluis worden geen reservekopieën gemaakt"))


def test_locking_comes_back_to_the_practice_door_which_tells_the_password(practising: PracticeOffice) -> None:
    staff = made(practising)
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: practising.relaunches)
    door = practising.start()
    door.until(lambda: door.at() == "Wachtwoord van Oefenen")
    assert door.sees(f"Wachtwoord om te oefenen: {PASSWORD}")
    assert door.sees(BAND)
    assert door.sees("Iedereen kan deze kluis openen")
    assert not door.sees("kan niemand meelezen"), "the password stands on the screen"
    assert check(door, "practice door") == []
    door.unlock(PASSWORD)
    assert not practising.settings_file.exists() or "slot" not in practising.settings_file.read_text("utf-8").replace(
        '"last_slot": ""', ""
    )


def test_stopping_saves_closes_and_asks_for_the_real_vault(practising: PracticeOffice) -> None:
    staff = made(practising)
    asked = other_asked(staff)
    staff.tab_to("Stoppen met oefenen")
    staff.press(SPACE)
    staff.until(lambda: asked)
    assert practising.desk.last is not None
    assert practising.desk.last.closed
    assert not practising.relaunches


def test_beginning_anew_asks_first_and_keeps_all_when_somebody_does_not_want_it(practising: PracticeOffice) -> None:
    staff = made(practising)
    vault = practising.desk.last
    practising.add(vault, "Erik Erbij-Verzonnen")
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: practising.relaunches)
    door = practising.start()
    door.until(lambda: door.at() == "Wachtwoord van Oefenen")
    door.tab_to("Oefenkluis weggooien en opnieuw maken")
    door.press(SPACE)
    door.until(lambda: door.at() == "Niet doen")
    door.press(SPACE)
    door.until(lambda: door.at() == "Oefenkluis weggooien en opnieuw maken")
    door.press(SPACE)
    door.tab_to("Opnieuw maken", back=True)
    door.press(SPACE)
    door.until(lambda: door.window.frame is not None and door.arrived(), most_ms=60_000)
    door.settle()
    door.until(lambda: door.sees("4 van 4"))


def test_the_door_of_the_real_vault_leads_to_practising_and_shows_no_password(office: Office) -> None:
    office.found()
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    assert not staff.sees("OEFENEN")
    assert staff.sees("Zonder wachtwoord kan niemand meelezen.")
    assert not staff.sees("Wachtwoord om te oefenen")
    assert staff.window.windowTitle() == "Springplank"
    asked = other_asked(staff)
    staff.tab_to("Oefenen met verzonnen deelnemers")
    staff.press(SPACE)
    assert asked == [True]


def test_the_first_start_leads_to_practising_too(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    staff.tab_to("Vorige")
    staff.press(SPACE)
    asked = other_asked(staff)
    staff.tab_to("Oefenen met verzonnen deelnemers")
    staff.press(SPACE)
    assert asked == [True]
    assert not office.folder.exists()
