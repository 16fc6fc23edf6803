"""What two people at one laptop see of a domain without scrolling, and what scrolls into sight by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui import theme
from intake_desktop.ui.pages.measure_own import OwnRow
from intake_desktop.ui.pages.zrm_difference import DifferenceRow
from intake_desktop.ui.pages.zrm_page import ZrmPage
from tests.ui.drivers import CTRL
from tests.ui.measuring import Measuring

COMMON, LOW = (1182, 628), (1182, 550)
"""What is left for the page in a window of 1366x768, and of 1366x690."""


def measuring(qtbot: QtBot, size: tuple[int, int]) -> Measuring:
    theme.apply_choice("licht", 100)
    made = Measuring(qtbot, ZrmPage, size[0])
    made.session.answer("brede_intake", AnswerKey(made.session.catalog.meaning("call_name")), "Jamila")
    made.window.resize(*size)
    made.settle()
    return made


def below(page: Measuring, kind: type[QWidget]) -> int:
    """How many px of this row lie under the edge of what is seen; 0 or less for none."""
    row = next(each for each in page.page.findChildren(kind) if each.isVisible())
    seen = page.page.frame._scroll.viewport()
    return row.mapTo(seen, QPoint(0, row.height())).y() - seen.height()


def test_the_own_view_of_every_domain_is_in_sight_on_a_common_laptop(qtbot: QtBot) -> None:
    page = measuring(qtbot, COMMON)
    domains = [each for each in page.page._entries if isinstance(each, Question) and each.default_on]
    hidden = {}
    for domain in domains:
        page.go(domain.id)
        page.settle()
        if below(page, OwnRow) > 0:
            hidden[domain.id] = below(page, OwnRow)
    assert len(domains) == 12
    assert hidden == {}


@pytest.mark.parametrize("size", [COMMON, LOW])
def test_a_difference_comes_into_sight_when_it_appears(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = measuring(qtbot, size)
    page.session.answer(page.page.form_id, AnswerKey("financien"), "3")
    page.go("financien")
    while page.at() != "1":
        page.keyboard.tab()
    page.press(Qt.Key.Key_5)
    page.settle()
    assert page.sees("Jullie zien dit verschillend: 3 en 5. Laat beide staan.")
    assert below(page, DifferenceRow) <= 0
    assert page.at() == "5", "the keyboard stays at the own view"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("1-5-2020", "Een doel ligt na de dag van de meting."),
        ("1-5-2120", "Het jaar ligt tussen 1900 en 2100."),
        ("31-2-2027", "Deze dag bestaat niet"),
    ],
)
def test_a_day_that_cannot_be_meant_is_told_beside_its_field_and_stops_nobody(
    qtbot: QtBot, day: str, words: str
) -> None:
    page = measuring(qtbot, COMMON)
    page.session.answer(page.page.form_id, AnswerKey("financien"), "3")
    page.go("financien")
    block = page.page.beside()[0].block(AnswerKey("zrm_doel_datum", "financien"))
    page.keyboard.tab_into(block.field)
    page.keyboard.type(day)
    page.keyboard.tab()
    page.settle()
    said = [label for label in block.findChildren(QLabel) if label.isVisible() and words in label.text()]
    assert len(said) == 1, [label.text() for label in block.findChildren(QLabel)]
    page.press(Qt.Key.Key_Return, CTRL)
    assert page.at().startswith("Werk & Opleiding, 5"), "the next domain is there"
