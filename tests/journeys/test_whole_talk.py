"""The whole talk and the whole assessment by keyboard: every question of every section, to an advice that is finished.

Only key presses go in; a new process tells what came of them. The number of presses is kept in docs/toetsenbord.md.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from intake_desktop.form_engine.definition import NOT_ASKED, Kind, Question
from intake_desktop.ui.question_block import QuestionBlock
from tests.form_engine.forms import shipped
from tests.journeys.keys import Keys
from tests.journeys.test_keyboard_journey import (
    DOCUMENT,
    Way,
    advice,
    first_start,
    hours,
    in_a_new_process,
    lock,
    new_participant,
    skills,
    way,
)
from tests.ui.staff import Staff

__all__ = ["way"]

MOST_QUESTIONS = 220
TYPED = {
    Kind.TEXT: "kort",
    Kind.LONG_TEXT: "in gewone woorden",
    Kind.DATE: "20-11-2026",
    Kind.PARTIAL_DATE: "3-1990",
    Kind.NUMBER: "8",
    Kind.TIME: "9:30",
    Kind.BSN: "123456782",
    Kind.POSTCODE: "1012AB",
    Kind.PHONE: "0600000000",
    Kind.EMAIL: "jamila@voorbeeld.nl",
}
"""What somebody types into a field of each kind; in everything else one chooses."""


def focused_block() -> QuestionBlock | None:
    """The question that has the keyboard, as somebody at the screen sees it."""
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QuestionBlock):
        widget = widget.parentWidget()
    return widget


def answer_with_keys(keys: Keys, question: Question) -> None:
    """Answer what has the keyboard the short way: the first choice, a word, one row."""
    if question.kind is Kind.TABLE:
        keys.press("Space")
    kind = question.columns[0].kind if question.columns else question.kind
    if kind in TYPED:
        keys.type(TYPED[kind])
    else:
        keys.press("Down" if isinstance(QApplication.focusWidget(), QComboBox) else "1")


def whole_intake(staff: Staff, keys: Keys) -> int:
    """Ctrl+Enter from open question to open question until the program goes on; gives how many there were."""
    for number in range(MOST_QUESTIONS):
        block = focused_block()
        if block is None or block.key.question_id not in INTAKE:
            return number
        answer_with_keys(keys, block.question)
        keys.press("Ctrl+Return")
        staff.until(lambda block=block: focused_block() is not block)
    raise AssertionError("the questions never end")


INTAKE = {question.id for question in shipped().form("brede_intake").questions()}


def whole_zrm(keys: Keys) -> None:
    """The purpose, and a level for each of the twelve domains that it asks."""
    keys.expect("Brede intake")
    keys.press("1")
    keys.press("Ctrl+Return")
    for digit in "343543434354":
        keys.press(digit)


def finish(way: Way) -> None:
    """Look it over, and finish the talk and the ZRM."""
    way.keys.press("Ctrl+6")
    way.staff.until(lambda: way.staff.place().page == "review")
    for title in ("Brede intake", "Zelfredzaamheid-Matrix 2017"):
        way.keys.tab_to(f"Vaststellen: {title}")
        way.keys.press("Return")
        way.until_at("Toch niet")
        way.keys.back_to("Vaststellen")
        way.keys.press("Return")
        way.until_at(f"Bekijken: {title}")


@pytest.mark.journey
@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
def test_every_question_of_the_talk_is_answered_by_keyboard(
    way: Way, record_property: Callable[[str, object], None]
) -> None:
    counted: list[int] = []
    first_start(way)
    new_participant(way)
    way.part("Hele intake", lambda walked: counted.append(whole_intake(walked.staff, walked.keys)))
    way.part("Hele ZRM, daarna", lambda walked: whole_zrm(walked.keys))
    way.part("Alle werkvaardigheden, daarna", skills)
    way.part("De uren, daarna", hours)
    way.part("Het advies, daarna", advice)
    way.part("Nakijken en vaststellen", finish)
    lock(way)

    (dossier,) = in_a_new_process(way.office.folder)
    said = {key.partition("@")[0] for key in dossier["forms"]["brede_intake"]}
    assert asked_of(said) - said == set()
    scored = [value for key, value in dossier["forms"]["zrm_2017"].items() if value in {"3", "4", "5"}]
    assert len(scored) == 12
    assert dossier["forms"]["uren"]["uren_per_week_nu"] == "12"
    assert dossier["forms"]["advies"]["keuze"]
    assert dossier["finished"] == ["brede_intake", "zrm_2017"]
    for name, presses, seconds in way.parts:
        record_property(name, f"{presses} toetsen, {seconds:.1f} s")
    assert counted[0] >= 160
    rows = [f"| {name} | {presses} |" for name, presses, _ in way.parts]
    told = DOCUMENT.read_text("utf-8")
    assert [row for row in rows if row not in told] == [], f"write these rows in {DOCUMENT.name}: {rows}"


def asked_of(said: set[str]) -> set[str]:
    """Every question that is asked in a maatwerk dossier, but for those that depend on another answer."""
    asked = shipped().form("brede_intake").questions()
    free = {each.id for each in asked if each.kind not in NOT_ASKED and each.show_if is None}
    return free | (INTAKE & said)
