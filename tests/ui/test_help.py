"""F1 opens the handleiding at the chapter of the page, and nothing of what somebody was doing is lost by it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget

from intake_desktop import paths
from intake_desktop.ui import manual
from intake_desktop.ui.pages import rooms
from intake_desktop.ui.pages.help_page import HelpPage
from intake_desktop.ui.pages.plain import PLAIN_PAGES
from tests.ui.staff import Office, Staff

WORDS = "Ik was nog aan het typen"


def helping(staff: Staff) -> HelpPage | None:
    assert staff.window.frame is not None
    stack = staff.window.frame.findChild(QStackedWidget)
    assert stack is not None
    shown = stack.currentWidget()
    return shown if isinstance(shown, HelpPage) else None


def open_help(staff: Staff) -> HelpPage:
    staff.press(Qt.Key.Key_F1)
    staff.until(lambda: helping(staff) is not None)
    page = helping(staff)
    assert page is not None
    return page


def in_intake(office: Office) -> Staff:
    (dossier_id,) = office.found_with("Jamila Voorbeeld")
    staff = office.unlocked()
    staff.visit("intake", dossier_id, section_id="wie_ben_ik", question_id="belangrijk")
    staff.until(lambda: staff.at().startswith("Wat vind jij belangrijk"))
    return staff


@pytest.mark.parametrize("back", [Qt.Key.Key_Escape, Qt.Key.Key_F1])
def test_help_opens_at_the_chapter_and_what_was_typed_is_still_there(office: Office, back: Qt.Key) -> None:
    staff = in_intake(office)
    staff.type(WORDS)
    page = open_help(staff)
    assert staff.at() == "Handleiding: Intake"
    assert page.place().section_id == "intake"
    staff.press(back)
    staff.until(lambda: helping(staff) is None)
    staff.type(", en verder")
    field = staff.window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == f"{WORDS}, en verder"


def test_somebody_who_goes_elsewhere_leaves_help_too(office: Office) -> None:
    staff = in_intake(office)
    open_help(staff)
    assert staff.window.frame is not None
    staff.window.frame.workplace.visit("book")
    staff.until(lambda: helping(staff) is None and staff.page().name == "book")


def test_searching_and_the_way_back_to_the_list_leave_help_too(office: Office) -> None:
    office.found_with("Jamila Voorbeeld")
    staff = office.unlocked()
    staff.until(lambda: staff.page().name == "list")
    open_help(staff)
    staff.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    staff.type("Jam")
    staff.until(lambda: helping(staff) is None)
    open_help(staff)
    assert staff.window.frame is not None
    staff.window.frame.workplace.visit("list")
    staff.until(lambda: helping(staff) is None)


def test_locking_from_help_comes_back_at_the_work(office: Office) -> None:
    staff = in_intake(office)
    open_help(staff)
    assert staff.place().section_id == "wie_ben_ik"


def test_another_chapter_is_chosen_by_keyboard(office: Office) -> None:
    staff = in_intake(office)
    page = open_help(staff)
    staff.tab_to("help-chapter", back=True)
    staff.press(Qt.Key.Key_Down)
    assert page.place().section_id == "zrm"


def test_every_page_has_a_chapter_and_every_chapter_a_title() -> None:
    names = {chapter.name for chapter in manual.chapters()}
    pages = {"list", *PLAIN_PAGES, *rooms.ORDER}
    assert {manual.about(page) for page in pages} <= names
    assert [page for page in pages if manual.about(page) == "beginnen"] == []
    files = list((paths.resources() / "handleiding").glob("*.md"))
    assert len(manual.chapters()) == len(files)
    assert all(re.match(r"# .+\n\n", file.read_text(encoding="utf-8")) for file in files)
