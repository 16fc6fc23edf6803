"""In a table staff see which row is chosen and where the keyboard is, without the rows moving."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from intake_desktop.ui import theme
from intake_desktop.ui.parts.rows import dress
from tests.ui.looks import LARGE, LIGHT, has_colour, picture, put_on


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Every test starts, and leaves the others, in light at 100 %."""
    put_on(LIGHT)
    yield
    put_on(LIGHT)


def table(qtbot: QtBot, height: int = 44) -> QTableView:
    """Three fictitious people in a table that has the keyboard."""
    model = QStandardItemModel(0, 2)
    for name in ("Kees Test", "Rachida Fictief", "Jamila Voorbeeld"):
        model.appendRow([QStandardItem(name), QStandardItem("12-03-1992")])
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    dress(view, height)
    qtbot.addWidget(view)
    view.resize(480, 300)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    view.setFocus()
    QApplication.processEvents()
    return view


@pytest.mark.parametrize("height", [36, 44, 60])
def test_rows_are_as_high_as_specified_and_grow_with_the_text(qtbot: QtBot, height: int) -> None:
    assert table(qtbot, height).rowHeight(0) == height
    put_on(LARGE)
    assert table(qtbot, height).rowHeight(0) == theme.px(height) > height


def test_arrows_walk_by_row_and_the_row_is_drawn_as_chosen(qtbot: QtBot) -> None:
    view = table(qtbot)
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert [index.row() for index in view.selectionModel().selectedRows()] == [1]
    assert has_colour(picture(view), theme.colour("accentSoft"))
    assert has_colour(picture(view), theme.colour("accent"))


def test_the_keyboard_is_shown_inside_the_row(qtbot: QtBot) -> None:
    view = table(qtbot)
    third = view.model().index(2, 0)
    view.selectionModel().setCurrentIndex(third, QItemSelectionModel.SelectionFlag.NoUpdate)
    image = picture(view)
    place = view.visualRect(third).translated(view.viewport().pos())
    dark = theme.colour("focus").rgb()
    inked = [y for y in range(image.height()) if image.pixel(place.center().x(), y) == dark]
    assert inked
    assert all(place.top() <= y <= place.bottom() for y in inked)


def test_tab_leaves_the_table(qtbot: QtBot) -> None:
    assert not table(qtbot).tabKeyNavigation()
