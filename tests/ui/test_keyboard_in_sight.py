"""Whoever works with keys always sees where the keyboard is, also in large letters and in a low window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import theme
from intake_desktop.ui.pages.skills_page import SkillsPage
from intake_desktop.ui.pages.zrm_page import ZrmPage
from tests.ui.drivers import CTRL
from tests.ui.measuring import Measuring

LOOKS = [(100, (900, 470)), (200, (1252, 490)), (100, (1182, 550))]
"""Text size, and what is left for the page: in the smallest window, at 200 %, and in a low one."""


@pytest.fixture(autouse=True)
def usual_letters() -> Iterator[None]:
    yield
    theme.apply_choice("licht", 100)


def in_sight(page: Measuring) -> bool:
    """Whether what has the keyboard is seen: all of it, or its top when it is higher than there is room."""
    here, seen = QApplication.focusWidget(), page.page.frame._scroll.viewport()
    assert here is not None
    place = QRect(here.mapTo(seen, here.rect().topLeft()), here.size())
    return seen.rect().contains(place) or (place.height() > seen.height() and place.top() == 0)


def begins_in_sight(page: Measuring) -> bool:
    """Whether what has the keyboard is seen to begin, with what it is about above it."""
    here, seen = QApplication.focusWidget(), page.page.frame._scroll.viewport()
    assert here is not None
    top = here.mapTo(seen, here.rect().topLeft()).y()
    return 0 <= top <= seen.height() - theme.px(56)


def begin(qtbot: QtBot, page: type[ZrmPage] | type[SkillsPage], look: tuple[int, tuple[int, int]]) -> Measuring:
    theme.apply_choice("licht", look[0])
    made = Measuring(qtbot, page, look[1][0])
    made.window.resize(*look[1])
    made.settle()
    return made


@pytest.mark.parametrize("look", LOOKS)
def test_the_level_with_the_keyboard_is_seen(qtbot: QtBot, look: tuple[int, tuple[int, int]]) -> None:
    page = begin(qtbot, ZrmPage, look)
    page.session.answer(page.page.form_id, AnswerKey("tijdsbesteding"), "1")
    page.go("financien")
    qtbot.waitUntil(lambda: begins_in_sight(page))
    for key in (*[Qt.Key.Key_Down] * 4, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        page.press(key)
        qtbot.waitUntil(lambda: in_sight(page))
    page.press(Qt.Key.Key_3)
    qtbot.waitUntil(lambda: begins_in_sight(page))
    assert page.at().startswith("Werk & Opleiding, 5"), "scored, and gone on"
    page.go("tijdsbesteding")
    assert page.at().startswith("Tijdsbesteding, 1"), "the chosen level, far down"
    qtbot.waitUntil(lambda: begins_in_sight(page))


@pytest.mark.parametrize("look", LOOKS)
def test_the_anchor_with_the_keyboard_is_seen(qtbot: QtBot, look: tuple[int, tuple[int, int]]) -> None:
    page = begin(qtbot, SkillsPage, look)
    page.go("D1")
    for point in ("D1", "D2", "D3", "D4"):
        qtbot.waitUntil(lambda: begins_in_sight(page))
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_2):
            page.press(key)
            qtbot.waitUntil(lambda: in_sight(page))
        assert page.said(point) == "2"
        page.press(Qt.Key.Key_Return, CTRL)
