"""The laptop that is closed in the middle of a word: the word is in the vault, the vault is shut, nobody was asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QMessageBox, QPlainTextEdit, QWidget

from intake_desktop.ui.idle import IdleWatch, seconds_passed
from intake_desktop.ui.signs import Hears
from intake_desktop.ui.signs_linux import LinuxSigns
from tests.ui.buses import Bus, Logind
from tests.ui.staff import PASSWORD, Office, Staff
from tests.ui.test_locking import locked
from tests.ui.test_saving_seen import CTRL, FIRST, answered_in_memory, full_disk, in_a_dossier, question_at

HALF = "rust en mijn ka"
HINTS = pytest.mark.qt_log_ignore(r"^This plugin does not support propagateSizeHints\(\)$", extend=True)


@pytest.fixture
def logind(tmp_path: Path, qapp: QApplication) -> Iterator[Logind]:
    """The logind of a computer of the test's own."""
    bus = Bus(tmp_path)
    made = Logind(bus)
    made.buses = bus.both  # type: ignore[attr-defined]  # for listening()
    yield made
    made.stop()
    bus.stop()


def listening(staff: Staff, logind: Logind) -> Staff:
    """The window listens to this computer, and the computer waits for it."""
    staff.window.listen_to(LinuxSigns(staff.window, logind.buses))  # type: ignore[attr-defined]  # see logind()
    staff.until(lambda: staff.window.signs.sleep is Hears.WAITS)
    assert logind.held() == 1
    return staff


def at_work(office: Office, logind: Logind) -> Staff:
    return listening(in_a_dossier(office), logind)


def asleep(office: Office, staff: Staff, logind: Logind) -> None:
    """All is locked, and the computer waits no longer."""
    locked(office, staff)
    staff.until(lambda: logind.held() == 0)
    assert office.relaunches == [True]
    staff.window.signs.stop()


def test_half_a_word_is_in_the_vault_before_the_computer_sleeps_and_the_cursor_comes_back(
    office: Office, logind: Logind
) -> None:
    staff = at_work(office, logind)
    dossier_id, question = staff.place().dossier_id, question_at(staff)
    staff.type(HALF)
    staff.press(Qt.Key.Key_Left, times=3)
    held_when_closed = []
    staff.window._leaving.closed.connect(lambda: held_when_closed.append(office.desk.last.closed))
    logind.say("PrepareForSleep", True)
    asleep(office, staff, logind)
    assert held_when_closed == [True], "the vault was closed before the computer was let go"
    again = office.unlocked()
    again.until(lambda: again.at() == FIRST)
    assert again.stored(dossier_id)[question] == HALF
    assert (again.place().dossier_id, question_at(again)) == (dossier_id, question)
    again.until(lambda: text_field().textCursor().position() == len(HALF) - 3)
    again.type("X")
    assert text_field().toPlainText() == "rust en mijnX ka"


def text_field() -> QPlainTextEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    return field


def test_the_screen_lock_of_the_session_locks_the_vault_too(office: Office, logind: Logind) -> None:
    staff = at_work(office, logind)
    logind.say("Lock", path="/org/freedesktop/login1/session/_31")
    asleep(office, staff, logind)


def test_a_second_sign_and_ctrl_l_on_the_way_change_nothing(office: Office, logind: Logind) -> None:
    staff = at_work(office, logind)
    office.gate.shut()
    staff.press(Qt.Key.Key_L, CTRL)
    for _ in range(3):
        logind.say("PrepareForSleep", True)
    staff.until(lambda: staff.window._leaving._alone)
    office.gate.open()
    asleep(office, staff, logind)


@pytest.mark.qt_log_ignore(
    r"^This plugin does not support (propagateSizeHints\(\)|grabbing the keyboard)$", extend=True
)
def test_a_menu_and_the_choice_of_a_file_are_put_away(office: Office, logind: Logind) -> None:
    staff = at_work(office, logind)
    chooser = QFileDialog(staff.window)
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    menu = QMenu(chooser)
    menu.addAction("Iets")
    seen: list[bool] = []

    def sleep_on_it() -> None:
        menu.popup(chooser.pos())
        seen.append(QApplication.activeModalWidget() is chooser and QApplication.activePopupWidget() is menu)
        logind.say("PrepareForSleep", True)

    QTimer.singleShot(0, chooser, sleep_on_it)
    assert chooser.exec() == QDialog.DialogCode.Rejected
    assert seen == [True]
    assert not menu.isVisible()
    asleep(office, staff, logind)


def covered(staff: Staff) -> QWidget | None:
    found = [each for each in staff.window.findChildren(QWidget, "password-gate") if each.isVisible()]
    return found[0] if found else None


def nothing_to_read(staff: Staff) -> bool:
    """No page and no field of the dossier can be seen."""
    fields = [each for each in staff.window.findChildren(QPlainTextEdit) if each.isVisible()]
    return not fields and not staff.sees("Anna Voorbeeld") and not staff.sees(FIRST)


def test_on_a_full_disk_the_screen_is_covered_and_locks_as_soon_as_there_is_room(
    office: Office, logind: Logind
) -> None:
    staff = at_work(office, logind)
    dossier_id = staff.place().dossier_id
    question = full_disk(office, staff)
    logind.say("PrepareForSleep", True)
    staff.until(lambda: covered(staff) is not None and staff.sees("ZK-105"))
    assert nothing_to_read(staff)
    staff.until(lambda: logind.held() == 0)
    assert not office.relaunches
    staff.press(Qt.Key.Key_L, CTRL)
    staff.window.close()
    staff.settle()
    assert covered(staff) is not None, "neither locking nor closing throws the words away"
    office.gate.error = None
    staff.window._leaving._retry.setInterval(1)
    asleep(office, staff, logind)
    again = office.unlocked()
    assert again.stored(dossier_id)[question] == "rust en mijn kat"


def test_who_knows_the_password_is_back_at_the_words_that_could_not_be_saved(office: Office, logind: Logind) -> None:
    staff = at_work(office, logind)
    question = full_disk(office, staff)
    logind.say("PrepareForSleep", True)
    staff.until(lambda: covered(staff) is not None and staff.at() == "Wachtwoord van Joke")
    staff.type("niet het goede wachtwoord")
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.sees("Wachtwoord klopt niet"))
    assert nothing_to_read(staff)
    staff.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    staff.type(PASSWORD)
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: covered(staff) is None and staff.at() == FIRST)
    assert answered_in_memory(staff, question) == "rust en mijn kat"
    assert text_field().toPlainText() == "rust en mijn kat"
    staff.until(lambda: logind.held() == 1)
    office.gate.error = None
    logind.say("PrepareForSleep", True)
    asleep(office, staff, logind)


@HINTS
def test_sleep_answers_the_question_about_unsaved_words_with_staying_and_covers_them(
    office: Office, logind: Logind
) -> None:
    staff = at_work(office, logind)
    full_disk(office, staff)
    seen: list[bool] = []
    watch = QTimer(staff.window)
    watch.setInterval(20)

    def look() -> None:
        if isinstance(QApplication.activeModalWidget(), QMessageBox) and not seen:
            seen.append(True)
            logind.say("PrepareForSleep", True)

    watch.timeout.connect(look)
    watch.start()
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: seen and covered(staff) is not None)
    watch.stop()
    assert nothing_to_read(staff)
    assert not office.relaunches
    office.gate.error = None
    staff.window._leaving._retry.setInterval(1)
    asleep(office, staff, logind)


def test_saving_that_takes_long_goes_on_behind_the_cover(office: Office, logind: Logind) -> None:
    staff = at_work(office, logind)
    office.gate.shut()
    staff.type(HALF)
    logind.say("PrepareForSleep", True)
    staff.until(lambda: covered(staff) is not None)
    assert nothing_to_read(staff)
    assert logind.held() == 1, "it is not saved yet, so the computer still waits"
    office.gate.open()
    asleep(office, staff, logind)


def test_idling_asks_nothing_either_when_something_cannot_be_saved(office: Office) -> None:
    staff = in_a_dossier(office)
    full_disk(office, staff)
    watch = staff.window.findChild(IdleWatch)
    watch._last -= 10 * 60
    watch.look()
    staff.until(lambda: covered(staff) is not None)
    assert nothing_to_read(staff)
    office.gate.error = None
    staff.window._leaving._retry.setInterval(1)
    locked(office, staff)


def test_a_computer_that_slept_an_hour_locks_when_it_wakes_up_though_a_key_comes_first(office: Office) -> None:
    staff = in_a_dossier(office)
    watch = staff.window.findChild(IdleWatch)
    before = watch._clock
    watch._clock = lambda: before() + 3600
    staff.type("a")
    watch.look()
    locked(office, staff)


def test_time_asleep_is_on_the_clock_that_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr("time.clock_gettime", lambda clock: asked.append(clock) or 7.0)
    assert seconds_passed() == 7.0
    assert asked == [7], "CLOCK_BOOTTIME of Linux, which goes on while the computer sleeps"


def test_nothing_of_d_bus_is_loaded_before_the_vault_is_open(office: Office) -> None:
    office.found()
    staff = office.start()
    assert type(staff.window.signs).__name__ == "Signs"
    assert staff.window.signs.findChildren(QObject) == []
