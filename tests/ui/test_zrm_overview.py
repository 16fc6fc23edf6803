"""The overview of the ZRM: seen as a whole, walked and scored with the keyboard, and heard with a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.model import OpenDossier
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import theme
from intake_desktop.ui.pages import zrm_earlier
from intake_desktop.ui.pages.zrm_page import ZrmPage
from intake_desktop.ui.parts.level_card import LevelCard
from tests.figures import Figures
from tests.ui.drivers import CTRL
from tests.ui.measuring import Measuring

WIDE = 1182
FIRST, SECOND = "financien", "werk_opleiding"
DIGITS = {level: getattr(Qt.Key, f"Key_{level}") for level in range(10)}

pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (grabbing the keyboard|raise\\(\\))$", extend=True
)


@pytest.fixture
def zrm(qtbot: QtBot) -> Measuring:
    theme.apply_choice("licht", 100)
    return Measuring(qtbot, ZrmPage, WIDE)


@pytest.fixture
def seen(zrm: Measuring) -> Iterator[Measuring]:
    """A measurement for a broad intake with one level in it, opened."""
    begin(zrm)
    zrm.session.answer(zrm.page.form_id, AnswerKey(FIRST), "3")
    zrm.go()
    yield zrm
    theme.apply_choice("licht", 100)


def begin(zrm: Measuring) -> None:
    """The purpose and the day are known."""
    for meaning, value in (("zrm_purpose", "brede_intake"), ("zrm_measured_on", "2026-11-12")):
        zrm.session.answer(zrm.page.form_id, AnswerKey(zrm.session.catalog.meaning(meaning)), value)


def again(zrm: Measuring, take_over: bool = False) -> None:
    """What stands there is finished and the next measurement begins; the page is made anew, as the program does."""
    session, form_id = zrm.session, zrm.page.form_id
    session.versions.take(session.versions.finish(form_id).result())
    session.versions.take(session.versions.again(form_id, take_over).result())
    begin(zrm)


def rebuilt(zrm: Measuring) -> ZrmPage:
    """The page on the record that is worked on now."""
    zrm.session.on_change.remove(zrm.page.refresh)
    zrm.page = ZrmPage(zrm.page.workplace, zrm.session)
    zrm.session.on_change.append(zrm.page.refresh)
    zrm.window.setWidget(zrm.page)
    zrm.keyboard.window = zrm.page
    zrm.settle()
    return zrm.page


def heard() -> tuple[str, str, bool]:
    """What a screen reader says of where the keyboard is: name, description, and whether it is chosen."""
    face = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    assert face.role() == QAccessible.Role.RadioButton
    return face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Description), bool(face.state().checked)


def named_here() -> str:
    """What a screen reader calls the thing with the keyboard."""
    face = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    return face.text(QAccessible.Text.Name) if face is not None else ""


def button(zrm: Measuring, name: str) -> QPushButton:
    return next(each for each in zrm.page.findChildren(QPushButton) if each.text() == name and each.isVisible())


def test_a_measurement_opens_with_all_domains_in_one_picture(seen: Measuring) -> None:
    assert seen.sees("Overzicht ZRM")
    assert seen.sees("Nu, 12-11-2026")
    assert seen.at() == "Werk & Opleiding, 5, volledig zelfredzaam"
    seen.press(Qt.Key.Key_Up)
    assert heard() == ("Financiën, 3, beperkt zelfredzaam, gekozen", "Nu 3", True)


def test_an_overview_of_nothing_says_what_to_do(zrm: Measuring) -> None:
    begin(zrm)
    zrm.go()
    assert zrm.at() == "Financiën, 5, volledig zelfredzaam"
    zrm.press(Qt.Key.Key_Escape)
    assert zrm.sees("Nog niets beoordeeld")
    assert zrm.sees("Zodra één domein een niveau heeft, zie je het hier.")

    zrm.keyboard.tab_into(button(zrm, "Naar het eerste domein"))
    zrm.press(Qt.Key.Key_Space)
    assert zrm.sees("1. Financiën")
    zrm.press(Qt.Key.Key_O, CTRL)
    zrm.keyboard.tab_into(button(zrm, "Hier invullen"))
    zrm.press(Qt.Key.Key_Space)
    zrm.press(Qt.Key.Key_4)
    assert zrm.said(FIRST) == "4"


def test_all_thirteen_domains_take_fewer_than_thirty_keys(zrm: Measuring, figures: Figures) -> None:
    begin(zrm)
    zrm.go()
    presses: list[Qt.Key] = []

    def press(key: Qt.Key) -> None:
        presses.append(key)
        zrm.press(key)

    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    for level in (3, 2, 4, 4, 5, 3, 4):
        press(DIGITS[level])
    press(Qt.Key.Key_0)
    press(Qt.Key.Key_2)
    for level in (5, 3, 3, 2):
        press(DIGITS[level])
    assert named_here() == "Justitie, uit"
    press(Qt.Key.Key_Return)
    zrm.keyboard.type("Een fictieve afspraak op dinsdag.")
    while named_here() != "Aanzetten":
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_4)

    domains = [row.question.id for row in zrm.page._matrix().rows]  # type: ignore[attr-defined]  # the page of now
    said = [zrm.said(domain) for domain in domains]
    figures("keys", {"what": "13 domains in the overview, one turned on with a sentence", "keys": len(presses)})
    assert said == ["3", "2", "4", "4", "5", "3", "4", "niet_besproken", "5", "3", "3", "2", "4"]
    assert len(presses) < 30


def test_arrows_walk_domains_and_levels_and_space_chooses(seen: Measuring) -> None:
    seen.press(Qt.Key.Key_Left)
    seen.press(Qt.Key.Key_Left)
    assert heard() == ("Werk & Opleiding, 3, beperkt zelfredzaam", "Nog niet beoordeeld", False)
    seen.press(Qt.Key.Key_Space)
    assert heard() == ("Werk & Opleiding, 3, beperkt zelfredzaam, gekozen", "Nu 3", True)
    seen.press(Qt.Key.Key_Home)
    assert heard()[0] == "Werk & Opleiding, 1, acute problematiek"
    seen.press(Qt.Key.Key_Down)
    assert heard()[0] == "Tijdsbesteding, 1, acute problematiek"
    seen.press(Qt.Key.Key_Up)
    assert heard()[0] == "Werk & Opleiding, 3, beperkt zelfredzaam, gekozen"
    seen.press(Qt.Key.Key_End)
    seen.press(Qt.Key.Key_Right)
    assert heard()[0] == "Werk & Opleiding, 5, volledig zelfredzaam"


def test_one_tab_leads_past_the_whole_matrix(seen: Measuring) -> None:
    seen.keyboard.tab()
    assert named_here() == "Vorige"
    seen.keyboard.tab(back=True)
    assert seen.at() == "Werk & Opleiding, 5, volledig zelfredzaam"


def test_no_level_asks_for_a_reason_first_and_can_be_undone(seen: Measuring) -> None:
    seen.press(Qt.Key.Key_Up)
    seen.press(Qt.Key.Key_0)
    assert seen.said(FIRST) == "3"
    seen.press(Qt.Key.Key_Escape)
    assert seen.said(FIRST) == "3"

    seen.press(Qt.Key.Key_0)
    seen.press(Qt.Key.Key_3)
    assert seen.said(FIRST) == "te_weinig_informatie"
    assert seen.sees("Financiën: niveau 3 is weggehaald.")
    assert seen.at().startswith("Werk & Opleiding")
    seen.press(Qt.Key.Key_Up)
    assert heard()[1] == "Niet beoordeeld: te weinig informatie"

    button(seen, "Ongedaan maken").click()
    seen.settle()
    assert seen.said(FIRST) == "3"
    assert not seen.sees("is weggehaald")
    assert heard() == ("Financiën, 3, beperkt zelfredzaam, gekozen", "Nu 3", True)


def test_undo_takes_back_a_score_and_stays_in_the_overview(seen: Measuring) -> None:
    seen.press(Qt.Key.Key_2)
    assert seen.said(SECOND) == "2"
    seen.press(Qt.Key.Key_Z, CTRL)
    assert seen.said(SECOND) is None
    assert seen.sees("Overzicht ZRM")
    assert seen.at().startswith("Werk & Opleiding")


def test_the_first_score_in_the_overview_dates_the_measurement_and_says_so(zrm: Measuring) -> None:
    purpose = zrm.session.catalog.meaning("zrm_purpose")
    zrm.session.answer(zrm.page.form_id, AnswerKey(purpose), "brede_intake")
    zrm.go()
    zrm.press(Qt.Key.Key_Escape)
    button(zrm, "Hier invullen").click()
    zrm.press(Qt.Key.Key_4)
    assert zrm.said(zrm.session.catalog.meaning("zrm_measured_on")) == zrm.session.today.isoformat()
    assert zrm.sees("De datum van deze meting staat nu op vandaag")


def test_enter_opens_a_domain_and_escape_comes_back_to_its_row(seen: Measuring) -> None:
    seen.press(Qt.Key.Key_Down)
    seen.press(Qt.Key.Key_Return)
    assert seen.sees("3. Tijdsbesteding")
    assert seen.at() == "Tijdsbesteding, 5, volledig zelfredzaam"
    seen.press(Qt.Key.Key_Escape)
    assert seen.sees("Overzicht ZRM")
    assert seen.at() == "Tijdsbesteding, 5, volledig zelfredzaam"
    seen.press(Qt.Key.Key_O, CTRL)
    assert seen.sees("3. Tijdsbesteding")
    button(seen, "Overzicht").click()
    seen.settle()
    button(seen, "Eén domein").click()
    seen.settle()
    assert seen.sees("3. Tijdsbesteding")


def test_what_is_off_keeps_its_words_and_is_turned_on_by_itself(seen: Measuring) -> None:
    seen.press(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    while seen.at() != "Justitie, uit":
        seen.press(Qt.Key.Key_Down)
    seen.press(Qt.Key.Key_3)
    assert seen.said("justitie") is None
    assert seen.sees("Justitie staat uit. Enter opent het domein")
    seen.press(Qt.Key.Key_Return)
    assert seen.sees("Dit domein staat uit.")
    seen.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    seen.press(Qt.Key.Key_Escape)
    assert seen.at() == "Justitie, uit"


def test_the_measurement_before_stands_in_the_picture_and_in_the_cards(seen: Measuring) -> None:
    rater = seen.session.catalog.meaning("zrm_rater")
    seen.session.answer(seen.page.form_id, AnswerKey(rater), "Noor Voorbeeld")
    again(seen)
    seen.session.answer(seen.page.form_id, AnswerKey(rater), "Joke Bedacht")
    seen.session.answer(seen.page.form_id, AnswerKey(FIRST), "4")
    rebuilt(seen)
    seen.go()
    seen.press(Qt.Key.Key_Up)
    assert heard() == ("Financiën, 4, voldoende zelfredzaam, gekozen", "Nu 4, vorige keer 3", True)
    assert seen.sees("Vorige keer, 12-11-2026")
    assert seen.sees("door Noor Voorbeeld, versie 1 van de vragenlijst. Let op: de beoordelaar is een ander")

    seen.press(Qt.Key.Key_Return)
    cards = {card.level: card for card in seen.page.findChildren(LevelCard)}
    assert cards[3].accessibleDescription().endswith("vorige keer, 12 november")
    assert "vorige keer" not in cards[4].accessibleDescription()
    assert seen.sees("3 · Beperkt zelfredzaam")


def test_another_version_of_the_form_is_told_and_not_drawn(seen: Measuring) -> None:
    again(seen)
    records = seen.session.dossier.records
    older = replace(records[0], form=replace(records[0].form, version=0))
    changed = replace(seen.session.dossier, records=(older, *records[1:]))
    answers = {record.id: seen.session.book.of(record.id) for record in records}
    seen.session = replace(seen.session, opened=OpenDossier(changed, answers), on_change=[seen.page.refresh])
    seen.page.session = seen.session
    rebuilt(seen)
    found = zrm_earlier.of(seen.session, seen.page.form)
    assert found is not None
    assert found.level(FIRST) is None

    seen.go(FIRST)
    assert seen.sees("3 · Beperkt zelfredzaam")
    assert seen.sees("Niet vergelijkbaar (andere versie).")
    assert not any("vorige keer" in card.accessibleDescription() for card in seen.page.findChildren(LevelCard))
    seen.press(Qt.Key.Key_Escape)
    button(seen, "Hier invullen").click()
    assert seen.sees("Vorige keer, 12-11-2026: niet vergelijkbaar (andere versie)")
    assert heard()[1] == "Nog niet beoordeeld"


def test_a_version_that_was_corrected_is_no_measurement_before(seen: Measuring) -> None:
    session, form_id = seen.session, seen.page.form_id
    session.versions.take(session.versions.finish(form_id).result())
    session.versions.take(session.versions.correct(form_id, "Een fictieve vergissing").result())
    assert zrm_earlier.of(session, seen.page.form) is None


def test_what_was_taken_over_is_no_level_of_now_until_somebody_says_so(seen: Measuring) -> None:
    again(seen, take_over=True)
    rebuilt(seen)
    seen.go()
    while not seen.at().startswith("Financiën"):
        seen.press(Qt.Key.Key_Up)
    assert seen.at() == "Financiën, 3, beperkt zelfredzaam, overgenomen, nog controleren"
    assert seen.sees("Overgenomen, nog controleren")
    seen.press(Qt.Key.Key_3)
    seen.press(Qt.Key.Key_Up)
    assert seen.at() == "Financiën, 3, beperkt zelfredzaam, gekozen"
    assert not seen.sees("Overgenomen, nog controleren")


def test_the_own_view_and_the_goal_are_told_with_the_row(seen: Measuring) -> None:
    scales = [aspect for aspect in seen.page.form.aspects if len(aspect.options) == 5]
    own = next(aspect for aspect in scales if aspect.no_answer)
    goal = next(aspect for aspect in scales if not aspect.no_answer)
    for aspect, level in ((own, "2"), (goal, "4")):
        seen.session.answer(seen.page.form_id, AnswerKey(aspect.id, FIRST), level)
    seen.press(Qt.Key.Key_Up)
    assert heard()[1] == "Nu 3, de deelnemer zelf 2, streven 4"


def test_what_counts_along_is_shown_from_where_it_was_asked(seen: Measuring) -> None:
    assert seen.sees("Wat telt mee (zwaartefactoren)")
    insured = seen.session.catalog.meaning("weighting_health_insurance")
    label = seen.session.catalog.question(insured).label
    assert seen.sees(label)
    assert seen.sees("nog niet gevraagd")
    visited: list[object] = []
    seen.page.workplace.go.connect(visited.append)
    button(seen, "Aanvullen in de intake").click()
    assert [(place.page, place.question_id != "") for place in visited] == [("intake", True)]  # type: ignore[attr-defined]  # Places


@pytest.mark.parametrize(("width", "text_size"), [(840, 100), (WIDE, 200), (900, 200)])
def test_the_overview_fits_at_every_width_and_size_of_text(qtbot: QtBot, width: int, text_size: int) -> None:
    theme.apply_choice("licht", text_size)
    zrm = Measuring(qtbot, ZrmPage, width)
    begin(zrm)
    zrm.session.answer(zrm.page.form_id, AnswerKey(FIRST), "3")
    zrm.go()
    assert zrm.sees("Overzicht ZRM")
    assert zrm.page.frame._scroll.horizontalScrollBar().maximum() == 0
    assert zrm.page.side is not None
    assert zrm.page.side.isVisible()
    theme.apply_choice("licht", 100)
