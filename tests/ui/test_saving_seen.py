"""What staff see of saving: true from the moment of the commit, honest when it fails, and nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QWidget

from intake_desktop.errors import DiskFull
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages.list_page import ListPage
from tests.ui.staff import Office, Staff

SPACE = Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "Wat vind jij belangrijk in je leven?"
WORDS = "rust en mijn kat"


def in_a_dossier(office: Office) -> Staff:
    """In the first section of the intake of somebody new, with the keyboard in a text."""
    ids = office.found_with("Anna Voorbeeld")
    staff = office.unlocked()
    staff.visit("intake", ids[0], section_id=office.desk.catalog.form("brede_intake").sections[0].id)
    staff.until(lambda: staff.at() == FIRST)
    return staff


def question_at(staff: Staff) -> str:
    return staff.place().question_id


def answered_in_memory(staff: Staff, question: str) -> object:
    answer = staff.session().answer_of("brede_intake", AnswerKey(question))
    return None if answer is None else answer.value


def test_what_is_typed_is_in_the_vault_within_a_second_of_resting(office: Office) -> None:
    staff = in_a_dossier(office)
    question = question_at(staff)
    staff.type(WORDS)
    staff.until(lambda: staff.stored(staff.place().dossier_id).get(question) == WORDS, most_ms=1_000)
    staff.until(lambda: staff.saved_words() == "Opgeslagen om 09:00" or staff.saved_words().startswith("Opgeslagen om"))


def test_saved_is_said_by_the_commit_and_not_before(office: Office) -> None:
    staff = in_a_dossier(office)
    office.gate.shut()
    staff.type(WORDS)
    staff.until(lambda: answered_in_memory(staff, question_at(staff)) == WORDS)
    staff.until(lambda: staff.saved_words() == "Bezig met opslaan")
    office.gate.open()
    staff.until(lambda: staff.saved_words().startswith("Opgeslagen om"))


def test_the_window_takes_keys_while_the_disk_is_slow(office: Office) -> None:
    staff = in_a_dossier(office)
    office.gate.shut()
    staff.type(WORDS)
    staff.until(lambda: answered_in_memory(staff, question_at(staff)) == WORDS)
    staff.type(" en de tuin")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == f"{WORDS} en de tuin"
    office.gate.open()


def full_disk(office: Office, staff: Staff) -> str:
    """Type something that cannot be saved; gives the question."""
    office.gate.error = DiskFull()
    question = question_at(staff)
    staff.type(WORDS)
    staff.until(lambda: staff.window.findChild(QWidget, "trouble") is not None and staff.sees("ZK-105"))
    return question


def banner(staff: Staff) -> QWidget | None:
    return next((found for found in staff.window.findChildren(QWidget, "trouble") if found.isVisible()), None)


def test_a_full_disk_is_told_and_saving_again_takes_the_banner_away(office: Office) -> None:
    staff = in_a_dossier(office)
    dossier_id = staff.place().dossier_id
    question = full_disk(office, staff)
    assert staff.saved_words().startswith("Niet opgeslagen sinds")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == WORDS, "the text stays where it was typed, and so does the keyboard"
    assert question not in staff.stored(dossier_id)
    office.gate.error = None
    staff.tab_to("Opnieuw proberen")
    staff.press(SPACE)
    staff.until(lambda: banner(staff) is None and staff.saved_words().startswith("Opgeslagen om"))
    assert staff.stored(dossier_id)[question] == WORDS


def test_saving_is_tried_again_without_anybody_asking(office: Office) -> None:
    staff = in_a_dossier(office)
    full_disk(office, staff)
    office.gate.error = None
    timer = next(t for t in staff.window.findChildren(QTimer) if t.isActive() and t.interval() == 10_000)
    timer.setInterval(1)
    staff.until(lambda: banner(staff) is None)


def test_an_answer_that_could_not_be_saved_survives_going_to_the_list_and_back(office: Office) -> None:
    staff = in_a_dossier(office)
    dossier_id = staff.place().dossier_id
    question = full_disk(office, staff)
    staff.tab_to("Deelnemers")
    staff.press(SPACE)
    staff.until(lambda: isinstance(staff.page(), ListPage))
    assert staff.sees("ZK-105"), "the banner stays as long as something is not saved"
    staff.visit("intake", dossier_id)
    assert answered_in_memory(staff, question) == WORDS
    office.gate.error = None
    staff.tab_to("Opnieuw proberen")
    staff.press(SPACE)
    staff.until(lambda: banner(staff) is None)
    assert staff.stored(dossier_id)[question] == WORDS


def test_an_answer_of_a_dossier_that_was_left_is_saved_when_there_is_room_again(office: Office) -> None:
    staff = in_a_dossier(office)
    dossier_id = staff.place().dossier_id
    question = full_disk(office, staff)
    staff.tab_to("Deelnemers")
    staff.press(SPACE)
    staff.until(lambda: isinstance(staff.page(), ListPage))
    office.gate.error = None
    staff.tab_to("Opnieuw proberen")
    staff.press(SPACE)
    staff.until(lambda: banner(staff) is None)
    assert staff.stored(dossier_id)[question] == WORDS


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
def test_another_look_while_the_disk_is_full_loses_nothing(office: Office) -> None:
    staff = in_a_dossier(office)
    question = full_disk(office, staff)
    staff.tab_to("person-menu")
    staff.press(SPACE)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        staff.press(key)
    staff.until(lambda: staff.window.settings.theme == "donker")
    staff.until(staff.arrived)
    assert answered_in_memory(staff, question) == WORDS
    assert staff.window.settings.theme == "donker"
    assert staff.sees("ZK-105")


def answer_the_question(staff: Staff, key: Qt.Key) -> list[str]:
    """Press this key as soon as the question stands; gives what was asked, once per time."""
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isActiveWindow():  # nobody answers before it has the keyboard
            asked.append(box.text())
            focused = box.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    timer = QTimer(staff.window)
    timer.setInterval(20)
    timer.timeout.connect(look)
    timer.start()
    return asked


@pytest.mark.qt_log_ignore(r"^This plugin does not support propagateSizeHints\(\)$", extend=True)
def test_leaving_with_something_unsaved_asks_first_and_staying_is_the_safe_choice(office: Office) -> None:
    staff = in_a_dossier(office)
    full_disk(office, staff)
    asked = answer_the_question(staff, Qt.Key.Key_Return)
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: asked)
    staff.settle()
    assert staff.window.frame is not None
    assert not office.relaunches
    assert "Nog niet vergrendeld" in asked[0]
    assert staff.sees("ZK-105")


@pytest.mark.qt_log_ignore(r"^This plugin does not support propagateSizeHints\(\)$", extend=True)
def test_who_leaves_anyway_is_asked_once(office: Office) -> None:
    staff = in_a_dossier(office)
    full_disk(office, staff)
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            for key in (Qt.Key.Key_Tab, SPACE):
                focused = box.focusWidget()
                assert focused is not None
                QTest.keyClick(focused, key)

    timer = QTimer(staff.window)
    timer.timeout.connect(look)
    timer.start(20)
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: office.relaunches)
    assert len(asked) == 1
