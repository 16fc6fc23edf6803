"""A whole assessment by keyboard alone: 13 domains, 24 skills, all about hours, and the advice, and nothing is lost.

Only key presses go in (tests/journeys/assessing.py); a new process tells what came of them. How many there were is
kept in docs/toetsenbord.md, and `python -m bench assessing` prints them with the time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.model import Place
from tests.figures import Figures
from tests.journeys.assessing import ADVICE, HOURS, WORK, Assessing
from tests.journeys.keys import Keys
from tests.journeys.test_keyboard_journey import DOCUMENT, in_a_new_process
from tests.ui.staff import PASSWORD, Office

SKILLS = 24


@pytest.mark.journey
@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
def test_a_whole_assessment_takes_only_keys_and_all_of_it_is_kept(
    tmp_path: Path, qtbot: QtBot, figures: Figures, record_property: Callable[[str, object], None]
) -> None:
    office = Office(tmp_path, qtbot)
    (dossier_id,) = office.found_with("Sanne Voorbeeld")
    staff = office.unlocked()
    assert staff.window.frame is not None
    staff.window.frame.show_place(Place("zrm", dossier_id))
    walked = Assessing(Keys(), staff.until)
    walked.at("Brede intake")
    walked.whole()
    office.close()

    (dossier,) = in_a_new_process(office.folder, PASSWORD)
    check(dossier["forms"])
    for name, presses, seconds in walked.parts:
        record_property(name, f"{presses} toetsen, {seconds:.1f} s")
        figures("assessment", {"part": name, "keys": presses, "seconds": f"{seconds:.1f}"})
    assert walked.matrix < 30, "13 domains in the overview, the letters of one sentence left out"
    rows = [f"| {name} | {presses} |" for name, presses, _ in walked.parts]
    told = DOCUMENT.read_text(encoding="utf-8")
    assert [row for row in rows if row not in told] == [], f"write these rows in {DOCUMENT.name}: {rows}"


def check(forms: dict[str, dict[str, object]]) -> None:
    """Every answer of every form is there."""
    zrm = {name: level for name, level in forms["zrm_2017"].items() if level in {"1", "2", "3", "4", "5"}}
    assert len(zrm) == 12
    assert "?niet_besproken" in forms["zrm_2017"].values(), "one domain without a level, and why"
    assert zrm["justitie"] == "4"
    skills = [level for name, level in forms["werkvaardigheden"].items() if name[0] in "ABCDE" and "@" not in name]
    assert (len(skills), set(skills)) == (SKILLS, {"3", "4"})
    assert set(WORK) <= set(forms["werkvaardigheden"])
    assert set(HOURS) <= set(forms["uren"])
    assert set(ADVICE) <= set(forms["advies"])
    assert forms["uren"]["uren_per_week_nu"] == "12"
    assert forms["uren"]["enkele_reis_max"] == "30"
    assert forms["advies"]["keuze"] == "U3"
    assert "kan dit in mei?" in forms["advies"].values(), "a row of a table"
