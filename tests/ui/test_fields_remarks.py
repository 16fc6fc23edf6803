"""Under the field stands what cannot be printed, while somebody types; own words are kept in one way of writing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui.fields.problem_line import ProblemLine
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.parts.buttons import IconButton
from tests.ui.all_kinds import OTHER, QUESTIONS
from tests.ui.drivers import CTRL
from tests.ui.form_page import FormPage, said

_OF = {each.id: each for each in QUESTIONS}
SNOWMAN = "Dit teken kan niet op papier: ☃. In het bestand blijft het staan."
HIDDEN = "In deze tekst staat een onzichtbaar teken. Typ de tekst zelf over."


def page_with(qtbot: QtBot, *ids: str) -> FormPage:
    """These questions, and an ordinary one after them to go to."""
    return FormPage(qtbot, [*(_OF[each] for each in ids), _OF["email"]])


def reads(widget: QWidget) -> list[str]:
    """The words that can be read in a part of the page."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_a_character_that_cannot_be_printed_is_told_while_typing_and_taken_as_it_is(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text", "long_text")
    for name in ("text", "long_text"):
        block = page.blocks[name]
        page.question(name).paste("een ☃ hier")
        assert SNOWMAN in reads(block), "before anything is handed over"
        page.question(name).leave()
        assert page.told.last == "een ☃ hier"
        page.question(name).come()
        page.keyboard.press(Qt.Key.Key_A, CTRL)
        page.keyboard.type("sneeuw")
        assert SNOWMAN not in reads(block)


def test_it_is_told_again_when_the_answer_is_read_back_and_not_beside_a_reason(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    block = page.blocks["text"]
    block.show_answer(said("☃"))
    assert SNOWMAN in reads(block)
    block.show_answer(said(None, no_answer="later"))
    assert SNOWMAN not in reads(block)


def test_it_is_told_in_a_row_of_a_table_and_for_a_file_that_leaves(qtbot: QtBot) -> None:
    page = page_with(qtbot, "table")
    block = page.blocks["table"]
    cells = {AnswerKey("activiteit_waar", "r1"): said("bij ☃")}
    block.show_answer(said(("r1",)), cells.get)
    block.open_row("r1")
    assert reads(block).count(SNOWMAN) == 1
    page.keyboard.paste("ook ☃")
    assert reads(block).count(SNOWMAN) == 2
    block.flush()
    asked = Asked("organisatie", Kind.TEXT, "Naam")
    qtbot.addWidget(asked)
    asked.fill("Team ☃")
    assert (asked.said(), asked.text) == (SNOWMAN, "Team ☃")


def words_line(page: FormPage) -> str:
    """Comes to the own words beside the last option."""
    page.question("multi_choice").choose(OTHER.label)
    return OTHER.value


def test_own_words_are_kept_as_text_is_and_hidden_characters_are_refused_there(qtbot: QtBot) -> None:
    page = page_with(qtbot, "multi_choice")
    option, block = words_line(page), page.blocks["multi_choice"]
    page.keyboard.paste("  Zoe\u0308\tbij ☃ ")
    assert SNOWMAN in reads(block)
    block.flush()
    assert page.told.answers[-1][2] == {option: "Zoë bij ☃"}
    before = len(page.told.answers)
    page.keyboard.press(Qt.Key.Key_A, CTRL)
    page.keyboard.paste("na\u200bam")
    block.flush()
    assert page.question("multi_choice").problems() == (HIDDEN,)
    assert len(page.told.answers) == before
    block.show_answer(said((option,), words={option: "Zoë bij ☃"}))
    focused = QApplication.focusWidget()
    assert getattr(focused, "text", str)() == "na\u200bam", "what was refused stays to be mended"
    assert page.question("multi_choice").problems() == (HIDDEN,)
    page.keyboard.press(Qt.Key.Key_A, CTRL)
    page.keyboard.paste("Zoë bij ☃")
    block.flush()
    assert page.question("multi_choice").problems() == ()


def test_a_reason_for_a_warning_is_refused_in_a_sentence_too(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text")
    block = page.blocks["text"]
    key = AnswerKey("reden", "u1")
    block.show_problems([Problem("u1", "warning", AnswerKey("text"), ("text",), "Hoe komt dat?", True, key)])
    page.question("text").come()
    page.keyboard.tab()
    page.keyboard.paste("ziek\u202e")
    page.keyboard.tab()
    told = [line.sentence for line in block.findChildren(ProblemLine) if line.sentence]
    assert told[-1].startswith("In deze tekst staat een onzichtbaar teken dat de leesrichting omdraait.")
    assert page.told.answers == []


def test_nothing_that_was_typed_is_read_as_html(qtbot: QtBot) -> None:
    page = page_with(qtbot, "text", "table")
    name = "<b>A</b> & <img src='x'>"
    block = page.blocks["text"]
    block.show_problems([Problem("u1", "error", AnswerKey("text"), ("text",), f"{name} past niet.")])
    page.blocks["table"].show_answer(said(("r1",)), {AnswerKey("activiteit_wat", "r1"): said(name)}.get)
    page.blocks["table"].open_row("r1")
    loose = [
        label.text() for label in page.inside.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText
    ]
    assert not [text for text in loose if "<" in text or "&" in text]
    button = IconButton("help", f"Toon: {name}")
    qtbot.addWidget(button)
    assert button.hover.words == "<span>Toon: &lt;b&gt;A&lt;/b&gt; &amp; &lt;img src=&#x27;x&#x27;&gt;</span>"
