"""Staff choose light, dark or that of the system, and how large the text is; everything follows at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QMessageBox,
    QStatusBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from intake_desktop.ui import fonts, icons, stylesheet, theme
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.marks import LevelPill
from intake_desktop.ui.parts.tags import Tag
from tests.ui.looks import DARK, LARGE, LIGHT, has_colour, picture, put_on


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Every test starts, and leaves the others, in light."""
    put_on(LIGHT)
    yield
    put_on(LIGHT)


def test_a_choice_of_theme_and_text_size_is_put_on() -> None:
    theme.apply_choice("donker", 150)
    assert theme.current() == theme.Theme("dark", 1.5)
    theme.apply_choice("licht", 100)
    assert theme.current() == LIGHT


def test_a_text_size_out_of_bounds_becomes_the_nearest() -> None:
    theme.apply_choice("licht", 900)
    assert theme.current().scale == 2.0


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="no such theme"):
        theme.Theme("sepia")


def test_qt_gets_the_colours_of_the_specification(qapp: QApplication) -> None:
    put_on(DARK)
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.colour("bg")
    assert palette.color(QPalette.ColorRole.ToolTipBase) == theme.colour("text")
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == theme.colour("textDisabled")


def test_the_shipped_typeface_is_used_at_the_chosen_size() -> None:
    assert all(number >= 0 for number in fonts.load())
    put_on(LARGE)
    info = QFontInfo(theme.font("body"))
    assert (info.family(), info.pixelSize()) == (fonts.FAMILY, 30)
    assert theme.font("heading").bold()


@pytest.mark.parametrize("kind", [QTableView, QHeaderView, QListView, QMenu, QMenuBar, QMessageBox, QStatusBar])
def test_what_a_desktop_chose_for_one_kind_of_widget_gives_way(
    qapp: QApplication, qtbot: QtBot, kind: type[QWidget]
) -> None:
    """Windows sets a typeface of its own for lists, menus and hints, also after the program chose one for all."""
    names = ("QAbstractItemView", "QMenu", "QMenuBar", "QMessageBox", "QStatusBar")
    for name in names:
        qapp.setFont(QFont("Noto Serif", 40), name)
    made = kind(Qt.Orientation.Horizontal) if kind is QHeaderView else kind()
    qtbot.addWidget(made)
    made.ensurePolished()
    found = made.font().family(), made.font().pixelSize()
    for name in names:
        qapp.setFont(theme.font(), name)
    assert found == (fonts.FAMILY, theme.font().pixelSize())


def test_lengths_grow_with_the_text_but_less() -> None:
    assert (LIGHT.px(40), LARGE.px(40)) == (40, 64)
    assert LARGE.px(0) == 0


@pytest.mark.parametrize("look", [LIGHT, DARK, LARGE])
def test_nothing_is_left_open_in_the_stylesheet(look: theme.Theme) -> None:
    sheet = stylesheet.build(look)
    assert "$" not in sheet
    assert ":focus" not in sheet, "focus never changes a border"


@pytest.mark.parametrize("make", [lambda: primary("Verder"), lambda: LevelPill(3, 36), lambda: Tag("ok", "Vast")])
def test_a_part_is_drawn_again_when_the_theme_changes(qtbot: QtBot, make: object) -> None:
    widget: QWidget = make()  # type: ignore[operator]  # one of the functions above
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    before = picture(widget)
    put_on(DARK)
    assert picture(widget) != before


def test_watchers_are_told_of_a_change(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.watcher().changed):
        put_on(DARK)


def test_a_field_with_an_error_has_the_outline_of_an_error(qtbot: QtBot) -> None:
    line = QLineEdit()
    line.setProperty("state", "error")
    qtbot.addWidget(line)
    line.resize(120, 40)
    assert has_colour(picture(line), theme.colour("errorBorder"))


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("name", icons.names())
def test_every_icon_shows_itself(qapp: QApplication, name: str, look: theme.Theme) -> None:
    put_on(look)
    image = icons.pixmap(name, "text", 20, 2.0).toImage()
    assert image.width() == 40
    inked = [image.pixelColor(x, y) for y in range(40) for x in range(40) if image.pixelColor(x, y).alpha() > 200]
    assert len(inked) > 30
    assert not icons.icon(name).isNull()


def test_an_icon_that_is_not_there_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("bestaat-niet")
