"""Light or dark goes on around what somebody is doing: nothing is made anew, and nothing keeps a colour of before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.ui import theme
from intake_desktop.ui.pages.dossier_page import DossierPage
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.recovery_key import RecoveryKeyView
from intake_desktop.ui.painting_first import waits
from intake_desktop.ui.parts.fingerprint import Fingerprint
from tests.ui.looks import DARK, LIGHT, put_on
from tests.ui.staff import Office, Staff
from tests.ui.test_saving_seen import WORDS, in_a_dossier

ROOMS = ("intake", "zrm", "skills", "hours", "advice", "review", "exchange", "progress")
PAGES = ("list", "new", "import", "received", "book", "card", "manage", "blank")
"""Every page outside a dossier."""


def choose(staff: Staff, look: str) -> None:
    """As the menu at the name does."""
    staff.window.change_settings(replace(staff.window.settings, theme=look))
    staff.settle()


def at_rest(staff: Staff) -> bool:
    """All that is made when nothing else waits has been made."""
    return not waits(staff.window)


def seen(staff: Staff) -> QImage:
    """The whole window at its beginning, without what blinks; how far one can scroll is covered: room that is free
    below depends on what stood there before."""
    staff.until(lambda: at_rest(staff))
    here = QApplication.focusWidget()
    if here is not None:
        here.clearFocus()
    for area in staff.window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    staff.settle()
    image = staff.window.grab().toImage()
    painter = QPainter(image)
    for bar in staff.window.findChildren(QScrollBar):
        if bar.isVisible():
            painter.fillRect(QRect(bar.mapTo(staff.window, QPoint(0, 0)), bar.size()), Qt.GlobalColor.gray)
    painter.end()
    return image


def go(staff: Staff, page: str, dossier_id: str = "") -> None:
    """To this page, which is there and has read what it shows."""
    staff.visit(page, dossier_id if page in ROOMS else "")
    vault = staff.office.desk.last
    assert vault is not None
    vault.run(lambda _store: None).result()
    staff.settle()


def changed_in_place(staff: Staff, pages: Sequence[str], dossier_id: str = "") -> dict[tuple[str, str], QImage]:
    """What each page looks like after the look changed, by page and look: one goes dark, the next one light."""
    changed = {}
    for page, look in zip(pages, cycle(("donker", "licht"))):
        go(staff, page, dossier_id)
        choose(staff, look)
        changed[page, look] = seen(staff)
    return changed


def not_as_made(staff: Staff, changed: dict[tuple[str, str], QImage], dossier_id: str = "") -> list[str]:
    """The pages that look otherwise when they are made in the look that is on."""
    other = []
    for look in ("licht", "donker"):
        choose(staff, look)
        go(staff, "blank")
        for page, picture in [(page, picture) for (page, of), picture in changed.items() if of == look]:
            go(staff, page, dossier_id)
            other += [page] if seen(staff) != picture else []
    return other


def test_every_page_looks_as_if_it_had_been_made_in_the_look_that_is_on(office: Office) -> None:
    office.found_with_example()
    staff = office.unlocked()
    changed = changed_in_place(staff, PAGES)
    assert not_as_made(staff, changed) == []


def test_every_room_does_whether_it_was_on_the_screen_then_or_not(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    changed = changed_in_place(staff, ROOMS, dossier_id)
    assert not_as_made(staff, changed, dossier_id) == []
    for room in ("intake", "exchange", "progress"):
        choose(staff, "licht")
        go(staff, room, dossier_id)
    choose(staff, "donker")
    for room in ("intake", "exchange"):
        go(staff, room, dossier_id)
        assert seen(staff) == changed[room, "donker"], room


def test_words_cursor_and_dossier_stay_as_they_were(office: Office) -> None:
    staff = in_a_dossier(office)
    staff.type(WORDS)
    staff.press(Qt.Key.Key_Left, times=4)
    area, page = QApplication.focusWidget(), staff.window.findChild(DossierPage)
    assert isinstance(area, QPlainTextEdit)
    cursor = area.textCursor().position()
    choose(staff, "donker")
    assert theme.current() == DARK
    assert (QApplication.focusWidget(), area.toPlainText()) == (area, WORDS)
    assert area.textCursor().position() == cursor
    assert staff.window.findChild(DossierPage) is page
    staff.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() != WORDS, "typing can still be undone"


def test_a_half_made_exchange_stays_also_when_it_is_not_on_the_screen(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    go(staff, "exchange", dossier_id)
    page = next(each for each in staff.window.findChildren(Page) if each.name == "exchange")
    go(staff, "intake", dossier_id)
    choose(staff, "donker")
    go(staff, "exchange", dossier_id)
    assert page.isVisible()


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
def test_the_keyboard_is_somewhere_after_choosing_in_the_menu(office: Office) -> None:
    office.found_with("Anna Voorbeeld")
    staff = office.unlocked()
    staff.tab_to("person-menu", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.keyboard.pick("Licht of donker")
    staff.keyboard.pick("Donker")
    staff.until(lambda: QApplication.activePopupWidget() is None)
    assert theme.current() == DARK
    staff.tab_to("participants")


@pytest.mark.parametrize(
    "make", [lambda: Fingerprint("-".join(["abcd"] * 8), 2), lambda: RecoveryKeyView("-".join(["ABCD"] * 14))]
)
def test_letters_with_colours_of_their_own_are_written_again(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    put_on(LIGHT)
    before = make()
    qtbot.addWidget(before)
    before.resize(before.sizeHint())
    put_on(DARK)
    after = make()
    qtbot.addWidget(after)
    after.resize(before.size())
    pictures = [each.grab().toImage() for each in (before, after)]
    put_on(LIGHT)
    assert pictures[0] == pictures[1]
