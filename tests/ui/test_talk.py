"""Gesprek: somebody sits beside the screen, and only their own dossier is on it until the password is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from intake_desktop.ui.idle import IdleWatch
from intake_desktop.ui.talk_bar import END, OUTSIDE, WAITING, WORDS
from tests.ui.staff import PASSWORD, Office, Staff
from tests.ui.test_file_from_outside import file_shown
from tests.ui.test_locking import locked
from tests.ui.test_reach import check
from tests.ui.test_saving_seen import CTRL, FIRST, SPACE

OTHER = "Bert Bedenksel"
SENT = Path("/fictief/overdracht-20261119-n5ksx5.pdf")


def beside(office: Office, width: int = 1366, height: int = 768) -> Staff:
    """In the dossier of Anna, with Bert in the list too."""
    anna, _ = office.found_with("Anna Voorbeeld", OTHER)
    staff = office.unlocked(width, height)
    staff.visit("intake", anna, section_id=office.desk.catalog.form("brede_intake").sections[0].id)
    staff.until(lambda: staff.at() == FIRST)
    return staff


def in_talk(office: Office) -> Staff:
    staff = beside(office)
    staff.press(Qt.Key.Key_G, CTRL)
    staff.until(lambda: staff.sees(WORDS) and staff.at() == FIRST)
    return staff


def shown(staff: Staff) -> list[str]:
    """Everything that can be read or heard in the window: texts, names and tooltips."""
    texts = staff.read()
    for each in staff.window.findChildren(QWidget):
        if each.isVisible():
            texts += [each.accessibleName(), each.toolTip(), each.accessibleDescription()]
            if isinstance(each, QAbstractButton | QLineEdit):
                texts.append(each.text())
    return texts


def nothing_of_others(staff: Staff) -> bool:
    """No name, no list, no search and no way there."""
    names = [each.objectName() for each in staff.window.findChildren(QWidget) if each.isVisible()]
    ways = {"search", "nav-list", "nav-received", "nav-book", "nav-card", "nav-manage", "begin-talk", "page-list"}
    return not ways & set(names) and not any("Bert" in text or "Bedenksel" in text for text in shown(staff))


def end_with(staff: Staff, password: str) -> None:
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    staff.type(password)
    staff.press(Qt.Key.Key_Return)


def test_a_talk_begins_by_button_and_shows_one_dossier(office: Office) -> None:
    staff = beside(office)
    staff.tab_to("begin-talk", back=True)
    staff.press(SPACE)
    staff.until(lambda: staff.sees(WORDS))
    assert nothing_of_others(staff)
    assert staff.sees("Anna Voorbeeld")
    assert check(staff, "talk") == []


def test_no_key_leads_to_anybody_else(office: Office) -> None:
    staff = in_talk(office)
    here = staff.place()
    for key, held in ((Qt.Key.Key_K, CTRL), (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)):
        staff.press(key, held)
    staff.press(Qt.Key.Key_Escape)
    for page in ("list", "received", "book", "card", "manage", "new", "import"):
        staff.window.frame.workplace.visit(page)
        assert staff.place().dossier_id == here.dossier_id
    staff.settle()
    assert nothing_of_others(staff)
    assert staff.sees(OUTSIDE)


def test_tab_walks_through_the_whole_window_and_comes_to_nothing_of_others(office: Office) -> None:
    staff = in_talk(office)
    visited: set[str] = set()
    for _ in range(60):
        staff.press(Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        visited.add(here.objectName())
    assert not {"search", "nav-list", "nav-manage", "nav-received"} & visited


def test_the_rooms_of_this_dossier_work_and_the_file_for_this_person_too(office: Office) -> None:
    staff = in_talk(office)
    dossier_id = staff.place().dossier_id
    for number, room in ((Qt.Key.Key_4, "hours"), (Qt.Key.Key_5, "advice"), (Qt.Key.Key_7, "exchange")):
        staff.press(number, CTRL)
        staff.until(lambda room=room: staff.place().page == room)
        assert staff.place().dossier_id == dossier_id
        assert nothing_of_others(staff)


def test_the_talk_ends_with_the_password_and_a_wrong_one_is_told(office: Office) -> None:
    staff = in_talk(office)
    staff.press(Qt.Key.Key_G, CTRL)
    end_with(staff, "een heel ander wachtwoord")
    staff.until(lambda: staff.sees("Wachtwoord klopt niet"))
    assert nothing_of_others(staff)
    assert check(staff, "end of talk") == []
    staff.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    end_with(staff, PASSWORD)
    staff.until(lambda: not staff.sees(WORDS) and staff.at() == FIRST)
    staff.tab_to("Deelnemers", back=True)
    staff.press(SPACE)
    staff.until(lambda: staff.place().page == "list")


def test_going_back_to_the_talk_needs_no_password(office: Office) -> None:
    staff = in_talk(office)
    staff.tab_to(END, back=True)
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    staff.tab_to("Terug naar het gesprek")
    staff.press(SPACE)
    staff.until(lambda: staff.at() == FIRST)
    assert nothing_of_others(staff)


def test_after_locking_the_talk_goes_on_in_the_same_dossier(office: Office) -> None:
    staff = in_talk(office)
    staff.type("rust")
    place = staff.place()
    staff.press(Qt.Key.Key_L, CTRL)
    locked(office, staff)
    again = office.unlocked()
    again.until(lambda: again.at() == FIRST and again.sees(WORDS))
    assert again.place() == place
    assert nothing_of_others(again)
    watch = again.window.findChild(IdleWatch)
    watch._last -= 10 * 60
    watch.look()
    again.until(lambda: len(office.relaunches) == 2)


def test_a_file_from_outside_waits_without_its_name_and_comes_when_the_talk_ends(office: Office) -> None:
    staff = in_talk(office)
    staff.window.come_forward(SENT)
    staff.until(lambda: staff.sees(WAITING))
    assert not any(SENT.stem in text for text in shown(staff))
    staff.press(Qt.Key.Key_G, CTRL)
    end_with(staff, PASSWORD)
    staff.until(lambda: staff.at() == "Code van het bestand")
    assert file_shown(staff) == str(SENT)


@pytest.mark.parametrize("look", ["donker", "licht"])
def test_another_look_ends_no_talk(office: Office, look: str) -> None:
    staff = in_talk(office)
    staff.window.change_settings(staff.window.settings.__class__(theme=look, text_size=150))
    staff.until(lambda: staff.arrived() and staff.at() == FIRST)
    assert staff.sees(WORDS)
    assert nothing_of_others(staff)


def test_outside_a_dossier_there_is_no_talk(office: Office) -> None:
    office.found_with("Anna Voorbeeld")
    staff = office.unlocked()
    staff.press(Qt.Key.Key_G, CTRL)
    staff.settle()
    assert not staff.sees(WORDS)
    assert staff.place().page == "list"
