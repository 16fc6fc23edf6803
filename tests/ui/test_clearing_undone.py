"""Whatever is cleared at the hours or the advice comes back whole with Ctrl+Z, and the keyboard is where it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui.fields.table_row import RowView
from intake_desktop.ui.pages.advice_page import AdvicePage
from intake_desktop.ui.pages.hours_page import HoursPage
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.question_head import CLEAR
from tests.ui.dossier_desk import Room, open_room
from tests.ui.drivers import CTRL, SHIFT, QuestionDriver

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)

TYPED = (Kind.NUMBER, Kind.DATE, Kind.TIME, Kind.TEXT, Kind.LONG_TEXT)
NOT_CLEARED = (Kind.TABLE, Kind.DERIVED, Kind.INFO)
FORMS: dict[str, type[Page]] = {"uren": HoursPage, "advies": AdvicePage}


def held(room: Room, form_id: str) -> dict[AnswerKey, Answer]:
    """All that the dossier holds on this form now."""
    return dict(room.session.sheet(form_id).answers)


def answered(room: Room, form_id: str) -> list[Question]:
    """The questions that have an answer, in the order of the page."""
    sheet = room.session.sheet(form_id)
    return [each for each in sheet.form.questions() if AnswerKey(each.id) in sheet.answers and each.id in sheet.shown]


def pick(room: Room, question: QuestionDriver, words: str) -> None:
    """Choose this in the menu of the question; without a screen no window becomes the active one when it closes."""
    question.no_answer(words)
    QApplication.processEvents()
    room.page.window().activateWindow()
    QApplication.processEvents()


def back(room: Room) -> None:
    room.keyboard.press(Qt.Key.Key_Z, CTRL)
    QApplication.processEvents()


def cleared_with_the_menu(room: Room, form_id: str) -> None:
    before = held(room, form_id)
    asked = [each for each in answered(room, form_id) if each.kind not in NOT_CLEARED]
    assert len(asked) > 5
    for each in asked:
        question = QuestionDriver(room.keyboard, each.id)
        pick(room, question, CLEAR)
        assert AnswerKey(each.id) not in held(room, form_id), each.id
        back(room)
        assert held(room, form_id) == before, each.id
        focused = QApplication.focusWidget()
        assert focused is not None
        assert question.block.isAncestorOf(focused), f"{each.id}: the keyboard is at {focused.accessibleName()}"


def replaced_by_a_reason(room: Room, form_id: str) -> None:
    before = held(room, form_id)
    asked = [each for each in answered(room, form_id) if "onbekend" in each.no_answer][:3]
    assert len(asked) == 3
    for each in asked:
        pick(room, QuestionDriver(room.keyboard, each.id), "Onbekend")
        assert held(room, form_id)[AnswerKey(each.id)].no_answer == "onbekend"
        back(room)
        assert held(room, form_id) == before, each.id


def emptied(room: Room, form_id: str) -> None:
    before = held(room, form_id)
    asked = [each for each in answered(room, form_id) if each.kind in TYPED]
    assert len(asked) > 2
    for each in asked:
        question = QuestionDriver(room.keyboard, each.id).come()
        shown = question.shown()
        room.keyboard.press(Qt.Key.Key_A, CTRL)
        room.keyboard.press(Qt.Key.Key_Delete)
        question.leave()
        assert AnswerKey(each.id) not in held(room, form_id), each.id
        back(room)
        assert held(room, form_id) == before, each.id
        assert question.shown() == shown


def rows_removed(room: Room, form_id: str) -> None:
    before = held(room, form_id)
    tables = [each for each in answered(room, form_id) if each.kind is Kind.TABLE]
    assert tables
    for each in tables:
        question = QuestionDriver(room.keyboard, each.id)
        rows = question.field.findChildren(RowView)
        room.keyboard.tab_into(rows[0])
        room.keyboard.press(Qt.Key.Key_Delete)
        assert held(room, form_id) != before, each.id
        back(room)
        assert held(room, form_id) == before, each.id


def a_week_painted_over(room: Room) -> None:
    before = held(room, "uren")
    QuestionDriver(room.keyboard, "beschikbaarheidsraster").come()
    for keys in ((Qt.Key.Key_Delete,), (Qt.Key.Key_Right, CTRL), (Qt.Key.Key_Down, SHIFT), (Qt.Key.Key_1,)):
        room.keyboard.press(*keys)
    assert held(room, "uren") != before
    for _ in range(4):
        back(room)
    assert held(room, "uren") == before


def a_reason_emptied(room: Room) -> None:
    QuestionDriver(room.keyboard, "gerealiseerde_dagdelen").type("20").leave()
    told = AnswerKey("uren_reden", "uren_07")
    QuestionDriver(room.keyboard, "gerealiseerde_dagdelen").come()
    room.keyboard.tab()
    room.keyboard.type("Drie weken ziek")
    room.keyboard.tab()
    given = room.session.answer_of("uren", told)
    assert given is not None
    room.keyboard.tab(back=True)
    room.keyboard.press(Qt.Key.Key_A, CTRL)
    room.keyboard.press(Qt.Key.Key_Delete)
    room.keyboard.tab()
    assert room.session.answer_of("uren", told) is None
    back(room)
    assert room.session.answer_of("uren", told) == given


@pytest.mark.parametrize("form_id", FORMS)
def test_what_is_cleared_comes_back(qtbot: QtBot, form_id: str) -> None:
    room = open_room(qtbot, FORMS[form_id], "jamila-voorbeeld")
    QApplication.processEvents()
    for act in (cleared_with_the_menu, replaced_by_a_reason, emptied, rows_removed):
        act(room, form_id)
    if form_id == "uren":
        a_week_painted_over(room)
        a_reason_emptied(room)
