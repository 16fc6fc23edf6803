"""A page with every kind of question: everybody can reach, hear and read all of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.definition import NOT_ASKED, Kind
from intake_desktop.ui import theme
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.long_words import breakable, height_of
from tests.ui.all_kinds import QUESTIONS
from tests.ui.form_page import FormPage, said


def reachable(page: FormPage) -> list[QWidget]:
    """Every widget that Tab comes to, in order."""
    first = QApplication.focusWidget()
    stops: list[QWidget] = [] if first is None else [first]
    for _ in range(200):
        widget = page.keyboard.tab()
        if widget is None or widget in stops:
            return stops
        stops.append(widget)
    raise AssertionError("Tab goes on for ever")


def test_there_is_a_field_for_every_kind() -> None:
    assert {question.kind for question in QUESTIONS} == set(Kind)


def test_tab_comes_to_every_question_in_reading_order(qtbot: QtBot) -> None:
    page = FormPage(qtbot, QUESTIONS)
    stops = reachable(page)
    tops = [stop.mapTo(page.inside, QPoint(0, 0)).y() for stop in stops if page.inside.isAncestorOf(stop)]
    assert tops == sorted(tops)
    asked = [block for block in page.blocks.values() if block.question.kind not in NOT_ASKED]
    for block in asked:
        assert any(block.field.isAncestorOf(stop) for stop in stops), block.question.id


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot) -> None:
    page = FormPage(qtbot, QUESTIONS)
    page.blocks["table"].show_answer(said(("r1",)))
    page.blocks["table"].open_row("r1")
    for stop in reachable(page):
        assert stop.accessibleName() or getattr(stop, "text", str)(), stop


def test_fields_are_found_by_the_id_of_their_question(qtbot: QtBot) -> None:
    page = FormPage(qtbot, QUESTIONS)
    page.blocks["table"].show_answer(said(("r1",)))
    page.blocks["table"].open_row("r1")
    names = {field.objectName() for field in page.inside.findChildren(Field)}
    assert names == {question.id for question in QUESTIONS} | {
        "activiteit_wat.r1",
        "activiteit_waar.r1",
        "activiteit_sinds.r1",
    }
    assert all(field.accessibleName() for field in page.inside.findChildren(Field))


@pytest.mark.parametrize("width", [560, 760])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, width: int) -> None:
    page = FormPage(qtbot, QUESTIONS, width)
    QApplication.processEvents()
    for widget in page.inside.findChildren(QWidget):
        if widget.isVisible():
            right = widget.mapTo(page.inside, QPoint(widget.width(), 0)).x()
            assert right <= page.window.viewport().width(), widget


def test_the_keyboard_never_stands_on_something_hidden(qtbot: QtBot) -> None:
    page = FormPage(qtbot, QUESTIONS)
    for stop in reachable(page):
        assert stop.isVisible()
        assert stop.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """Text of 200 % while the test runs."""
    theme.apply(qapp, theme.Theme("light", 2.0))
    yield
    theme.apply(qapp, theme.Theme())


def test_at_200_percent_words_wrap_and_nothing_is_cut(qtbot: QtBot, large_text: None) -> None:
    page = FormPage(qtbot, QUESTIONS, 560)
    page.blocks["multi_choice"].show_answer(said(("koken", "mensen_helpen", "weet_niet")))
    page.blocks["text"].show_answer(said("Jamila", taken_over=True, source="verwijzer"))
    QApplication.processEvents()
    assert page.inside.width() <= page.window.viewport().width()
    for widget in page.inside.findChildren(QWidget):
        if widget.isVisible() and widget.hasHeightForWidth():
            assert widget.height() >= widget.heightForWidth(widget.width()), widget


def test_a_word_wider_than_the_page_breaks_instead_of_being_cut(qapp: QApplication) -> None:
    font = theme.font("body")
    word = "arbeidsongeschiktheidsverzekeringsgesprek"
    assert breakable(f"een {word}", font, 2000) == f"een {word}"
    flags = int(Qt.TextFlag.TextWordWrap)
    room = QRect(0, 0, 120, 2000)
    drawn = QFontMetrics(font).boundingRect(room, flags, breakable(word, font, room.width()))
    assert drawn.width() <= room.width()
    assert height_of(word, font, room.width(), flags) > 2 * QFontMetrics(font).height()
