"""Scoring the ZRM with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_domains import ALL_DONE
from intake_desktop.ui.pages.zrm_page import ZrmPage
from tests.ui.drivers import CTRL
from tests.ui.measuring import Measuring

WIDE = 1182


@pytest.fixture
def zrm(qtbot: QtBot) -> Measuring:
    theme.apply_choice("licht", 100)
    return Measuring(qtbot, ZrmPage, WIDE)


def test_a_digit_scores_and_goes_on_to_the_next_open_domain(zrm: Measuring) -> None:
    zrm.go("financien")
    assert zrm.at() == "Financiën, 5, volledig zelfredzaam"

    zrm.press(Qt.Key.Key_3)

    assert zrm.said("financien") == "3"
    assert zrm.at().startswith("Werk & Opleiding, 5")
    assert zrm.sees("1 van 13, deelmeting")


def test_the_first_score_dates_the_measurement_and_says_so(zrm: Measuring) -> None:
    date = zrm.session.catalog.meaning("zrm_measured_on")
    zrm.go("financien")

    zrm.press(Qt.Key.Key_4)

    assert zrm.said(date) == zrm.session.today.isoformat()
    assert zrm.sees("De datum van deze meting staat nu op vandaag")


def test_one_undo_takes_back_a_first_score_with_the_date_it_set(zrm: Measuring) -> None:
    date = zrm.session.catalog.meaning("zrm_measured_on")
    zrm.go("financien")
    zrm.press(Qt.Key.Key_4)

    zrm.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert (zrm.said("financien"), zrm.said(date)) == (None, None)
    assert zrm.at().startswith("Financiën")


def test_a_date_that_was_given_stays(zrm: Measuring) -> None:
    date = zrm.session.catalog.meaning("zrm_measured_on")
    zrm.session.answer(zrm.page.form_id, AnswerKey(date), "2026-01-05")
    zrm.go("financien")
    zrm.press(Qt.Key.Key_4)
    assert zrm.said(date) == "2026-01-05"
    assert not zrm.sees("staat nu op vandaag")


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
def test_no_level_needs_a_reason_and_can_be_undone(zrm: Measuring) -> None:
    zrm.go("financien")
    zrm.press(Qt.Key.Key_3)
    zrm.go("financien")
    assert zrm.at() == "Financiën, 3, beperkt zelfredzaam, gekozen"

    zrm.press(Qt.Key.Key_0)
    assert zrm.said("financien") == "3"
    assert zrm.sees("Tot dan blijft niveau 3 staan")
    reasons = QApplication.focusWidget()
    assert isinstance(reasons, QListView)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(reasons, key)
    zrm.settle()
    assert zrm.said("financien") == "niet_besproken"
    assert zrm.sees("Niveau 3 is weggehaald")

    zrm.press(Qt.Key.Key_Z, CTRL)
    assert zrm.said("financien") == "3"
    assert not zrm.sees("is weggehaald")


def test_the_own_view_is_a_row_of_its_own(zrm: Measuring) -> None:
    zrm.go("financien")
    own = next(each for each in zrm.page.form.aspects if each.no_answer and len(each.options) == 5)
    while zrm.at() != "1":
        zrm.keyboard.tab()

    zrm.press(Qt.Key.Key_4)

    assert zrm.said(own.id, "financien") == "4"
    assert zrm.said("financien") is None
    zrm.press(Qt.Key.Key_4)
    assert zrm.said(own.id, "financien") is None


def test_what_is_off_is_turned_on_only_with_a_reason(zrm: Measuring) -> None:
    zrm.go("justitie")
    assert zrm.sees("Strafrechtelijke gegevens")
    on = zrm.page.findChild(QPushButton, "turn-on")
    zrm.press(Qt.Key.Key_3)
    assert zrm.said("justitie") is None
    zrm.press(Qt.Key.Key_Backspace)

    on.click()
    assert zrm.sees("Schrijf eerst in één zin op")

    zrm.keyboard.type("Een fictieve afspraak op dinsdag.")
    on.click()
    zrm.settle()
    assert zrm.at().startswith("Justitie, 5")
    zrm.press(Qt.Key.Key_4)
    assert zrm.said("justitie") == "4"


def test_what_is_off_is_not_asked(zrm: Measuring) -> None:
    domains = [each.id for each in zrm.page.form.questions() if each.extras.get("order") and each.default_on]
    zrm.go(domains[0])
    for _ in domains:
        zrm.press(Qt.Key.Key_4)
    assert all(zrm.said(domain) == "4" for domain in domains)
    assert zrm.page.findChild(QPushButton, "footer-forward").text() == ALL_DONE
    zrm.press(Qt.Key.Key_Return, CTRL)
    assert zrm.went == ["forward"]


def test_with_little_room_the_right_column_goes_under_the_levels(qtbot: QtBot) -> None:
    narrow = Measuring(qtbot, ZrmPage, 840)
    narrow.go("financien")
    assert narrow.page.frame.narrow
    help_ = next(each for each in narrow.page.form.aspects if each.label == "Is er hulp?")
    side = narrow.page.side
    assert side is not None
    assert side.isVisible(), help_.id
    assert side.width() <= 840
    bar = narrow.page.frame._scroll.horizontalScrollBar()
    assert bar.maximum() == 0


def test_a_difference_with_the_own_view_asks_whether_it_was_talked_about(zrm: Measuring) -> None:
    own = next(each for each in zrm.page.form.aspects if each.no_answer and len(each.options) == 5)
    talked = zrm.session.catalog.meaning("zrm_difference_discussed")
    zrm.session.answer(zrm.page.form_id, AnswerKey("financien"), "3")
    zrm.session.answer(zrm.page.form_id, AnswerKey(own.id, "financien"), "3")
    zrm.go("financien")
    assert not zrm.sees("Jullie zien dit verschillend")

    zrm.session.answer(zrm.page.form_id, AnswerKey(own.id, "financien"), "4")
    assert zrm.sees("Jullie zien dit verschillend: 3 en 4. Laat beide staan.")
    while zrm.at() != "Ja, besproken":
        zrm.keyboard.tab()
    zrm.press(Qt.Key.Key_Space)
    assert zrm.said(talked, "financien") == "ja"
    assert (zrm.said("financien"), zrm.said(own.id, "financien")) == ("3", "4")

    zrm.session.answer(zrm.page.form_id, AnswerKey("financien"), "4")
    assert not zrm.sees("Jullie zien dit verschillend")
    assert zrm.sees("Hebben jullie het verschil besproken?")
    while zrm.at() != "Ja, besproken":
        zrm.keyboard.tab()
    zrm.press(Qt.Key.Key_Space)
    assert zrm.said(talked, "financien") is None
    assert not zrm.sees("Hebben jullie het verschil besproken?")
    zrm.press(Qt.Key.Key_Z, CTRL)
    assert zrm.said(talked, "financien") == "ja"


def test_a_domain_says_which_days_it_is_about_and_how_to_choose(zrm: Measuring) -> None:
    zrm.go("financien")
    assert zrm.sees("ongeveer de laatste 30 dagen")
    rules = next(each for each in zrm.page.findChildren(QPushButton) if each.text() == "Zo kies je een niveau")
    rules.click()
    zrm.settle()
    assert zrm.sees("Begin bij 5 en ga omlaag tot het past.")
