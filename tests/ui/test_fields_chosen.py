"""Staff chooses answers with the keyboard alone: digits, arrows and Space; words open where they are needed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.fields.week_grid import WeekCell
from tests.ui.all_kinds import QUESTIONS
from tests.ui.drivers import CTRL, SHIFT
from tests.ui.form_page import FormPage, said

_OF = {question.id: question for question in QUESTIONS}


def page_with(qtbot: QtBot, *ids: str) -> FormPage:
    """These questions, and an ordinary one after them to go to."""
    return FormPage(qtbot, [*(_OF[each] for each in ids), _OF["email"]])


@pytest.mark.parametrize(
    ("name", "digit", "value"),
    [("yes_no_unknown", "2", "nee"), ("hersteldag", "3", "altijd"), ("choice", "2", "af_en_toe"), ("scale", "1", None)],
)
def test_a_digit_chooses(qtbot: QtBot, name: str, digit: str, value: str | None) -> None:
    page = page_with(qtbot, name)
    page.question(name).come()
    page.keyboard.type(digit)
    assert page.told.answers == [(AnswerKey(name), value or "ik_heb_een_vast_ritme", {})]


@pytest.mark.parametrize(("typed", "value"), [("7", "7"), ("0", "0"), ("1", "1"), ("10", "10")])
def test_on_a_scale_with_numbers_a_digit_is_the_number(qtbot: QtBot, typed: str, value: str) -> None:
    page = page_with(qtbot, "hoe_graag")
    question = page.question("hoe_graag").come()
    page.keyboard.type(typed)
    assert page.told.last == value
    assert question.shown() == value


def test_walking_chooses_nothing_and_space_does(qtbot: QtBot) -> None:
    page = page_with(qtbot, "hersteldag")
    page.question("hersteldag").come()
    page.keyboard.press(Qt.Key.Key_Right)
    assert page.told.answers == []
    page.keyboard.press(Qt.Key.Key_Space)
    assert page.told.last == "soms"


def test_enter_chooses_too_and_choosing_twice_keeps_the_answer(qtbot: QtBot) -> None:
    page = page_with(qtbot, "choice")
    question = page.question("choice").come()
    page.keyboard.press(Qt.Key.Key_Return)
    page.keyboard.press(Qt.Key.Key_Return)
    assert question.shown() == "Iemand is de hele tijd dichtbij"
    assert page.told.cleared == []


def test_a_group_is_one_stop_for_tab_and_tab_comes_back_to_the_chosen_option(qtbot: QtBot) -> None:
    page = page_with(qtbot, "hersteldag")
    question = page.question("hersteldag").choose("altijd").leave()
    assert not question.field.isAncestorOf(QApplication.focusWidget())
    page.keyboard.tab(back=True)
    assert QApplication.focusWidget().accessibleName() == "altijd"


def test_words_open_under_their_option_and_take_the_keyboard(qtbot: QtBot) -> None:
    page = page_with(qtbot, "choice")
    question = page.question("choice").choose("Anders, namelijk")
    page.keyboard.type("samen met mijn zus")
    question.leave()
    assert page.told.answers[-1] == (
        AnswerKey("choice"),
        "anders_namelijk",
        {"anders_namelijk": "samen met mijn zus"},
    )
    question.choose("Iemand kijkt af en toe")
    assert page.told.answers[-1] == (AnswerKey("choice"), "af_en_toe", {})


def test_a_drop_down_is_walked_with_the_arrows(qtbot: QtBot) -> None:
    page = page_with(qtbot, "stadsdeel")
    question = page.question("stadsdeel").choose("Oost")
    assert question.shown() == "Oost"
    assert page.told.last == "Oost"


def test_the_wheel_changes_nothing_while_somebody_scrolls(qtbot: QtBot) -> None:
    page = page_with(qtbot, "stadsdeel", "number")
    page.blocks["stadsdeel"].show_answer(said("Oost"))
    for name in ("stadsdeel", "number"):
        _turn_wheel(page.blocks[name].field.focus_widget())
    assert page.question("stadsdeel").shown() == "Oost"
    assert page.question("number").shown() == ""


def _turn_wheel(widget: object) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turn)


def test_chips_keep_the_order_of_the_form(qtbot: QtBot) -> None:
    page = page_with(qtbot, "multi_choice")
    question = page.question("multi_choice").choose("muziek").choose("koken")
    assert page.told.last == ("koken", "muziek")
    question.choose("muziek")
    assert page.told.last == ("koken",)
    question.choose("koken")
    assert page.told.cleared == [AnswerKey("multi_choice")]


def test_an_exclusive_chip_and_the_others_never_stand_together(qtbot: QtBot) -> None:
    page = page_with(qtbot, "multi_choice")
    question = page.question("multi_choice").choose("koken").choose("weet ik nog niet")
    assert page.told.last == ("weet_niet",)
    question.choose("muziek")
    assert page.told.last == ("muziek",)


def test_chips_with_words_tell_them_beside_the_values(qtbot: QtBot) -> None:
    page = page_with(qtbot, "multi_choice")
    page.question("multi_choice").choose("iets anders, namelijk")
    page.keyboard.type("tekenen")
    page.blocks["multi_choice"].flush()
    assert page.told.answers[-1][1:] == (("anders_namelijk",), {"anders_namelijk": "tekenen"})


def test_the_week_goes_round_and_is_walked_with_the_arrows(qtbot: QtBot) -> None:
    page = page_with(qtbot, "week_grid")
    question = page.question("week_grid").come()
    page.keyboard.press(Qt.Key.Key_Space)
    assert page.told.last == {"maandag.ochtend": "ja"}
    page.keyboard.press(Qt.Key.Key_Space)
    page.keyboard.press(Qt.Key.Key_Down)
    page.keyboard.press(Qt.Key.Key_Right)
    page.keyboard.press(Qt.Key.Key_Space, times=3)
    assert page.told.last == {"maandag.ochtend": "voorkeur", "dinsdag.middag": "nee"}
    assert question.shown() == "maandag ochtend: Liefst; dinsdag middag: Kan niet"
    page.keyboard.press(Qt.Key.Key_Space)
    assert page.told.last == {"maandag.ochtend": "voorkeur", "dinsdag.middag": "ja"}


def test_a_part_of_the_week_can_be_open_again(qtbot: QtBot) -> None:
    page = page_with(qtbot, "week_grid")
    page.blocks["week_grid"].show_answer(said({"maandag.ochtend": "ja"}))
    page.question("week_grid").come()
    page.keyboard.press(Qt.Key.Key_Delete)
    assert page.told.cleared == [AnswerKey("week_grid")]


def test_the_arrows_do_not_leave_the_week(qtbot: QtBot) -> None:
    page = page_with(qtbot, "week_grid")
    page.question("week_grid").come()
    page.keyboard.press(Qt.Key.Key_End)
    page.keyboard.press(Qt.Key.Key_Right)
    assert QApplication.focusWidget().accessibleName() == "zondag ochtend: open"
    page.keyboard.press(Qt.Key.Key_Down, times=5)
    assert QApplication.focusWidget().accessibleName() == "zondag avond: open"


def test_shift_takes_the_option_along_and_ctrl_the_whole_day(qtbot: QtBot) -> None:
    page = page_with(qtbot, "week_grid")
    page.question("week_grid").come()
    page.keyboard.press(Qt.Key.Key_2)
    page.keyboard.press(Qt.Key.Key_Down, SHIFT)
    assert page.told.last == {"maandag.ochtend": "voorkeur", "maandag.middag": "voorkeur"}
    page.keyboard.press(Qt.Key.Key_Right, CTRL, times=2)
    days = ("maandag", "dinsdag", "woensdag")
    assert page.told.last == {f"{day}.{part}": "voorkeur" for day in days for part in ("ochtend", "middag")}
    assert len(page.told.answers) == 4, "one answer for a whole day"
    assert QApplication.focusWidget().accessibleName() == "woensdag middag: Liefst"
    page.keyboard.press(Qt.Key.Key_End)
    page.keyboard.press(Qt.Key.Key_Right, CTRL)
    page.keyboard.press(Qt.Key.Key_Down, SHIFT, times=3)
    assert QApplication.focusWidget().accessibleName() == "zondag avond: open", "the week ends there"


def test_a_mouse_takes_the_option_along(qtbot: QtBot) -> None:
    page = page_with(qtbot, "week_grid")
    cells = {cell.accessibleName(): cell for cell in page.window.findChildren(WeekCell)}
    first, third = cells["maandag ochtend: open"], cells["woensdag ochtend: open"]
    QTest.mousePress(first, Qt.MouseButton.LeftButton)
    for cell in (cells["dinsdag ochtend: open"], third):
        QTest.mouseMove(first, first.mapFromGlobal(cell.mapToGlobal(cell.rect().center())))
    assert page.told.answers == [], "nothing is told halfway"
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=first.mapFrom(page.window, QPoint(5, 5)))
    assert page.told.answers[-1][1] == {f"{day}.ochtend": "ja" for day in ("maandag", "dinsdag", "woensdag")}
    assert len(page.told.answers) == 1
    QTest.mouseClick(third, Qt.MouseButton.LeftButton)
    assert page.told.last == {"maandag.ochtend": "ja", "dinsdag.ochtend": "ja", "woensdag.ochtend": "voorkeur"}


def test_the_stored_choice_is_shown_without_telling(qtbot: QtBot) -> None:
    page = FormPage(qtbot, QUESTIONS)
    page.blocks["choice"].show_answer(said("anders_namelijk", words={"anders_namelijk": "met mijn zus"}))
    page.blocks["multi_choice"].show_answer(said(("koken", "muziek")))
    page.blocks["week_grid"].show_answer(said({"vrijdag.avond": "voorkeur"}))
    assert page.question("choice").shown() == "Anders, namelijk, met mijn zus"
    assert page.question("Waar krijg je energie van?").shown() == "koken, muziek"
    assert page.question("Wanneer kan Jamila?").shown() == "vrijdag avond: Liefst"
    assert page.told.answers == []
