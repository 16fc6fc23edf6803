"""Who types on without a rest is saved all the same."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from intake_desktop.ui.fields.typing_rest import LATEST_MS, REST_MS, TypingRest


def test_typing_on_is_handed_over_all_the_same(qtbot: QtBot) -> None:
    owner = QObject()
    rest = TypingRest(owner)
    rung: list[bool] = []
    rest.rested.connect(lambda: rung.append(rest.waiting))

    def a_key_and_no_rest() -> bool:
        rest.touch()
        return bool(rung)

    qtbot.waitUntil(a_key_and_no_rest, timeout=5000)
    rest.stop()
    assert rung[0] is False
    assert REST_MS < LATEST_MS < 1000


def test_what_was_handed_over_rings_no_more(qtbot: QtBot) -> None:
    owner = QObject()
    rest = TypingRest(owner)
    rest.touch()
    rest.stop()
    with qtbot.assertNotEmitted(rest.rested, wait=LATEST_MS + REST_MS):
        assert not rest.waiting
