"""Whatever somebody takes away on the pages of a measurement comes back with Ctrl+Z, and the keyboard goes there.

Only keys are sent, to what has the keyboard; what counts is what the session then holds.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey, AnswerValue
from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui import theme
from intake_desktop.ui.pages.skills_page import SkillsPage
from intake_desktop.ui.pages.zrm_page import ZrmPage
from tests.ui.drivers import CTRL
from tests.ui.measuring import Measuring

DOMAIN, SKILL = "financien", "B2"
Act = Callable[[Measuring], None]

pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (grabbing the keyboard|raise\\(\\))$", extend=True
)


@pytest.fixture
def zrm(qtbot: QtBot) -> Measuring:
    theme.apply_choice("licht", 100)
    made = Measuring(qtbot, ZrmPage, 1182)
    for meaning, value in (("zrm_purpose", "brede_intake"), ("zrm_measured_on", "2026-11-12")):
        made.session.answer(made.page.form_id, AnswerKey(made.session.catalog.meaning(meaning)), value)
    return made


@pytest.fixture
def skills(qtbot: QtBot) -> Measuring:
    theme.apply_choice("licht", 100)
    return Measuring(qtbot, SkillsPage, 1182)


def tell(page: Measuring, question_id: str, row_id: str, value: AnswerValue) -> None:
    """This was answered before."""
    page.session.answer(page.page.form_id, AnswerKey(question_id, row_id), value)


def beside(page: Measuring, name: str) -> Question:
    """What is asked beside a level, by its id."""
    return next(each for each in page.page.form.aspects if each.id == name)


def tab_to(page: Measuring, *names: str) -> None:
    """Tab until one of these has the keyboard."""
    seen = []
    for _ in range(60):
        if page.at() in names:
            return
        seen.append(page.at())
        page.keyboard.tab()
    raise AssertionError(f"none of {names} in {seen}")


def clear_in_menu(page: Measuring, button: str, line: str = "Antwoord wissen") -> None:
    """Open the menu of a question and take its answer away."""
    tab_to(page, button)
    page.press(Qt.Key.Key_Return)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    page.keyboard.pick(line)
    page.settle()


def gone_and_back(page: Measuring, key: tuple[str, str], act: Act) -> None:
    """Do this: the answer is gone. Ctrl+Z: it is back, as it was."""
    before = page.said(*key)
    assert before is not None, "there was something to take away"
    act(page)
    assert page.said(*key) != before
    page.press(Qt.Key.Key_Z, CTRL)
    assert page.said(*key) == before
    assert QApplication.focusWidget() is not None, "the keyboard is somewhere"


def test_delete_takes_a_level_away_and_says_so(zrm: Measuring) -> None:
    tell(zrm, DOMAIN, "", "3")
    zrm.go(DOMAIN)
    zrm.press(Qt.Key.Key_Delete)
    assert zrm.said(DOMAIN) is None
    assert zrm.sees("Niveau 3 is weggehaald.")
    assert zrm.at().startswith("Financiën, 3"), "the keyboard stays where it was"
    zrm.press(Qt.Key.Key_Z, CTRL)
    assert zrm.said(DOMAIN) == "3"
    assert not zrm.sees("is weggehaald")
    assert zrm.at() == "Financiën, 3, beperkt zelfredzaam, gekozen"


def test_the_way_back_can_be_pressed(zrm: Measuring) -> None:
    tell(zrm, DOMAIN, "", "3")
    zrm.go(DOMAIN)
    zrm.press(Qt.Key.Key_Delete)
    tab_to(zrm, "Ongedaan maken")
    zrm.press(Qt.Key.Key_Return)
    assert zrm.said(DOMAIN) == "3"
    assert zrm.at() == "Financiën, 3, beperkt zelfredzaam, gekozen"


def test_undoing_a_first_score_offers_nothing_back(zrm: Measuring) -> None:
    zrm.go(DOMAIN)
    zrm.press(Qt.Key.Key_3)
    zrm.press(Qt.Key.Key_Z, CTRL)
    assert zrm.said(DOMAIN) is None
    assert not zrm.sees("is weggehaald")


@pytest.mark.parametrize("given", ["3", None])
def test_the_list_of_reasons_ends_with_clearing(zrm: Measuring, given: str | None) -> None:
    if given:
        tell(zrm, DOMAIN, "", given)
    else:
        zrm.session.no_answer(zrm.page.form_id, AnswerKey(DOMAIN), "niet_besproken")
    zrm.go(DOMAIN)

    def clear(page: Measuring) -> None:
        page.press(Qt.Key.Key_0)
        reasons = QApplication.focusWidget()
        assert isinstance(reasons, QListView)
        for key in (Qt.Key.Key_End, Qt.Key.Key_Return):
            QTest.keyClick(reasons, key)
        page.settle()
        assert page.said(DOMAIN) is None
        assert page.sees("Niveau 3 is weggehaald.") is bool(given)

    gone_and_back(zrm, (DOMAIN, ""), clear)


def test_kies_een_reden_means_no_reason(zrm: Measuring) -> None:
    zrm.session.no_answer(zrm.page.form_id, AnswerKey(DOMAIN), "niet_besproken")
    zrm.go(DOMAIN)
    tab_to(zrm, "Financiën, niet beoordeeld, reden")
    gone_and_back(zrm, (DOMAIN, ""), lambda page: page.press(Qt.Key.Key_Home))


def test_in_the_overview_delete_clears_the_row(zrm: Measuring) -> None:
    tell(zrm, DOMAIN, "", "3")
    zrm.go()
    zrm.press(Qt.Key.Key_Up)
    zrm.press(Qt.Key.Key_Delete)
    assert zrm.said(DOMAIN) is None
    assert zrm.sees("Financiën: niveau 3 is weggehaald.")
    zrm.press(Qt.Key.Key_Z, CTRL)
    assert zrm.said(DOMAIN) == "3"
    assert not zrm.sees("is weggehaald")


def test_the_own_view(zrm: Measuring) -> None:
    tell(zrm, DOMAIN, "", "3")
    tell(zrm, "zrm_eigen_kijk", DOMAIN, "4")
    zrm.go(DOMAIN)
    tab_to(zrm, "4")
    gone_and_back(zrm, ("zrm_eigen_kijk", DOMAIN), lambda page: page.press(Qt.Key.Key_4))
    assert zrm.at() == "4", "a digit pressed now is about the own view, not about the level"
    zrm.press(Qt.Key.Key_2)
    assert (zrm.said(DOMAIN), zrm.said("zrm_eigen_kijk", DOMAIN)) == ("3", "2")
    gone_and_back(zrm, ("zrm_eigen_kijk", DOMAIN), lambda page: page.press(Qt.Key.Key_Delete))
    assert zrm.said(DOMAIN) == "3"


def test_a_reason_for_no_own_view_is_in_the_menu_and_comes_back(zrm: Measuring) -> None:
    zrm.go(DOMAIN)
    own = beside(zrm, "zrm_eigen_kijk")
    more = next(name for name in names(zrm) if name.startswith("Meer: Hoe ziet"))
    words = zrm.page.form.no_answer_labels[own.no_answer[1]]
    clear_in_menu(zrm, more, words)
    assert zrm.said(own.id, DOMAIN) == own.no_answer[1]
    gone_and_back(zrm, (own.id, DOMAIN), lambda page: clear_in_menu(page, more))
    assert zrm.at() == words, "what is seen again has the keyboard"


def names(page: Measuring) -> list[str]:
    """What Tab comes to, once around."""
    found = [page.at()]
    for _ in range(60):
        page.keyboard.tab()
        found.append(page.at())
    return found


@pytest.mark.parametrize(
    ("aspect", "value"),
    [
        ("zrm_doel_niveau", "4"),
        ("zrm_doel_datum", "2027-05-03"),
        ("hulp_aanwezig", "nee"),
        ("zrm_toelichting", "Een verzonnen zin."),
    ],
)
def test_goal_help_and_note(zrm: Measuring, aspect: str, value: str) -> None:
    tell(zrm, DOMAIN, "", "3")
    tell(zrm, aspect, DOMAIN, value)
    zrm.go(DOMAIN)
    block = zrm.page.beside()[0].block(AnswerKey(aspect, DOMAIN))
    button = block.menu_button()
    assert button is not None
    gone_and_back(zrm, (aspect, DOMAIN), lambda page: clear_in_menu(page, button.accessibleName()))
    here = QApplication.focusWidget()
    assert here is not None
    assert block.isAncestorOf(here), "the keyboard goes to what came back"


@pytest.mark.parametrize(("given", "key"), [("3", Qt.Key.Key_Delete), ("3", Qt.Key.Key_O), ("", Qt.Key.Key_Delete)])
def test_an_anchor_or_a_reason_of_a_skill(skills: Measuring, given: str, key: Qt.Key) -> None:
    if given:
        tell(skills, SKILL, "", given)
    else:
        skills.session.no_answer(skills.page.form_id, AnswerKey(SKILL), "onvoldoende_beeld")
    skills.go(SKILL)
    gone_and_back(skills, (SKILL, ""), lambda page: page.press(key))
    if given:
        assert skills.at() == f"Een instructie onthouden, 3, {anchor(skills)} Gekozen."


def anchor(page: Measuring) -> str:
    """What stands on the third card of the skill."""
    return page.page.form.question(SKILL).options[2].description


def test_a_skill_says_what_was_taken_away_and_can_be_cleared_with_a_button(skills: Measuring) -> None:
    tell(skills, SKILL, "", "3")
    skills.go(SKILL)
    skills.press(Qt.Key.Key_O)
    assert skills.sees("Niveau 3 is weggehaald.")
    skills.press(Qt.Key.Key_Z, CTRL)
    tab_to(skills, "Niveau wissen: Een instructie onthouden")
    skills.press(Qt.Key.Key_Return)
    assert skills.said(SKILL) is None
    assert skills.sees("Niveau 3 is weggehaald.")
    assert skills.at().startswith("Een instructie onthouden, "), "the keyboard did not vanish with the button"
    skills.press(Qt.Key.Key_Z, CTRL)
    assert skills.said(SKILL) == "3"


def test_the_chip_that_is_on_takes_the_reason_away(skills: Measuring) -> None:
    skills.session.no_answer(skills.page.form_id, AnswerKey(SKILL), "onvoldoende_beeld")
    skills.go(SKILL)
    tab_to(skills, "Onvoldoende beeld")
    gone_and_back(skills, (SKILL, ""), lambda page: page.press(Qt.Key.Key_Space))


@pytest.mark.parametrize(
    ("aspect", "value"),
    [
        ("bewijs_bron", "gesprek_deelnemer"),
        ("bewijs_werkplek", "keuken"),
        ("bewijs_steun", "Een kaart met foto's."),
        ("bewijs_voorbeeld", "Zette de soep op."),
    ],
)
def test_evidence_of_a_skill(skills: Measuring, aspect: str, value: str) -> None:
    asked = beside(skills, aspect)
    tell(skills, aspect, SKILL, asked.options[0].value if asked.kind is Kind.CHOICE else value)
    skills.go(SKILL)
    block = next(found for each in skills.page.beside() if (found := each.block_here(AnswerKey(aspect, SKILL))))
    button = block.menu_button()
    assert button is not None
    gone_and_back(skills, (aspect, SKILL), lambda page: clear_in_menu(page, button.accessibleName()))
    here = QApplication.focusWidget()
    assert here is not None
    assert block.isAncestorOf(here)


def test_the_own_score_of_a_skill(skills: Measuring) -> None:
    tell(skills, SKILL, "", "3")
    tell(skills, "eigen_score", SKILL, "2")
    skills.go(SKILL)
    while not skills.at().startswith("2. "):
        skills.keyboard.tab()
    gone_and_back(skills, ("eigen_score", SKILL), lambda page: page.press(Qt.Key.Key_2))
    assert skills.at().startswith("2. ")
    skills.press(Qt.Key.Key_4)
    assert (skills.said(SKILL), skills.said("eigen_score", SKILL)) == ("3", "4")


def test_what_a_measurement_is_about(zrm: Measuring) -> None:
    purpose = zrm.session.catalog.meaning("zrm_purpose")
    zrm.go(purpose)
    assert zrm.page.plain is not None
    block = zrm.page.plain.block(AnswerKey(purpose))
    button = block.menu_button()
    assert button is not None
    gone_and_back(zrm, (purpose, ""), lambda page: clear_in_menu(page, button.accessibleName()))
