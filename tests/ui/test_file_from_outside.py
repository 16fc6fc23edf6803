"""A file opened from the file manager stands ready on the page Ontvangen, and waits for the password when it must."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from intake_desktop import __main__, app
from intake_desktop.ui.pages.unlock import WAITING
from intake_desktop.wiring.front_door import FrontDoor
from tests.ui.staff import Office, Staff
from tests.ui.test_saving_seen import WORDS, in_a_dossier

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


def test_a_file_manager_hands_a_file_and_a_command_stays_a_command() -> None:
    assert all(__main__._is_a_file(name) for name in (str(SENT), "a.PDF", "b.springplank", "map/zonder-punt"))
    assert not any(__main__._is_a_file(name) for name in ("demo", "--help", "self-test", "schema", "-x/y.pdf"))
