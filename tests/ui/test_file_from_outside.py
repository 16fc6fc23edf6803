"""A file opened from the file manager stands ready on the page Ontvangen, and waits for the password when it must."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from intake_desktop import __main__, app
from intake_desktop.ui.pages.unlock import WAITING
from intake_desktop.wiring.front_door import FrontDoor
from tests.ui.staff import Office, Staff
from tests.ui.test_saving_seen import WORDS, answer_the_question, full_disk, in_a_dossier

SENT = Path("/fictief/overdracht-20261119-n5ksx5.pdf")
SEALED = Path("/fictief/overdracht-20261119-n5ksx5.springplank")


def file_shown(staff: Staff) -> str:
    """What stands in the field for the file."""
    fields = staff.window.findChildren(QLineEdit)
    return next(field.text() for field in fields if field.accessibleName() == "Bestand" and field.isVisible())


def test_a_file_waits_at_the_locked_door_and_is_there_after_unlocking(office: Office) -> None:
    office.found()
    staff = office.start()
    staff.window.hand(SENT)
    staff.until(lambda: staff.sees(WAITING))
    assert not staff.sees(SENT.name)
    staff.unlock()
    staff.until(lambda: staff.at() == "Code van het bestand")
    assert file_shown(staff) == str(SENT)


def test_a_sealed_file_has_no_code_so_the_keyboard_is_at_reading(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    staff.window.hand(SEALED)
    staff.until(lambda: staff.at() == "Lezen")
    assert file_shown(staff) == str(SEALED)


def test_what_was_being_typed_is_kept_when_a_file_comes_in(office: Office) -> None:
    staff = in_a_dossier(office)
    dossier_id = staff.place().dossier_id
    staff.type(WORDS)
    question = staff.place().question_id
    staff.window.come_forward(SENT)
    staff.until(lambda: staff.at() == "Code van het bestand")
    staff.until(lambda: staff.stored(dossier_id).get(question) == WORDS)


def test_a_file_from_outside_is_shown_once_and_its_name_is_kept_nowhere(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    staff.window.hand(SENT)
    staff.until(lambda: staff.at() == "Code van het bestand")
    assert SENT.name not in staff.window.windowTitle()
    assert staff.window.frame is not None
    assert SENT.name not in repr(staff.window.frame.place())
    staff.window.frame.workplace.visit("received")
    staff.until(lambda: staff.at() == "Bestand")
    assert file_shown(staff) == ""


def test_a_second_start_brings_its_file_to_the_window(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    office.found()
    staff = office.unlocked()
    door = FrontDoor(tmp_path / "aangereikt")
    assert door.take()
    app.listen(staff.window, door)
    handed = FrontDoor(door.folder).hand(SENT, pause=lambda seconds: qtbot.waitUntil(lambda: not door._lying()))
    assert handed
    staff.until(lambda: staff.at() == "Code van het bestand")
    assert file_shown(staff) == str(SENT)


def window_at_its_door(office: Office, folder: Path) -> tuple[Staff, FrontDoor]:
    """Somebody in a dossier; a second start can hand something in."""
    staff = in_a_dossier(office)
    door = FrontDoor(folder)
    assert door.take()
    app.listen(staff.window, door)
    staff.window.going.connect(lambda: app.lay_aside(staff.window, door))
    return staff, door


def hand_in(door: FrontDoor) -> None:
    """What a second start lays down, without waiting for an answer."""
    FrontDoor(door.folder)._lay_down(door.folder / "een.pad", str(SENT).encode())


def at_the_next_window(office: Office, door: FrontDoor) -> Staff:
    """The process after this one, at the same door, unlocked."""
    door.release()
    again, next_door = office.start(), FrontDoor(door.folder)
    assert next_door.take()
    app.listen(again.window, next_door)
    again.until(lambda: again.sees(WAITING))
    again.unlock()
    next_door.release()
    return again


def test_a_file_handed_while_the_vault_closes_is_found_by_the_next_window(office: Office, tmp_path: Path) -> None:
    staff, door = window_at_its_door(office, tmp_path / "aangereikt")
    office.gate.shut()
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert staff.window.leaving
    hand_in(door)
    staff.settle()
    assert door._lying(), "nothing is taken in by a window that goes away"
    office.gate.open()
    staff.until(lambda: office.relaunches)
    again = at_the_next_window(office, door)
    again.until(lambda: again.at() == "Code van het bestand")
    assert file_shown(again) == str(SENT)


@pytest.mark.qt_log_ignore(r"^This plugin does not support propagateSizeHints\(\)$", extend=True)
def test_a_file_handed_while_somebody_decides_to_stay_is_shown_then(office: Office, tmp_path: Path) -> None:
    staff, door = window_at_its_door(office, tmp_path / "aangereikt")
    full_disk(office, staff)
    asked = answer_the_question(staff, Qt.Key.Key_Return)
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hand_in(door)
    staff.until(lambda: asked and staff.at() == "Code van het bestand")
    assert file_shown(staff) == str(SENT)
    door.release()


def test_the_place_of_before_does_not_come_over_a_file_that_is_shown(office: Office) -> None:
    staff = in_a_dossier(office)
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: office.relaunches)
    again = office.start()
    again.window.entered.connect(lambda: again.window.hand(SENT))
    again.unlock()
    again.until(lambda: again.at() == "Code van het bestand")
    again.settle()
    assert file_shown(again) == str(SENT)


def test_a_file_that_waits_while_somebody_goes_practising_is_there_when_they_come_back(
    office: Office, tmp_path: Path
) -> None:
    office.found()
    staff, door = office.start(), FrontDoor(tmp_path / "aangereikt")
    assert door.take()
    staff.window.going.connect(lambda: app.lay_aside(staff.window, door))
    staff.window.hand(SENT)
    staff.until(lambda: staff.sees(WAITING))
    staff.tab_to("Oefenen met verzonnen deelnemers")
    staff.press(Qt.Key.Key_Space)
    assert staff.window.waiting is None
    again = at_the_next_window(office, door)
    again.until(lambda: again.at() == "Code van het bestand")
    assert file_shown(again) == str(SENT)
    assert not list(door.folder.glob("*.wacht")), "once is enough"


def test_a_file_manager_hands_a_file_and_a_command_stays_a_command() -> None:
    assert all(__main__._is_a_file(name) for name in (str(SENT), "a.PDF", "b.springplank", "map/zonder-punt"))
    assert not any(__main__._is_a_file(name) for name in ("demo", "--help", "self-test", "schema", "-x/y.pdf"))
