"""Staff types answers: they are handed over while resting, kept when refused, and shown the usual way on leaving."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey, AnswerValue
from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui.fields.contract import FieldState
from intake_desktop.ui.fields.typing_rest import REST_MS
from tests.ui.all_kinds import QUESTIONS
from tests.ui.drivers import CTRL
from tests.ui.form_page import FormPage, said

_OF_KIND = {question.id: question for question in QUESTIONS}
AFTER = _OF_KIND["email"]


def page_with(qtbot: QtBot, *ids: str) -> FormPage:
    """These questions, and an ordinary one after them to go to."""
    chosen: list[Question] = [_OF_KIND[each] for each in ids]
    return FormPage(qtbot, [*chosen, *(() if "email" in ids else (AFTER,))])


def test_typing_is_handed_over_within_a_second_after_the_last_key(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    block = page.blocks["text"]
    with qtbot.waitSignal(block.answered, timeout=1000):
        page.question("text").type("Jamila")
    assert page.told.answers == [(AnswerKey("text"), "Jamila", {})]
    assert REST_MS < 1000


def test_nothing_is_handed_over_between_two_keys(qtbot: QtBot) -> None:
    page = page_with(qtbot, "long_text")
    page.question("long_text").type("Ik wil koken")
    assert page.told.answers == []
    page.blocks["long_text"].flush()
    assert page.told.last == "Ik wil koken"


def test_leaving_hands_over_at_once_and_only_once(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    page.question("text").type("Jamila").leave()
    page.blocks["text"].flush()
    assert [value for _, value, _ in page.told.answers] == ["Jamila"]


def test_what_the_program_shows_is_never_told_back(qtbot: QtBot) -> None:
    page = FormPage(qtbot, QUESTIONS)
    page.blocks["text"].show_answer(said("Jamila"))
    page.blocks["date"].show_answer(said("1980-03-12"))
    page.blocks["number"].show_answer(said(Decimal("12.5")))
    page.blocks["long_text"].show_answer(said("Koken"))
    for block in page.blocks.values():
        block.flush()
    assert (page.told.answers, page.told.cleared) == ([], [])


@pytest.mark.parametrize("typed", ["12-3-1980", "12 maart 1980", "1980-03-12", "12/03/1980", " 12-03-1980 "])
def test_every_way_of_writing_a_date_can_be_pasted(qtbot: QtBot, typed: str) -> None:
    page = page_with(qtbot, "date")
    question = page.question("date").paste(typed).leave()
    assert page.told.last == "1980-03-12"
    assert question.shown() == "12 maart 1980"


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        (Kind.PARTIAL_DATE, "5-2019", "2019-05", "mei 2019"),
        (Kind.PARTIAL_DATE, "2019", "2019", "2019"),
        (Kind.TIME, "9.30", "09:30", "9:30"),
        (Kind.NUMBER, "12,5", Decimal("12.5"), "12,5"),
        (Kind.PERCENT, "75", Decimal(75), "75"),
        (Kind.BSN, "111 222 333", "111222333", "111222333"),
        (Kind.POSTCODE, "1234ab", "1234 AB", "1234 AB"),
        (Kind.PHONE, "06 - 1234 5678", "06 - 1234 5678", "06 - 1234 5678"),
        (Kind.EMAIL, "jamila@voorbeeld.example", "jamila@voorbeeld.example", "jamila@voorbeeld.example"),
    ],
)
def test_each_typed_kind_is_read_and_shown(
    qtbot: QtBot, kind: Kind, typed: str, value: AnswerValue, shown: str
) -> None:
    page = page_with(qtbot, kind.value, "text")
    question = page.question(kind.value).type(typed).leave()
    assert page.told.last == value
    assert question.shown() == shown


def test_a_refused_date_stays_in_the_field_with_a_sentence(qtbot: QtBot) -> None:
    page = page_with(qtbot, "date")
    page.blocks["date"].show_answer(said("1980-03-12"))
    question = page.question("date").type("31-2-1980")
    QApplication.processEvents()
    assert question.problems() == (), "half a date is not refused while somebody types"
    question.leave()
    assert question.shown() == "31-2-1980"
    assert question.problems() == ("Deze dag bestaat niet. Kijk naar de dag en de maand.",)
    assert page.told.answers == []
    page.blocks["date"].show_answer(said("1980-03-12"))
    assert question.shown() == "31-2-1980", "showing the stored answer again leaves the typed text"
    question.type("28-2-1980").leave()
    assert question.problems() == ()
    assert page.told.last == "1980-02-28"


def test_another_answer_takes_the_refused_text_and_its_sentence_away(qtbot: QtBot) -> None:
    page = page_with(qtbot, "date")
    question = page.question("date").type("gisteren").leave()
    assert question.problems() != ()
    page.blocks["date"].show_answer(said("1979-01-01"))
    assert (question.shown(), question.problems()) == ("1 januari 1979", ())


def test_a_number_outside_its_bounds_is_refused_and_stays(qtbot: QtBot) -> None:
    page = page_with(qtbot, "number")
    question = page.question("number").type("41").leave()
    assert question.shown() == "41"
    assert "40" in question.problems()[0]
    assert page.told.answers == []


def test_arrows_step_inside_the_bounds_and_write_a_comma(qtbot: QtBot) -> None:
    page = page_with(qtbot, "number")
    question = page.question("number").type("39,5")
    page.keyboard.press(Qt.Key.Key_Up)
    assert question.shown() == "40"
    page.keyboard.press(Qt.Key.Key_Up)
    assert question.shown() == "40"
    page.keyboard.press(Qt.Key.Key_Down)
    question.leave()
    assert page.told.last == Decimal("39.5")


def test_emptying_a_field_clears_the_answer(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    page.blocks["text"].show_answer(said("Jamila"))
    question = page.question("text").come()
    page.keyboard.press(Qt.Key.Key_A, CTRL)
    page.keyboard.press(Qt.Key.Key_Delete)
    question.leave()
    assert page.told.cleared == [AnswerKey("text")]


def test_ctrl_z_takes_typing_back(qtbot: QtBot) -> None:
    page = page_with(qtbot, "long_text")
    question = page.question("long_text").come()
    page.keyboard.type("koken")
    page.blocks["long_text"].flush()
    page.keyboard.press(Qt.Key.Key_Z, CTRL)
    assert question.shown() == ""
    question.leave()
    assert page.told.cleared == [AnswerKey("long_text")]


def test_a_late_echo_does_not_disturb_typing(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    question = page.question("text").type("Jam")
    page.blocks["text"].show_answer(said("J"))
    page.keyboard.type("ila")
    assert question.shown() == "Jamila"
    question.leave()
    assert page.told.last == "Jamila"


def test_tab_leaves_a_text_area_and_enter_makes_a_line(qtbot: QtBot) -> None:
    page = page_with(qtbot, "long_text")
    question = page.question("long_text").come()
    page.keyboard.type("een")
    page.keyboard.press(Qt.Key.Key_Return)
    page.keyboard.type("twee")
    question.leave()
    assert page.told.last == "een\ntwee"


def test_a_text_area_grows_and_then_scrolls(qtbot: QtBot) -> None:
    page = page_with(qtbot, "long_text")
    area = page.blocks["long_text"].field.focus_widget()
    low = area.height()
    page.question("long_text").come()
    heights = []
    for _ in range(14):
        page.keyboard.press(Qt.Key.Key_Return)
        heights.append(area.height())
    assert heights[0] >= low
    assert heights[4] > low
    assert heights[-1] == heights[-2]


def test_a_warning_and_an_error_look_different(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    field = page.blocks["text"].field
    field.set_state(FieldState.ERROR)
    assert field.focus_widget().property("state") == "error"
    field.set_state(FieldState.WARNING)
    assert field.focus_widget().property("state") == "warning"
    field.set_state(FieldState.NORMAL)
    assert field.focus_widget().property("state") == ""
