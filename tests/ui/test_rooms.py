"""The rooms of a dossier by keyboard: one combination of keys each, from wherever somebody is typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea
from pytestqt.qtbot import QtBot

from intake_desktop.ui import theme
from intake_desktop.ui.pages.dossier_head import DossierHead
from intake_desktop.ui.pages.room_tabs import RoomTab
from intake_desktop.ui.parts.strokes import words_width
from tests.ui.looks import LARGE, LIGHT, put_on
from tests.ui.staff import Office
from tests.ui.test_saving_seen import WORDS, in_a_dossier

CTRL = Qt.KeyboardModifier.ControlModifier
ROOMS = ("intake", "zrm", "skills", "hours", "advice", "review", "exchange", "progress")


def test_ctrl_and_a_digit_goes_to_a_room_and_loses_nothing(office: Office) -> None:
    staff = in_a_dossier(office)
    place = staff.place()
    staff.type(WORDS)
    for number, room in enumerate(ROOMS, start=1):
        staff.press(Qt.Key(Qt.Key.Key_0.value + number), CTRL)
        staff.until(lambda room=room: staff.place().page == room)
    assert staff.stored(place.dossier_id)[place.question_id] == WORDS


@pytest.mark.parametrize(
    ("look", "width"), [(LIGHT, 840), (LARGE, 1251), (LARGE, 909)], ids=["small", "wide", "narrow"]
)
def test_no_word_of_a_tab_is_cut(qtbot: QtBot, qapp: QApplication, look: theme.Theme, width: int) -> None:
    put_on(look)
    window = QScrollArea()
    window.setWidgetResizable(True)
    window.setFrameShape(QFrame.Shape.NoFrame)
    qtbot.addWidget(window)
    head = DossierHead()
    window.setWidget(head)
    head.show_rooms(ROOMS)
    window.resize(width, 300)
    window.show()
    head.show_room("hours", None)
    for _ in range(3):
        QApplication.processEvents()
    assert head.width() == width
    tabs = [tab for tab in head.findChildren(RoomTab) if tab.isVisible()]
    assert len(tabs) == 5
    assert all(tab.width() >= words_width(tab.text(), theme.font(bold=True)) for tab in tabs)
    assert all(tab.mapTo(head, tab.rect().topRight()).x() <= width for tab in tabs)
    put_on(LIGHT)
