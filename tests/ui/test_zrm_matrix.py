"""The drawing of the matrix: everything has its own place at every width and size of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_matrix import MatrixGrid
from intake_desktop.ui.pages.zrm_matrix_facts import KINDS, Matrix, Row
from intake_desktop.ui.pages.zrm_matrix_places import LEVELS, Places
from intake_desktop.ui.parts.marks import OFF
from intake_desktop.ui.parts.strokes import words_height
from tests import shipped
from tests.ui.looks import DARK, LARGE, LIGHT, has_colour, picture, put_on

DOMAINS = [each for each in shipped.forms().newest.form("zrm_2017").questions() if each.kind is Kind.SCALE]
FOUR = dict.fromkeys(KINDS, 3)
WIDTHS = [(846, LIGHT), (792, LIGHT), (1400, LIGHT), (1155, LARGE), (830, LARGE)]
"""As wide as the middle is at 1366, 1024 and 1920, and at 1366 and 1024 with text of 200 %."""


@pytest.fixture(autouse=True)
def in_light(qapp: QApplication) -> Iterator[None]:
    put_on(LIGHT)
    yield
    put_on(LIGHT)


def rows(first: Row) -> tuple[Row, ...]:
    """All domains: this one first, then one without a level, an off one, and the others open."""
    others = [Row(each, {}) for each in DOMAINS[3:]]
    return (first, Row(DOMAINS[1], {"own": 3}, "te weinig informatie"), Row(DOMAINS[2], {}, sign=OFF), *others)


def grid_of(first: Row) -> MatrixGrid:
    made = MatrixGrid(Matrix(rows(first), None, "Jamila", None))
    made.show_matrix(made.matrix)
    made.resize(846, made.places.height)
    picture(made)  # Qt tells the new size to what is not shown when it is drawn
    return made


@pytest.mark.parametrize(("width", "look"), WIDTHS)
def test_four_marks_at_one_level_stand_beside_each_other_in_their_column(width: int, look: theme.Theme) -> None:
    put_on(look)
    places = Places(width, rows(Row(DOMAINS[0], FOUR)))
    middles = [places.mark(0, 3, place, len(KINDS)) for place in range(len(KINDS))]
    steps = [a - b for a, b in combinations(middles, 2)]
    assert min(max(abs(step.x()), abs(step.y())) for step in steps) >= theme.px(18)
    room = QRectF(places.cell(0, 3)).adjusted(theme.px(7), theme.px(8), -theme.px(8), -theme.px(8))
    assert all(room.contains(middle) for middle in middles)
    assert places.cell(0, LEVELS[-1]).right() < width


@pytest.mark.parametrize(("width", "look"), WIDTHS)
def test_no_row_is_lower_than_its_words_or_than_a_finger_needs(width: int, look: theme.Theme) -> None:
    put_on(look)
    all_rows = rows(Row(DOMAINS[0], FOUR))
    places = Places(width, all_rows)
    for number, row in enumerate(all_rows):
        high = places.row(number).height()
        assert high >= theme.px(32)
        assert high >= words_height(row.question.label, theme.font(), places.left - theme.px(8))
        assert high >= words_height(row.words, theme.font("small"), places.words_room)
    assert all(places.row(number).bottom() < places.row(number + 1).top() for number in range(len(all_rows) - 1))


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_every_mark_is_drawn_in_its_own_colour(look: theme.Theme) -> None:
    put_on(look)
    drawn = picture(grid_of(Row(DOMAINS[0], {"previous": 1, "now": 3, "own": 4, "goal": 5})))
    for token in ("markNow", "markOwn", "markGoal", "hatch", "level1", "level5"):
        assert has_colour(drawn, theme.colour(token)), token
    without = picture(grid_of(Row(DOMAINS[0], {})))
    assert not has_colour(without, theme.colour("markNow"))


def test_a_level_that_nobody_checked_is_no_full_disc() -> None:
    checked, unchecked = (grid_of(Row(DOMAINS[0], {"now": 3}, unchecked=each)) for each in (False, True))
    middle = checked.places.mark(0, 3, 0, 1).toPoint()
    beside = theme.px(7)
    inside = [picture(grid).pixelColor(middle.x() - beside, middle.y() - 1) for grid in (checked, unchecked)]
    assert inside == [QColor(theme.colour("markNow")), QColor(theme.colour("surface"))]


def test_what_is_off_is_one_button_and_what_is_on_five() -> None:
    grid = grid_of(Row(DOMAINS[0], {"now": 2}))
    seen = [[cell for cell in cells if not cell.isHidden()] for cells in grid.cells]
    assert [len(cells) for cells in seen[:4]] == [5, 5, 1, 5]
    assert seen[2][0].geometry() == grid.places.levels(2)
