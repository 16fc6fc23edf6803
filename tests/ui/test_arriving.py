"""Whoever is brought to a question has the keyboard there, and sees it: however far down its page it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.ui import theme
from intake_desktop.ui.pages.advice_questions import AdviceQuestions
from intake_desktop.ui.parts.scroll import ScrollArea
from tests.ui.drivers import CTRL
from tests.ui.staff import Office, Staff

ROOMS = {"intake": "brede_intake", "hours": "uren", "advice": "advies"}
FAR = 12
"""Sections of the intake that are visited: the first ones, in which there is everything."""


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    theme.apply_choice("licht", 100)
    made = Office(tmp_path, qtbot)
    yield made
    made.close()


def in_sight(focused: QWidget | None) -> bool:
    """It lies in a page that scrolls, and its top can be seen there."""
    around = focused
    while around is not None and not isinstance(around, ScrollArea):
        around = around.parentWidget()
    if focused is None or around is None:
        return False
    seen = around.viewport()
    return 0 <= focused.mapTo(seen, focused.rect().topLeft()).y() < seen.height()


def leave(staff: Staff) -> None:
    """To the list, so that the page is made anew."""
    assert staff.window.frame is not None
    staff.window.frame.workplace.visit("list")
    staff.until(lambda: staff.place().page == "list")
    staff.settle()


def wanted(staff: Staff) -> Iterator[tuple[str, dict[str, str]]]:
    """The last question of every section, and in Uren every section by itself."""
    session = staff.session()
    for room, form_id in ROOMS.items():
        shown = session.shown(form_id)
        for section in session.catalog.form(form_id).sections[:FAR]:
            asked = [question.id for question in section.questions if question.id in shown]
            if asked:
                yield room, {"question_id": asked[-1]}
            if asked and room == "hours":
                yield room, {"section_id": section.id}


def test_a_question_far_down_is_seen_and_has_the_keyboard(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("intake", dossier_id)
    places = list(wanted(staff))
    out_of_sight = []
    for room, detail in places:
        leave(staff)
        staff.visit(room, dossier_id, **detail)
        if not in_sight(QApplication.focusWidget()):
            out_of_sight.append((room, detail, staff.at()))
    assert len(places) > 20
    assert not out_of_sight


def test_going_to_and_fro_quickly_leaves_nothing_of_a_page_behind(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("intake", dossier_id)
    for key in (Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_5, Qt.Key.Key_6):
        staff.press(key, CTRL)
    staff.settle()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, AdviceQuestions)]
    assert len(staff.window.findChildren(AdviceQuestions)) == 1
