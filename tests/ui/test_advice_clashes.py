"""At the advice staff see what may not fit together, go to either answer, and may leave it as it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.model import Place
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages.advice_clashes import ClashCard
from intake_desktop.ui.pages.advice_page import AdvicePage
from intake_desktop.ui.parts.labels import WrapLabel
from tests.ui.dossier_desk import Room, open_room


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return open_room(qtbot, AdvicePage)


def card(room: Room) -> ClashCard:
    found = room.page.findChild(ClashCard)
    assert found is not None
    return found


def test_a_wish_to_learn_beside_a_no_is_told_and_leads_to_both_questions(room: Room) -> None:
    assert card(room).isHidden()
    room.session.answer("brede_intake", AnswerKey("werkwens"), "leren")
    assert card(room).isHidden()
    room.session.answer("werkvaardigheden", AnswerKey("leerwens"), "nee")
    assert not card(room).isHidden()
    words = " ".join(label.text() for label in card(room).findChildren(WrapLabel))
    assert "Het mag ook blijven staan." in words
    assert "de deelnemer nu niets wil leren" in words

    QApplication.processEvents()
    room.page.arrive(Place("advice"))
    for way in card(room).findChildren(QPushButton):
        room.keyboard.tab_into(way)
        room.keyboard.press(Qt.Key.Key_Return)
    places = [place for place in room.visited if isinstance(place, Place)]
    assert [(place.page, place.question_id) for place in places] == [("intake", "werkwens"), ("skills", "leerwens")]

    room.session.answer("werkvaardigheden", AnswerKey("leerwens"), "ja")
    assert card(room).isHidden()
