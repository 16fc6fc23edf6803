"""What the ZRM is measured for, with the keyboard: the purpose comes first and says which domains stand ready."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_domains import ALL_DONE, NEXT_OPEN
from intake_desktop.ui.pages.zrm_page import ZrmPage
from tests.ui.drivers import CTRL
from tests.ui.measuring import Measuring

WIDE = 1182
BROAD, LOOK_BACK, ONWARD, RETURN, OTHER = (getattr(Qt.Key, f"Key_{digit}") for digit in "12345")
ASIDE = "niet voor dit doel"


@pytest.fixture
def zrm(qtbot: QtBot) -> Measuring:
    theme.apply_choice("licht", 100)
    return Measuring(qtbot, ZrmPage, WIDE)


def purpose_of(zrm: Measuring) -> object:
    return zrm.said(zrm.session.catalog.meaning("zrm_purpose"))


def choose(zrm: Measuring, key: Qt.Key) -> None:
    """Go to the question for the purpose and press the digit of a purpose."""
    zrm.go(zrm.session.catalog.meaning("zrm_purpose"))
    zrm.press(key)


def lines(zrm: Measuring) -> dict[str, str]:
    """How each domain is read out in the list: name -> what is said of it."""
    told = (item.accessibleName() for item in zrm.page.frame.list.items[1:])
    return {line.partition(", ")[0]: line.partition(", ")[2] for line in told}


def aside(zrm: Measuring) -> set[str]:
    return {name for name, told in lines(zrm).items() if told == ASIDE}


def forward(zrm: Measuring) -> str:
    return str(zrm.page.findChild(QPushButton, "footer-forward").text())


def test_a_new_measurement_asks_first_what_it_is_for(zrm: Measuring) -> None:
    zrm.go()
    assert zrm.sees("Waarvoor doen we deze meting?")

    zrm.press(ONWARD)

    assert purpose_of(zrm) == "uitstroom"
    assert zrm.sees("Voor dit doel staan 10 domeinen klaar.")
    assert zrm.sees("De andere mag je ook invullen.")
    assert zrm.sees("0 van 10 voor dit doel")
    zrm.press(Qt.Key.Key_Return, CTRL)
    assert zrm.at().startswith("Financiën, 5")


def test_scoring_passes_by_what_is_not_for_this_purpose(zrm: Measuring) -> None:
    choose(zrm, ONWARD)
    assert aside(zrm) == {"Huiselijke relaties", "Basale ADL"}
    zrm.press(Qt.Key.Key_Return, CTRL)
    for _ in range(4):
        zrm.press(Qt.Key.Key_4)
    assert zrm.at().startswith("Geestelijke gezondheid, 5")
    assert zrm.sees("4 van 10 voor dit doel")
    assert zrm.sees("deelmeting: 4 van 13")
    for _ in range(6):
        zrm.press(Qt.Key.Key_3)
    assert forward(zrm) == ALL_DONE
    assert zrm.sees("Alle domeinen voor dit doel zijn bekeken")
    zrm.press(Qt.Key.Key_Return, CTRL)
    assert zrm.went == ["forward"]


def test_what_is_beside_the_purpose_can_be_scored_and_then_counts(zrm: Measuring) -> None:
    choose(zrm, ONWARD)
    while not zrm.at().startswith("Over deze meting"):
        zrm.keyboard.tab(back=True)
    while not zrm.at().startswith("Huiselijke relaties"):
        zrm.press(Qt.Key.Key_Down)
    assert zrm.at() == f"Huiselijke relaties, {ASIDE}"
    zrm.press(Qt.Key.Key_Space)
    assert zrm.sees("Niet voor dit doel. Je mag dit domein toch invullen.")

    zrm.press(Qt.Key.Key_4)

    assert lines(zrm)["Huiselijke relaties"] == "niveau 4"
    assert zrm.sees("1 van 11 voor dit doel")
    section = zrm.session.progress(zrm.page.form_id)[-1]
    assert (section.answered, section.asked) == (1, 11)


def test_another_purpose_takes_no_answer_away(zrm: Measuring) -> None:
    choose(zrm, BROAD)
    zrm.go("financien")
    zrm.press(Qt.Key.Key_2)
    zrm.go("basale_adl")
    zrm.page.session.no_answer(zrm.page.form_id, AnswerKey("basale_adl"), "niet_besproken")

    choose(zrm, RETURN)

    assert purpose_of(zrm) == "terugkeer"
    assert (zrm.said("financien"), zrm.said("basale_adl")) == ("2", "niet_besproken")
    assert zrm.sees("Voor dit doel staan 7 domeinen klaar.")
    assert zrm.sees("Wat al is ingevuld, blijft staan.")
    assert aside(zrm) == {"Huisvesting", "Huiselijke relaties", "Middelengebruik"}
    assert zrm.sees("1 van 9 voor dit doel")
    choose(zrm, BROAD)
    assert aside(zrm) == set()


def test_another_purpose_leaves_the_choice_to_people(zrm: Measuring) -> None:
    choose(zrm, OTHER)
    assert zrm.sees("Voor dit doel staat er niets klaar.")
    assert forward(zrm) == ALL_DONE
    assert {told for name, told in lines(zrm).items() if name != "Justitie"} == {"zelf te kiezen"}

    zrm.go("sociaal_netwerk")
    assert not zrm.sees("Niet voor dit doel")
    zrm.press(Qt.Key.Key_4)

    assert zrm.said("sociaal_netwerk") == "4"
    assert lines(zrm)["Sociaal netwerk"] == "niveau 4"
    assert zrm.sees("1 van 13, deelmeting")


@pytest.mark.parametrize("key", [BROAD, LOOK_BACK, ONWARD, RETURN, OTHER])
def test_what_is_off_stays_off_for_every_purpose(zrm: Measuring, key: Qt.Key) -> None:
    choose(zrm, key)
    assert lines(zrm)["Justitie"] == "uit"
    zrm.go("justitie")
    assert zrm.page.findChild(QPushButton, "turn-on").isVisible()


def test_an_evaluation_sets_ready_what_was_measured_before(zrm: Measuring) -> None:
    session, form_id = zrm.session, zrm.page.form_id
    choose(zrm, BROAD)
    for domain in ("financien", "huisvesting", "sociaal_netwerk"):
        zrm.go(domain)
        zrm.press(Qt.Key.Key_2)
    session.versions.take(session.versions.finish(form_id).result())
    session.versions.take(session.versions.again(form_id, False).result())

    choose(zrm, LOOK_BACK)

    assert purpose_of(zrm) == "evaluatie"
    assert zrm.sees("Voor dit doel staan 3 domeinen klaar, net als in de vorige meting.")
    assert zrm.sees("0 van 3 voor dit doel")
    zrm.press(Qt.Key.Key_Return, CTRL)
    assert zrm.at().startswith("Financiën, 5")
    zrm.press(Qt.Key.Key_4)
    assert zrm.at().startswith("Huisvesting, 5")


def test_an_evaluation_without_an_earlier_measurement_says_so(zrm: Measuring) -> None:
    choose(zrm, LOOK_BACK)
    assert zrm.sees("Er is nog geen vorige meting. Voor dit doel staan 7 domeinen klaar.")


def test_without_a_purpose_all_is_asked_and_nothing_is_set_aside(zrm: Measuring) -> None:
    zrm.go("financien")
    assert aside(zrm) == set()
    assert forward(zrm) == NEXT_OPEN
    domains = [each for each in zrm.page._entries if isinstance(each, Question)]
    assert zrm.sees(f"0 van {len(domains)}")


def test_with_large_text_the_count_stands_under_the_list_of_choices(qtbot: QtBot) -> None:
    theme.apply_choice("licht", 200)
    large = Measuring(qtbot, ZrmPage, WIDE)
    choose(large, ONWARD)
    assert large.sees("0 van 10 voor dit doel · 0 van 13 domeinen")
    theme.apply_choice("licht", 100)
