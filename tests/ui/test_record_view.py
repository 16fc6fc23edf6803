"""What was finished is read as one text: every answer in words, by keyboard, and for an advice what the rules said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.record_view import RecordView
from intake_desktop.ui.pages.rooms import FORMS
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.reading_text import ReadingArea, ReadingText
from intake_desktop.ui.workplace import Workplace
from tests.ui.dossier_desk import Room, open_room
from tests.ui.looks import DARK, LARGE, LIGHT, put_on

INTAKE = "brede_intake"


def finish(session: DossierSession, form_id: str) -> None:
    session.versions.take(session.versions.finish(form_id).result())


def view_of(room: str):  # type: ignore[no-untyped-def]  # what open_room takes
    """Finishes the form of this room and makes the page that shows it."""

    def make(workplace: Workplace, session: DossierSession) -> Page:
        finish(session, FORMS[room])
        record = session.dossier.latest(FORMS[room])
        assert record is not None
        return RecordView(workplace, session, room, record)

    return make


def text_of(room: Room) -> ReadingText:
    text = room.page.findChild(ReadingText)
    assert text is not None
    return text


def first(room: Room, form_id: str, kind: Kind) -> Question:
    """The first question of this kind with an answer that counts."""
    counting = room.session.view.counting(form_id)
    form = room.session.catalog.form(form_id)
    return next(q for q in form.questions() if q.kind is kind and AnswerKey(q.id) in counting)


def test_it_says_who_finished_it_and_when(qtbot: QtBot) -> None:
    room = open_room(qtbot, view_of("intake"), "jamila-voorbeeld")
    banner = room.page.findChild(Banner)
    assert banner is not None
    assert (
        banner.accessibleName() == "Vastgesteld op 20-11-2026 door Joke Bedacht. Wat hier staat, verandert niet meer."
    )


@pytest.mark.parametrize("name", ["intake", "zrm", "skills", "hours", "advice"])
def test_every_answer_that_counts_stands_there_in_words(qtbot: QtBot, name: str) -> None:
    room = open_room(qtbot, view_of(name), "jamila-voorbeeld")
    words = text_of(room).toPlainText()
    form = room.session.catalog.form(FORMS[name])
    for key in room.session.view.counting(form.id):
        question = form.question(key.question_id)
        assert question.label.replace("{naam}", "Jamila") in words, question.id
    assert "{naam}" not in words
    assert "None" not in words


def test_a_choice_a_table_a_week_and_a_reason_are_told_as_people_say_them(qtbot: QtBot) -> None:
    room = open_room(qtbot, view_of("intake"), "jamila-voorbeeld")
    session = room.session
    counting = session.view.counting(INTAKE)
    words = text_of(room).toPlainText()
    choice = first(room, INTAKE, Kind.CHOICE)
    chosen = counting[AnswerKey(choice.id)]
    if chosen.known:
        option = choice.option(str(chosen.value))
        assert option is not None
        assert option.label.replace("{naam}", "Jamila") in words
    table = first(room, INTAKE, Kind.TABLE)
    rows = counting[AnswerKey(table.id)].value
    assert isinstance(rows, tuple)
    cells = [answer.value for key, answer in counting.items() if key.row_id in rows and isinstance(answer.value, str)]
    assert any(cell in words for cell in cells)
    for answer in counting.values():
        if answer.no_answer == "wil_niet_zeggen":
            assert "Geen antwoord: wil niet zeggen" in words


def test_an_answer_that_does_not_count_is_listed_apart(qtbot: QtBot) -> None:
    def make(workplace: Workplace, session: DossierSession) -> Page:
        form = session.catalog.form("uren")
        hidden = next(q for q in form.questions() if q.kind is Kind.NUMBER and q.id not in session.shown("uren"))
        session.answer("uren", AnswerKey(hidden.id), Decimal(1))
        made.append(hidden)
        return view_of("hours")(workplace, session)

    made: list[Question] = []
    room = open_room(qtbot, make, "kees-test")
    words = text_of(room).toPlainText()
    _, _, aside = words.partition("Staat er nog, maar hoort nu niet bij de vragen")
    assert made[0].label.replace("{naam}", "Kees") in aside


def test_what_stayed_open_is_named(qtbot: QtBot) -> None:
    room = open_room(qtbot, view_of("intake"), "jamila-voorbeeld")
    left = [name for section in room.session.progress(INTAKE) for name in section.open]
    words = text_of(room).toPlainText()
    assert left
    assert "bleef open: " in words
    for name in left:
        assert room.session.catalog.question(name).label.replace("{naam}", "Jamila") in words


def test_the_advice_tells_what_the_rules_said_then(qtbot: QtBot) -> None:
    room = open_room(qtbot, view_of("advice"), "jamila-voorbeeld")
    advice = room.session.advice()
    words = text_of(room).toPlainText()
    assert f"Regels versie {room.session.rules.version}" in words
    places = [words.index(f"{outcome.name}: {outcome.status_label}") for outcome in advice.outcomes]
    assert places == sorted(places), "in their fixed order"
    for condition in advice.outcomes[3].conditions:
        assert condition.label.replace("{naam}", "Jamila") in words
        assert condition.threshold_text in words


def test_it_is_read_by_keyboard_and_the_page_scrolls_along(qtbot: QtBot) -> None:
    room = open_room(qtbot, view_of("intake"), "jamila-voorbeeld")
    room.page.arrive(Place("intake"))
    QApplication.processEvents()
    text = text_of(room)
    assert QApplication.focusWidget() is text
    bar = room.page.findChild(ReadingArea).verticalScrollBar()  # type: ignore[union-attr]  # it stands in one
    before = bar.value()
    room.keyboard.press(Qt.Key.Key_PageDown)
    assert bar.value() > before
    room.keyboard.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() > bar.maximum() - 80
    room.keyboard.press(Qt.Key.Key_PageUp, times=60)
    assert text.textCursor().position() < 200
    room.keyboard.press(Qt.Key.Key_Down, times=3)
    at = text.textCursor().position()
    room.keyboard.type("dit komt nergens")
    assert text.textCursor().position() == at
    assert "dit komt nergens" not in text.toPlainText()
    room.keyboard.tab(back=True)
    assert QApplication.focusWidget() is not text


def test_a_screen_reader_has_a_name_a_role_and_all_the_words(qtbot: QtBot) -> None:
    room = open_room(qtbot, view_of("skills"), "jamila-voorbeeld")
    face = QAccessible.queryAccessibleInterface(text_of(room))
    assert face.text(QAccessible.Text.Name) == "Werkvaardigheden: wat er staat"
    assert face.role() is QAccessible.Role.EditableText
    assert face.state().readOnly  # type: ignore[attr-defined]  # a bit of the state
    spoken = face.textInterface()
    assert spoken.text(0, spoken.characterCount()).replace("\u2029", "\n") == text_of(room).toPlainText()


def test_a_jump_shows_the_question_and_the_place_is_remembered(qtbot: QtBot) -> None:
    room = open_room(qtbot, view_of("intake"), "jamila-voorbeeld")
    asked = list(room.session.view.counting(INTAKE))[-1].question_id
    room.page.arrive(Place("intake", question_id=asked))
    QApplication.processEvents()
    text = text_of(room)
    qtbot.waitUntil(lambda: bool(text.textCursor().selectedText()))
    label = room.session.catalog.question(asked).label.replace("{naam}", "Jamila")
    assert text.textCursor().selectedText() == label
    assert text.viewport().visibleRegion().boundingRect().contains(text.cursorRect().center())
    assert room.page.place().question_id == asked


def test_nothing_is_cut_off_and_another_look_keeps_the_place(qtbot: QtBot) -> None:
    try:
        put_on(LARGE)
        room = open_room(qtbot, view_of("advice"), "jamila-voorbeeld")
        room.resize(952, 468)
        text = text_of(room)
        assert text.document().size().height() <= text.height()
        room.page.arrive(Place("advice", question_id="U3"))
        qtbot.waitUntil(lambda: bool(text.textCursor().selectedText()))
        put_on(DARK)
        assert text.textCursor().position() == text.textCursor().selectionStart() > 0
        assert room.session.advice().outcome("U3").name in text.textCursor().block().text()
    finally:
        put_on(LIGHT)
