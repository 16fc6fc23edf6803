"""Somebody fills in hours by keyboard: the date is set at once, what clashes is told, and the stairs follow."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from intake_desktop import paths
from intake_desktop.dossier import examples, loose, opening
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui import theme
from intake_desktop.ui.pages.hours_page import HoursPage, summary
from intake_desktop.ui.pages.hours_steps import way_of
from intake_desktop.ui.workplace import Workplace
from intake_desktop.wiring import program
from tests.fakes import Clock, numbered_ids
from tests.journeys.keys import Keys, LostOnTheWay

HOURS, DAY = AnswerKey("uren_per_dag_nu"), AnswerKey("peildatum", "uren_per_dag_nu")
_WINDOWS: list[QScrollArea] = []
"""The window of the running test: nothing else keeps it open."""


@pytest.fixture(scope="module")
def around() -> opening.Surroundings:
    return opening.Surroundings(program.catalog(), program.rule_table(), Clock(), numbered_ids())


def shown(qtbot: QtBot, session: DossierSession, width: int = 1366) -> HoursPage:
    page = HoursPage(Workplace(None, None, session.now), session)  # type: ignore[arg-type]  # no desk needed here
    session.on_change.append(page.refresh)
    window = QScrollArea()
    window.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window.setWidgetResizable(True)
    window.setWidget(page)
    qtbot.addWidget(window)
    window.resize(width, 700)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    page.arrive(Place("hours", question_id=HOURS.question_id))
    QApplication.processEvents()
    _WINDOWS[:] = [window]
    return page


@pytest.fixture
def empty(around: opening.Surroundings) -> DossierSession:
    return loose.session_on(around, "maatwerk", "2026-0001", "Joke Bedacht")


@pytest.fixture
def jamila(around: opening.Surroundings) -> DossierSession:
    resources = paths.resources()
    file = examples.read(
        resources / "examples" / "jamila-voorbeeld.json", resources / "schema" / "dossier.v1.schema.json"
    )
    session = loose.session_on(around, file.dossier_type, file.number, "Joke Bedacht")
    examples.tell(file, session)
    return session


def value(session: DossierSession, key: AnswerKey) -> object:
    answer = session.answer_of("uren", key)
    return None if answer is None else answer.value


def test_a_first_number_is_true_today_and_loses_its_date_with_the_number(qtbot: QtBot, empty: DossierSession) -> None:
    shown(qtbot, empty)
    keys = Keys()
    keys.expect("Uren per dag, nu (uur)")
    keys.type("4")
    keys.press("Return")
    assert (value(empty, HOURS), value(empty, DAY)) == (Decimal(4), "2026-11-23")
    keys.press("Backspace")
    keys.press("Return")
    assert (value(empty, HOURS), value(empty, DAY)) == (None, None)


def test_a_number_and_the_date_that_came_along_are_taken_back_at_once(qtbot: QtBot, empty: DossierSession) -> None:
    shown(qtbot, empty)
    keys = Keys()
    keys.type("4")
    keys.press("Return")
    assert empty.undo("uren") == HOURS
    assert (value(empty, HOURS), value(empty, DAY)) == (None, None)
    keys.type("4")
    keys.press("Return")
    keys.press("Backspace")
    keys.press("Return")
    assert empty.undo("uren") == HOURS
    assert (value(empty, HOURS), value(empty, DAY)) == (Decimal(4), "2026-11-23")


def test_another_number_keeps_the_date_that_was_said(qtbot: QtBot, jamila: DossierSession) -> None:
    before = value(jamila, DAY)
    shown(qtbot, jamila)
    keys = Keys()
    keys.press("Up")
    keys.press("Return")
    assert value(jamila, HOURS) == Decimal("4.5")
    assert value(jamila, DAY) == before == "2026-11-12"


def test_one_line_sets_how_all_numbers_of_a_group_are_known(qtbot: QtBot, jamila: DossierSession) -> None:
    shown(qtbot, jamila)
    keys = Keys()
    keys.tab_to("Hoe weten we dit? Wat lukt nu?, alle getallen")
    keys.press("Down")
    numbers = [q for q in jamila.catalog.form("uren").sections[0].questions if q.aspects]
    assert {value(jamila, AnswerKey("herkomst", question.id)) for question in numbers} == {"gemeten"}
    assert {value(jamila, AnswerKey("peildatum", question.id)) for question in numbers} == {"2026-11-12"}


def test_what_clashes_is_told_at_the_field_and_counted_below(qtbot: QtBot, jamila: DossierSession) -> None:
    page = shown(qtbot, jamila)
    keys = Keys()
    keys.tab_to("Uren per week, nu (uur)")
    keys.press("Backspace", 2)
    keys.type("30")
    keys.press("Return")
    group = page._groups[0]
    assert "meer dan uren per dag maal dagen" in group.block(AnswerKey("uren_per_week_nu")).shown_problems()[0]
    assert "klopt nog niet" in page._footer.said() or "kloppen nog niet" in page._footer.said()
    keys.expect("Uren per week, nu (uur)")


def test_a_date_for_all_numbers_that_cannot_be_is_counted_below(qtbot: QtBot, jamila: DossierSession) -> None:
    page = shown(qtbot, jamila)
    before = page._footer.said()
    keys = Keys()
    keys.tab_to("Op welke datum klopte dit? Wat lukt nu?, alle getallen")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    right = line.text()
    keys.press("Backspace", len(right))
    keys.type("31-2-2026")
    keys.press("Return")
    assert page._footer.said() == "1 punt klopt nog niet"
    keys.press("Backspace", len("31-2-2026"))
    keys.type(right)
    keys.press("Return")
    assert page._footer.said() == before


def test_a_day_of_a_step_that_cannot_be_is_counted_below(qtbot: QtBot, jamila: DossierSession) -> None:
    page = shown(qtbot, jamila)
    before = page._footer.said()
    page.arrive(Place("hours", question_id="opbouwstappen"))
    keys = Keys()
    keys.press("Insert")
    keys.type("31-2-2026")
    keys.press("Tab")
    assert page._footer.said() != before
    assert "1 punt klopt nog niet" in page._footer.said()


def test_the_stairs_say_in_words_what_they_draw(jamila: DossierSession) -> None:
    way = way_of(jamila)
    assert way.title == "Opbouw naar 16 uur"
    assert way.sentence().startswith("Opbouw naar 16 uur: nu 12 uur per week, 1 feb 16 uur per week, doel 16 uur")


def test_no_date_is_needed_to_draw_and_nothing_is_drawn_without_hours(empty: DossierSession) -> None:
    way = way_of(empty)
    assert (way.title, way.sentence()) == ("Nog geen uren", "Nog geen uren ingevuld.")


def test_before_anything_is_said_the_page_says_how_to_begin(qtbot: QtBot, empty: DossierSession) -> None:
    page = shown(qtbot, empty)
    assert page._footer.said() == "Begin met wat nu lukt. Onbekend mag."
    keys = Keys()
    keys.type("4")
    keys.press("Return")
    assert page._footer.said() == "Wat is ingevuld, past bij elkaar."


def test_the_foot_counts_what_must_be_mended_or_explained() -> None:
    def problem(severity: str, **more: bool) -> Problem:
        return Problem("x", severity, HOURS, (), "", **more)

    assert summary([problem("info"), problem("warning", reason_required=True, reason_given=True)]).startswith("Wat is")
    found = [problem("error"), problem("error"), problem("warning", reason_required=True)]
    assert summary(found) == "2 punten kloppen nog niet · 1 punt vraagt een reden"


@pytest.mark.parametrize(("width", "size"), [(1366, 100), (1024, 100), (1024, 200)])
def test_nothing_is_wider_than_the_window(qtbot: QtBot, jamila: DossierSession, width: int, size: int) -> None:
    theme.apply_choice("licht", size)
    try:
        page = shown(qtbot, jamila, width - 184)
        assert page._scroll.horizontalScrollBar().maximum() == 0
    finally:
        theme.apply_choice("licht", 100)


def test_a_journey_that_gets_lost_tells_where_it_came(qtbot: QtBot, empty: DossierSession) -> None:
    shown(qtbot, empty)
    with pytest.raises(LostOnTheWay, match="Uren per dag, nu"):
        Keys().tab_to("Een knop die er niet is", limit=5)
