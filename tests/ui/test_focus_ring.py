"""Staff who work by keyboard always see where they are, and nothing moves when they get there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.ui.focus import FocusRing
from intake_desktop.ui.parts.buttons import Button, outlined
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.scroll import ScrollArea
from tests.ui.looks import LIGHT, put_on


class Bench:
    """A window with a few controls in a scrolling surface."""

    def __init__(self, qtbot: QtBot, ring: FocusRing) -> None:
        self.ring = ring
        self.first, self.second, self.third = outlined("Eerste"), outlined("Tweede"), outlined("Derde")
        self.line, self.box, self.list = QLineEdit(), CheckBox("Aan"), QListWidget()
        self.list.addItem("Kees Test")
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(200)
        for widget in (self.first, self.second, self.line, self.box, self.list, self.third):
            column.addWidget(widget)
        self.window = ScrollArea(self.page)
        self.window.resize(320, 300)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        QApplication.processEvents()

    def ring_place(self) -> QRect | None:
        """Where the ring is, on the window; None when there is none."""
        QApplication.processEvents()
        frame = self.ring.frame
        return None if frame is None else QRect(frame.mapTo(self.window, QPoint(0, 0)), frame.size())

    def place(self, widget: QWidget) -> QRect:
        """Where the widget is, on the window."""
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[Bench]:
    """A ring on the test application, taken away again."""
    put_on(LIGHT)
    ring = FocusRing(qapp)
    yield Bench(qtbot, ring)
    qapp.focusChanged.disconnect(ring._follow)
    ring.deleteLater()


def test_the_ring_lies_three_px_outside_the_control(bench: Bench) -> None:
    bench.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert bench.ring_place() == bench.place(bench.first).adjusted(-4, -4, 4, 4)
    frame = bench.ring.frame
    assert frame is not None
    assert frame.corner == 12


def test_the_ring_moves_nothing(bench: Bench) -> None:
    before = [bench.place(widget) for widget in (bench.first, bench.line, bench.box)]
    bench.first.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert [bench.place(widget) for widget in (bench.first, bench.line, bench.box)] == before


def test_tab_brings_the_ring_along_and_scrolls(bench: Bench) -> None:
    bench.first.setFocus(Qt.FocusReason.TabFocusReason)
    for widget in (bench.second, bench.line, bench.box):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert widget.hasFocus()
        place = bench.ring_place()
        assert place is not None
        assert bench.window.rect().contains(place)


def test_the_ring_follows_when_the_page_scrolls(bench: Bench) -> None:
    bench.second.setFocus(Qt.FocusReason.TabFocusReason)
    bench.window.verticalScrollBar().setValue(60)
    assert bench.ring_place() == bench.place(bench.second).adjusted(-4, -4, 4, 4)


def test_a_click_shows_no_ring_on_a_button(bench: Bench) -> None:
    QTest.mouseClick(bench.first, Qt.MouseButton.LeftButton)
    assert bench.first.hasFocus()
    assert bench.ring_place() is None


def test_a_click_shows_a_ring_on_a_field_with_text(bench: Bench) -> None:
    QTest.mouseClick(bench.first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bench.line, Qt.MouseButton.LeftButton)
    assert bench.ring_place() is not None


def test_after_a_key_the_ring_is_back(bench: Bench) -> None:
    QTest.mouseClick(bench.first, Qt.MouseButton.LeftButton)
    QTest.keyClick(bench.first, Qt.Key.Key_Tab)
    assert bench.second.hasFocus()
    assert bench.ring_place() is not None


def test_without_focus_there_is_no_ring(bench: Bench) -> None:
    bench.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert bench.ring_place() is not None
    bench.first.clearFocus()
    assert bench.ring_place() is None
    bench.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert bench.ring_place() is not None


def test_the_ring_of_a_check_box_goes_around_the_box(bench: Bench) -> None:
    bench.box.setFocus(Qt.FocusReason.TabFocusReason)
    frame = bench.ring.frame
    assert frame is not None
    assert (frame.width(), frame.height()) == (28, 28)


def test_a_list_draws_its_own_sign(bench: Bench) -> None:
    bench.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert bench.ring_place() is None


def test_the_ring_goes_when_its_control_goes(bench: Bench) -> None:
    bench.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert bench.ring_place() is not None
    bench.page.hide()
    assert bench.ring_place() is None


def test_a_page_that_is_thrown_away_takes_no_ring_with_it(bench: Bench, qtbot: QtBot) -> None:
    bench.first.setFocus(Qt.FocusReason.TabFocusReason)
    other = QWidget()
    again: Button = outlined("Opnieuw")
    QVBoxLayout(other).addWidget(again)
    bench.window.setWidget(other)
    QApplication.processEvents()
    again.setFocus(Qt.FocusReason.TabFocusReason)
    assert bench.ring_place() == bench.place(again).adjusted(-4, -4, 4, 4)
