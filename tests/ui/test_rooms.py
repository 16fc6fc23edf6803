"""The rooms of a dossier by keyboard: one combination of keys each, from wherever somebody is typing."""

from __future__ import annotations

from PySide6.QtCore import Qt

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
