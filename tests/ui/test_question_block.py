"""Around the field: no answer and its reasons, problems with their reason, origin, and help that follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui.fields.menu_button import MenuButton
from intake_desktop.ui.parts.tags import Tag
from intake_desktop.ui.question_block import QuestionBlock
from tests.form_engine.forms import shipped
from tests.source import ROOT
from tests.ui.all_kinds import FORM, QUESTIONS
from tests.ui.form_page import FormPage, said

menus = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
_OF = {question.id: question for question in QUESTIONS}


def page_with(qtbot: QtBot, *ids: str) -> FormPage:
    """These questions, and an ordinary one after them to go to."""
    return FormPage(qtbot, [*(_OF[each] for each in ids), _OF["email"]])


def warning(given: bool = False) -> Problem:
    """A warning that may stay with a reason."""
    message = "18 van 24 dagdelen is 75%. Hoe komt dat?"
    return Problem("u1", "warning", AnswerKey("text"), ("text",), message, True, AnswerKey("reden", "u1"), given)


@menus
def test_a_reason_takes_the_place_of_the_field_and_there_is_a_way_back(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    question = page.question("text").no_answer("Wil niet zeggen")
    assert page.told.reasons == [(AnswerKey("text"), "wil_niet_zeggen")]
    assert question.shown() == "Wil niet zeggen"
    assert not question.field.isVisible()
    assert QApplication.focusWidget().accessibleName() == "Toch invullen: Hoe noemen mensen je?"
    page.keyboard.press(Qt.Key.Key_Space)
    assert page.told.cleared == [AnswerKey("text")]
    page.keyboard.type("Jamila")
    question.leave()
    assert page.told.last == "Jamila"


@menus
def test_only_the_reasons_of_this_question_can_be_chosen(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text", "bsn")
    with pytest.raises(AssertionError, match="no line 'Onbekend'"):
        page.question("text").no_answer("Onbekend")
    page.keyboard.press(Qt.Key.Key_Escape)
    assert page.question("bsn").no_answer("Niet van toepassing").shown() == "Niet van toepassing"


@menus
def test_an_answer_can_be_wiped_and_marked_as_about_somebody_else(qtbot: QtBot) -> None:
    page = page_with(qtbot, "hersteldag")
    page.blocks["hersteldag"].show_answer(said("soms"))
    question = page.question("hersteldag").no_answer("Gaat over een ander")
    assert page.told.about_other == [(AnswerKey("hersteldag"), True)]
    question.no_answer("Antwoord wissen")
    assert page.told.cleared == [AnswerKey("hersteldag")]
    assert question.shown() == ""


def test_a_stored_reason_is_shown_with_the_words_of_the_form(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    page.blocks["text"].show_answer(said(None, no_answer="later"))
    assert page.question("text").shown() == "Later"
    page.blocks["text"].show_answer(said("Jamila"))
    assert page.question("text").shown() == "Jamila"


def test_a_warning_asks_for_a_reason_and_keeps_it(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    block = page.blocks["text"]
    block.show_problems([warning()])
    question = page.question("text").come()
    assert question.problems() == ("18 van 24 dagdelen is 75%. Hoe komt dat?",)
    assert block.field.focus_widget().property("state") == "warning"
    page.keyboard.tab()
    page.keyboard.type("Haar dochter was twee weken ziek")
    block.show_problems([warning()])
    page.keyboard.tab()
    assert page.told.answers == [(AnswerKey("reden", "u1"), "Haar dochter was twee weken ziek", {})]
    block.show_problems([warning(given=True)], {AnswerKey("reden", "u1"): "Haar dochter was twee weken ziek"})
    block.show_problems([])
    assert question.problems() == ()
    assert block.field.focus_widget().property("state") == ""


def test_an_error_comes_before_a_warning(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    error = Problem("u2", "error", AnswerKey("text"), ("text",), "Dit kan niet samen.")
    page.blocks["text"].show_problems([warning(), error])
    assert page.question("text").problems()[0] == "Dit kan niet samen."
    assert page.blocks["text"].field.focus_widget().property("state") == "error"


def test_what_was_taken_over_is_confirmed_with_one_key(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    block = page.blocks["text"]
    block.show_answer(said("Jamila", taken_over=True, source="verwijzer"))
    tags = [tag.text() for tag in block.findChildren(Tag) if tag.isVisible()]
    assert tags == ["Overgenomen, controleren"]
    assert "Bron: verwijzer, 12-11-2026" in [label.text() for label in block.findChildren(QLabel)]
    right = next(button for button in block.findChildren(QPushButton) if button.text() == "Klopt")
    page.keyboard.tab_into(right)
    page.keyboard.press(Qt.Key.Key_Space)
    assert page.told.confirmed == [AnswerKey("text")]


def test_help_follows_the_keyboard(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text", "hersteldag")
    page.question("text").come()
    page.question("hersteldag").come()
    assert page.told.focused[0] == "text"
    assert page.told.focused[-1] == "hersteldag"


def test_the_name_of_the_participant_is_filled_in(qtbot: QtBot) -> None:
    page = page_with(qtbot, "week_grid", "long_text")
    assert page.blocks["week_grid"].question.label == "Wanneer kan Jamila?"
    texts = [label.text() for label in page.blocks["long_text"].findChildren(QLabel)]
    assert "Schrijf het op zoals Jamila het zegt." in texts


def test_coming_to_a_question_puts_the_keyboard_in_its_field(qtbot: QtBot) -> None:
    page = FormPage(qtbot, QUESTIONS)
    for name in ("text", "number", "choice", "multi_choice", "table", "week_grid", "stadsdeel"):
        page.blocks[name].take_focus()
        assert page.blocks[name].field.isAncestorOf(QApplication.focusWidget()), name


@pytest.mark.parametrize(("call_name", "who"), [("Jamila", "Jamila"), ("", "De deelnemer")])
def test_the_origin_names_who_told_it(qtbot: QtBot, call_name: str, who: str) -> None:
    form = shipped().form("brede_intake")
    block = QuestionBlock(form.question("belangrijk"), form, call_name)
    qtbot.addWidget(block)
    block.show_answer(said("Rust", taken_over=True))
    assert block.source_text() == f"{who} vertelt dit, 12-11-2026"
    assert f"Bron: {who} vertelt dit, 12-11-2026" in [label.text() for label in block.findChildren(QLabel)]


@menus
def test_an_ampersand_is_read_as_it_was_written(qtbot: QtBot) -> None:
    asked = replace(_OF["text"], label="Klantnummer bij Werk & Re-integratie")
    reasons = replace(FORM, no_answer_labels={"wil_niet_zeggen": "Wil W&R niet zeggen", "later": "Later"})
    block = QuestionBlock(asked, reasons, "Jamila")
    qtbot.addWidget(block)
    label = next(each for each in block.findChildren(QLabel) if each.buddy() is not None)
    assert label.text() == "Klantnummer bij Werk && Re-integratie", (
        "one & would be drawn as a line under the next letter"
    )
    assert label.accessibleName() == asked.label
    assert block.field.focus_widget().accessibleName() == asked.label
    menu = block.head().findChild(MenuButton)
    assert menu is not None
    menu.open_menu()
    opened = block.head().findChild(QMenu)
    assert opened is not None
    assert opened.actions()[0].text() == "Wil W&&R niet zeggen"
    opened.close()


def test_every_label_of_a_control_is_made_in_one_place() -> None:
    sources = (ROOT / "intake_desktop" / "ui").rglob("*.py")
    assert [path.name for path in sources if "setBuddy(" in path.read_text("utf-8")] == ["labels.py"]
