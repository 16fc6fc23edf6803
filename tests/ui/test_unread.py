"""What cannot be an answer is not saved, and is not lost either: it stands where it was typed until it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.ports import Vault
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import theme
from intake_desktop.ui.fields.options import OptionsField
from intake_desktop.ui.fields.typed import TypedField
from intake_desktop.ui.fields.words import WordsLine
from intake_desktop.ui.pages.review_open import GO, UNREAD
from intake_desktop.ui.question_head import QuestionHead
from intake_desktop.ui.question_marks import FILL_IN
from tests.ui.drivers import CTRL, QuestionDriver
from tests.ui.staff import Office, Staff

BORN = "geboortedatum"
TABLE, TIMES = "activiteiten_nu", "activiteit_dagdelen"
SIGNED_UP, SENT_BY, OTHER = "aanmelddatum", "aangemeld_via", "anders_namelijk"
WRONG, RIGHT = "31-2-1992", "14-3-1992"


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    theme.apply_choice("licht", 100)
    made = Office(tmp_path, qtbot)
    yield made
    made.close()


@pytest.fixture
def people(office: Office) -> tuple[str, str]:
    made: list[str] = []

    def add(vault: Vault) -> None:
        made.extend(office.add(vault, name) for name in ("Anna Voorbeeld", "Bram Voorbeeld"))

    office.found(add)
    return made[0], made[1]


@pytest.fixture
def staff(office: Office, people: tuple[str, str]) -> Staff:
    """At the date of birth, with a date that does not exist typed into it."""
    staff = office.unlocked()
    staff.visit("intake", people[0], question_id=BORN)
    born(staff).type(WRONG).leave()
    assert stands_refused(staff)
    return staff


def born(staff: Staff) -> QuestionDriver:
    return QuestionDriver(staff.keyboard, BORN)


def stands_refused(staff: Staff) -> bool:
    """The text and the sentence that says what is wrong with it."""
    staff.settle()
    there = born(staff)
    return there.field.refused_text() == WRONG and bool(there.problems())


def held(staff: Staff) -> object:
    answer = staff.session().answer_of("brede_intake", AnswerKey(BORN))
    return None if answer is None else answer.value


def test_it_stands_there_when_somebody_comes_back_to_the_section(staff: Staff) -> None:
    staff.press(Qt.Key.Key_PageDown, CTRL)
    staff.press(Qt.Key.Key_PageUp, CTRL)
    assert stands_refused(staff)
    assert held(staff) is None
    born(staff).type(RIGHT).leave()
    assert held(staff) == "1992-03-14"
    staff.press(Qt.Key.Key_PageDown, CTRL)
    staff.press(Qt.Key.Key_PageUp, CTRL)
    staff.settle()
    assert (born(staff).field.refused_text(), born(staff).problems()) == ("", ())


def test_it_stands_there_after_another_dossier_and_in_another_text_size(staff: Staff, people: tuple[str, str]) -> None:
    staff.visit("intake", people[1], question_id=BORN)
    assert born(staff).field.refused_text() == "", "what was typed about one person never stands with another"
    staff.visit("intake", people[0], question_id=BORN)
    assert stands_refused(staff)
    staff.window.change_settings(replace(staff.window.settings, text_size=150))
    staff.until(staff.arrived)
    assert stands_refused(staff)


def test_it_is_gone_when_something_else_was_said_or_undone(staff: Staff) -> None:
    there = born(staff)
    there.type(RIGHT).leave()
    there.type(WRONG).leave()
    staff.press(Qt.Key.Key_Z, CTRL)
    staff.press(Qt.Key.Key_PageDown, CTRL)
    staff.press(Qt.Key.Key_PageUp, CTRL)
    staff.settle()
    assert (held(staff), born(staff).field.refused_text()) == (None, "")


def head_of(question: QuestionDriver) -> QuestionHead:
    head = question.block.head()
    assert isinstance(head, QuestionHead)
    return head


def away_and_back(staff: Staff) -> None:
    staff.press(Qt.Key.Key_PageDown, CTRL)
    staff.press(Qt.Key.Key_PageUp, CTRL)
    staff.settle()


def test_it_stays_when_something_is_said_about_the_answer_and_not_instead_of_it(staff: Staff) -> None:
    there = born(staff)
    there.type(RIGHT).leave()
    there.type(WRONG).leave()
    staff.session().mark_about_other("brede_intake", AnswerKey(BORN), True)
    away_and_back(staff)
    assert stands_refused(staff)
    assert held(staff) == "1992-03-14"


def test_clearing_takes_it_away_for_good(staff: Staff) -> None:
    there = born(staff)
    there.type(RIGHT).leave()
    there.type(WRONG).leave()
    staff.settle()
    head_of(there).clear_chosen.emit()  # as its line in the menu does
    staff.settle()
    assert (born(staff).shown(), born(staff).problems(), held(staff)) == ("", (), None)
    staff.press(Qt.Key.Key_Z, CTRL)
    away_and_back(staff)
    assert (born(staff).field.refused_text(), held(staff)) == ("", "1992-03-14")


def test_after_a_reason_it_stands_there_again_with_its_sentence(staff: Staff, people: tuple[str, str]) -> None:
    staff.visit("intake", people[0], question_id=SIGNED_UP)
    there = QuestionDriver(staff.keyboard, SIGNED_UP)
    there.type(WRONG).leave()
    head_of(there).reason_chosen.emit("later")
    assert there.problems() == ()
    staff.tab_to(f"{FILL_IN}: {there.block.question.label}")
    staff.press(Qt.Key.Key_Return)
    staff.settle()
    assert (there.field.refused_text(), len(there.problems())) == (WRONG, 1)


def test_the_next_talk_begins_without_it(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("intake", dossier_id, question_id=SIGNED_UP)
    session = staff.session()
    session.clear("brede_intake", AnswerKey(SIGNED_UP))
    QuestionDriver(staff.keyboard, SIGNED_UP).type(WRONG).leave()
    staff.until(lambda: not session.save_state.busy)
    session.versions.take(session.versions.finish("brede_intake").result())
    session.versions.take(session.versions.again("brede_intake", False).result())
    staff.visit("intake", dossier_id, question_id=SIGNED_UP)
    there = QuestionDriver(staff.keyboard, SIGNED_UP)
    assert (there.shown(), there.field.refused_text(), there.problems()) == ("", "", ())


def test_own_words_beside_an_option_have_it_again(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("intake", dossier_id, question_id=SENT_BY)
    staff.session().answer("brede_intake", AnswerKey(SENT_BY), OTHER)
    staff.settle()
    line = own_words(staff)
    staff.keyboard.tab_into(line)
    staff.keyboard.paste("x" * 201)
    staff.keyboard.tab()
    staff.window.change_settings(replace(staff.window.settings, text_size=150))
    staff.until(staff.arrived)
    staff.settle()
    assert own_words(staff).text() == "x" * 201
    assert QuestionDriver(staff.keyboard, SENT_BY).problems()


def test_own_words_keep_their_sentence_when_another_option_is_looked_at(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("intake", dossier_id, question_id=SENT_BY)
    staff.session().answer("brede_intake", AnswerKey(SENT_BY), OTHER)
    staff.settle()
    staff.keyboard.tab_into(own_words(staff))
    staff.keyboard.paste("x" * 201)
    staff.keyboard.tab()
    field = QuestionDriver(staff.keyboard, SENT_BY).field
    staff.keyboard.tab_into(field)
    staff.press(Qt.Key.Key_Up)
    staff.press(Qt.Key.Key_Down)
    staff.settle()
    assert own_words(staff).text() == "x" * 201
    assert QuestionDriver(staff.keyboard, SENT_BY).problems()
    head_of(QuestionDriver(staff.keyboard, SENT_BY)).clear_chosen.emit()
    staff.settle()
    assert (own_words(staff).text(), own_words(staff).is_refused) == ("", False)


def test_a_reason_that_is_taken_back_leaves_the_sentence(staff: Staff, people: tuple[str, str]) -> None:
    staff.visit("intake", people[0], question_id=SIGNED_UP)
    there = QuestionDriver(staff.keyboard, SIGNED_UP)
    there.type(WRONG).leave()
    head_of(there).reason_chosen.emit("later")
    staff.settle()
    staff.press(Qt.Key.Key_Z, CTRL)
    staff.settle()
    assert (there.field.refused_text(), len(there.problems())) == (WRONG, 1)
    away_and_back(staff)
    assert QuestionDriver(staff.keyboard, SIGNED_UP).field.refused_text() == WRONG


def own_words(staff: Staff) -> WordsLine:
    field = QuestionDriver(staff.keyboard, SENT_BY).field
    assert isinstance(field, OptionsField)
    return field.lines[OTHER]


def test_the_date_of_all_numbers_has_it_again(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("hours", dossier_id)
    name = "Op welke datum klopte dit? Wat lukt nu?, alle getallen"
    staff.tab_to(name)
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(WRONG)
    staff.keyboard.tab()
    staff.window.change_settings(replace(staff.window.settings, text_size=150))
    staff.until(staff.arrived)
    staff.settle()
    shown = [line.text() for line in staff.window.findChildren(QLineEdit) if line.accessibleName() == name]
    assert shown == [WRONG]


def test_the_next_letter_comes_behind_it(staff: Staff) -> None:
    born(staff).come()
    staff.window.change_settings(replace(staff.window.settings, text_size=150))
    staff.until(staff.arrived)
    staff.settle()
    staff.type("!")
    line = born(staff).field.focus_widget()
    assert isinstance(line, QLineEdit)
    assert line.text() == f"{WRONG}!"


def test_a_cell_has_it_again_when_its_row_is_opened(staff: Staff, people: tuple[str, str]) -> None:
    staff.visit("intake", people[0], question_id=TABLE)
    table = QuestionDriver(staff.keyboard, TABLE)
    table.come()
    staff.press(Qt.Key.Key_Insert)
    staff.settle()
    columns = [column.id for column in table.block.question.columns]
    for _ in range(columns.index(TIMES)):
        staff.keyboard.tab()
    staff.type("heel vaak")
    staff.press(Qt.Key.Key_PageDown, CTRL)
    staff.press(Qt.Key.Key_PageUp, CTRL)
    staff.settle()
    table = QuestionDriver(staff.keyboard, TABLE)
    table.come()
    staff.press(Qt.Key.Key_Return)
    staff.settle()
    cells = {cell.key.question_id: cell.refused_text() for cell in table.field.findChildren(TypedField)}
    assert cells[TIMES] == "heel vaak"


def test_it_stands_there_after_locking(office: Office, staff: Staff, people: tuple[str, str]) -> None:
    staff.visit("intake", people[0], question_id=SIGNED_UP)
    QuestionDriver(staff.keyboard, SIGNED_UP).type("31-2-20")
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: office.relaunches)
    again = office.unlocked()
    again.until(lambda: QuestionDriver(again.keyboard, SIGNED_UP).field.refused_text() == "31-2-20")
    assert QuestionDriver(again.keyboard, SIGNED_UP).problems(), "what was half typed stands there with its sentence"
    again.visit("intake", people[1], question_id=BORN)
    assert born(again).field.refused_text() == ""
    again.visit("intake", people[0], question_id=BORN)
    assert stands_refused(again)
    born(again).type(RIGHT).leave()
    again.press(Qt.Key.Key_L, CTRL)
    again.until(lambda: len(office.relaunches) == 2)
    last = office.unlocked()
    last.visit("intake", people[0], question_id=BORN)
    assert (born(last).shown(), born(last).field.refused_text()) == ("14 maart 1992", "")


def test_the_review_names_the_question_and_leads_there(staff: Staff, people: tuple[str, str]) -> None:
    label = born(staff).block.question.label
    staff.visit("review", people[0])
    told = staff.read()
    assert UNREAD in told
    assert WRONG not in told, "what it says is for the place where it stands"
    staff.tab_to(f"{GO}: {label}", most=200)
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.place().question_id == BORN)
    born(staff).type(RIGHT).leave()
    staff.visit("review", people[0])
    assert UNREAD not in staff.read()
