"""The line of a skill is the same one on the screen and on paper: as it is really drawn on both."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from intake_desktop.dossier import skill_line
from intake_desktop.dossier.skill_line import Score
from intake_desktop.exchange.pages import level_drawings
from intake_desktop.exchange.pages.grids import Levels
from intake_desktop.exchange.pages.level_drawings import Band
from intake_desktop.ui import theme
from intake_desktop.ui.pages.skills_row import SkillRow

STEP_ON_SCREEN, GAP_ON_SCREEN, GAP_ON_PAPER = 70, 4, 2.5
"""Of a wide row: a track of 66 px and its gap; the gap on paper is in points."""
ON_PAPER = GAP_ON_SCREEN / GAP_ON_PAPER
"""How many px of the screen one point is, when both lines are as large in their gaps."""


def seen_tracks(row: SkillRow) -> list[tuple[int, int]]:
    """First and last column of each track in the picture of the row, in px."""
    image = row.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ink, middle = theme.colour("sunken").rgb(), image.height() // 2
    columns = [x for x in range(image.width()) if image.pixel(x, middle) == ink]
    starts = [x for x in columns if x - 1 not in columns]
    return list(zip(starts, [x for x in columns if x + 1 not in columns], strict=True))


def printed(levels: Levels) -> list[tuple[str, float, float]]:
    """Every rectangle of the drawing on paper: how it is painted, and its left and right end, in points."""
    page = BytesIO()
    canvas: Any = Canvas(page, pageCompression=0)
    level_drawings.draw(canvas, levels, Band(0.0, levels.most * STEP_ON_SCREEN / ON_PAPER, 100.0))
    canvas.save()
    numbers = r"(-?[\d.]+) -?[\d.]+ (-?[\d.]+) -?[\d.]+ re\s+(\w\*?)"
    found = re.findall(numbers, page.getvalue().decode("latin-1"))
    return [(paint, float(left), float(left) + float(width)) for left, width, paint in found]


@pytest.fixture
def row(qtbot: QtBot) -> SkillRow:
    theme.apply_choice("licht", 100)
    made = SkillRow("B2", "Een instructie onthouden", 4)
    qtbot.addWidget(made)
    made.resize(720, 36)
    return made


def test_the_tracks_on_the_screen_are_those_on_paper(row: SkillRow) -> None:
    outlines = [(left * ON_PAPER, right * ON_PAPER) for paint, left, right in printed(Levels(4, stairs=True))[1::2]]
    tracks = seen_tracks(row)
    assert len(tracks) == len(outlines) == 4
    start = tracks[0][0]
    for (left, right), (first, last) in zip(outlines, tracks, strict=True):
        assert first - start == pytest.approx(left, abs=1)
        assert last + 1 - start == pytest.approx(right, abs=2), "its round ends are thinner"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_the_level_stands_on_the_last_full_track(row: SkillRow, level: int) -> None:
    row.show_scores(level, None, "")
    full = [(left, right) for paint, left, right in printed(Levels(4, level, stairs=True)) if paint.startswith("f")]
    assert len(full) == level
    mark = row.line_at(0).now
    assert mark == pytest.approx(sum(full[-1]) / 2 * ON_PAPER)


def test_what_has_no_level_is_hatched_on_both(row: SkillRow) -> None:
    row.show_scores(None, 2, "onvoldoende beeld")
    assert row.line_at(0).hatched
    assert seen_tracks(row) == []
    assert sum(paint.startswith("W") for paint, *_ in printed(Levels(4, stairs=True))) == 4


@given(
    most=st.integers(1, 7),
    now=st.none() | st.integers(1, 7),
    own=st.none() | st.integers(1, 7),
    left=st.floats(-500, 500),
    step=st.floats(10, 200),
)
def test_marks_stay_on_the_track_of_their_level(
    most: int, now: int | None, own: int | None, left: float, step: float
) -> None:
    line = skill_line.lay_out(Score(most, now, own), left, left + most * step, 4)
    assert all(before.right < after.left for before, after in pairwise(line.tracks))
    for level, mark in ((now, line.now), (own, line.own)):
        if level is None or level > most:
            assert mark is None
        else:
            assert mark is not None
            assert line.tracks[level - 1].left < mark < line.tracks[level - 1].right
    if line.now is not None and now == own:
        assert line.own is not None
        assert line.now < line.own, "two marks on one level stand beside each other"
