"""Scoring work skills with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import theme
from intake_desktop.ui.pages.skills_page import SkillsPage
from tests.ui.drivers import CTRL
from tests.ui.measuring import Measuring

WIDE = 1182


@pytest.fixture
def skills(qtbot: QtBot) -> Measuring:
    theme.apply_choice("licht", 100)
    return Measuring(qtbot, SkillsPage, WIDE)


def test_a_digit_scores_the_open_point_and_dates_the_measurement(skills: Measuring) -> None:
    skills.go("B2")
    assert skills.at().startswith("Een instructie onthouden, 1")

    skills.press(Qt.Key.Key_3)

    assert skills.said("B2") == "3"
    assert skills.said(skills.session.catalog.meaning("skills_measured_on")) == skills.session.today.isoformat()
    assert skills.sees("De datum van deze meting staat nu op vandaag")
    assert skills.sees("1 van 24")


def test_o_says_there_is_too_little_to_go_by_and_takes_the_level_away(skills: Measuring) -> None:
    skills.go("B2")
    skills.press(Qt.Key.Key_3)
    skills.press(Qt.Key.Key_O)
    assert skills.said("B2") == "onvoldoende_beeld"
    skills.press(Qt.Key.Key_Z, CTRL)
    assert skills.said("B2") == "3"


def test_n_works_only_where_the_form_offers_it(skills: Measuring) -> None:
    skills.go("B2")
    skills.press(Qt.Key.Key_N)
    assert skills.said("B2") is None
    skills.go("C6")
    skills.press(Qt.Key.Key_N)
    assert skills.said("C6") == "niet_van_toepassing"


def test_the_button_goes_to_the_next_open_point_across_groups(skills: Measuring) -> None:
    skills.go("A4")
    skills.press(Qt.Key.Key_2)
    skills.press(Qt.Key.Key_Return, CTRL)
    assert skills.at().startswith("Een instructie begrijpen, 1")
    assert skills.sees("B. Instructies en leren")


def test_the_own_score_stays_apart(skills: Measuring) -> None:
    skills.go("B2")
    own = next(each for each in skills.page.form.aspects if each.no_answer and len(each.options) == 4)
    while not skills.at().startswith("1. Lukt mij"):
        skills.keyboard.tab()
    skills.press(Qt.Key.Key_2)
    assert skills.said(own.id, "B2") == "2"
    assert skills.said("B2") is None


def test_what_a_skill_belongs_to_is_told_beside_it(skills: Measuring) -> None:
    skills.go("B2")
    assert skills.sees("UWV-criterium basale werknemersvaardigheden")


def test_nothing_needs_sideways_scrolling_when_the_window_is_small(qtbot: QtBot) -> None:
    narrow = Measuring(qtbot, SkillsPage, 840)
    narrow.go("B2")
    assert narrow.page.frame._scroll.horizontalScrollBar().maximum() == 0


def test_plain_questions_have_an_entry_of_their_own(skills: Measuring) -> None:
    skills.go("leerwens")
    assert skills.sees("Vragen over werk")
    skills.press(Qt.Key.Key_3)
    assert skills.page.place().question_id == "leerwens"


def test_ctrl_enter_walks_the_questions_about_work_and_then_goes_on(skills: Measuring) -> None:
    skills.go("leerwens")
    for key, then in ((Qt.Key.Key_1, "begeleidingsbehoefte"), (Qt.Key.Key_2, "begeleiding_waarvoor")):
        skills.press(key)
        skills.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert skills.page.place().question_id == then
    skills.go("huidige_plek")
    skills.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert skills.page.place().question_id == "A1", "nothing is open below: on to the first open point"


def test_after_the_last_point_come_the_questions_about_work(skills: Measuring) -> None:
    form = skills.page.form
    for question in (each for each in form.questions() if each.group):
        skills.session.answer(form.id, AnswerKey(question.id), "3")
    gone: list[str] = []
    skills.page.forward.connect(lambda: gone.append("on"))
    skills.go("E4")
    skills.press(Qt.Key.Key_Return, CTRL)
    assert gone == []
    assert skills.sees("Vragen over werk")
    assert skills.page.place().question_id == "leerwens"
