"""A day at work in which everything that is typed is a marker; it ends with a crash. Run by test_marked_day.py alone.

Markers begin all alike, so that whoever looks at what was written sees every one of them.
"""

from __future__ import annotations

import itertools
import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui.pages.exchange_preview import PreviewPanel
from intake_desktop.ui.question_block import QuestionBlock
from tests.ui.conftest import office
from tests.ui.exchanging import LONG, Sender
from tests.ui.staff import Office, Staff

__all__ = ["office"]

START = "ZQXKWELM"
CTRL = Qt.KeyboardModifier.ControlModifier
SECTIONS = int(os.environ.get("SECTIES", "2"))
_TYPED = {Kind.TEXT, Kind.LONG_TEXT, Kind.PHONE, Kind.EMAIL, Kind.POSTCODE}
_NUMBERS = itertools.count(1)


class Marked(Sender):
    """With a dossier that is filled in to the end when all sections are asked for, else with an empty one."""

    def __init__(self, office: Office, folder: Path) -> None:
        if SECTIONS > 1:
            super().__init__(office, folder)
            return
        (self.dossier_id,) = office.found_with("Jamila Voorbeeld")
        self.folder, self.staff = folder, office.unlocked()


def marker() -> str:
    """One more of them."""
    return f"{START}{next(_NUMBERS):05}X"


def lines(block: QuestionBlock) -> list[QWidget]:
    """Where one types in this question: a line or an area, also for own words and in the cells of a table."""
    found = [*block.findChildren(QLineEdit), *block.findChildren(QPlainTextEdit)]
    return [line for line in found if line.isVisible() and line.isEnabled() and not line.isReadOnly()]


def fill_in(staff: Staff) -> None:
    """A marker in every field of this page, in the place of what stood there."""
    for block in staff.window.findChildren(QuestionBlock):
        if block.isVisible() and block.question.kind in _TYPED | {Kind.TABLE}:
            for line in lines(block):
                line.setFocus()
                QTest.keyClick(line, Qt.Key.Key_A, CTRL)
                QTest.keyClicks(line, marker())
    staff.settle()


def saved(staff: Staff) -> None:
    staff.until(lambda: not staff.session().save_state.busy, LONG)


def search(staff: Staff) -> None:
    """Two searches, one that finds somebody and one that does not; then the field is emptied."""
    staff.window.frame.workplace.visit("list")  # type: ignore[union-attr]  # the vault is open
    staff.until(lambda: staff.place().page == "list" and staff.arrived())
    for words in (START, marker()):
        staff.press(Qt.Key.Key_K, CTRL)
        staff.until(lambda: staff.at() == "Zoek deelnemer")
        staff.press(Qt.Key.Key_A, CTRL)
        staff.type(words)
        staff.qtbot.wait(400)  # as long as it takes before a search counts as settled; nothing is waited for


def almost_sent(sender: Sender) -> None:
    """All steps but the last, with the pages beside them, and away."""
    sender.come()
    sender.new(marker(), marker(), "020 555 00 00")
    sender.to_step(1)
    panel = next(each for each in sender.staff.window.findChildren(PreviewPanel) if each.isVisible())
    sender.staff.until(lambda: panel._pages, 6 * LONG)
    sender.to_step(2)
    sender.talk()
    sender.staff.window.frame.workplace.visit("list")  # type: ignore[union-attr]  # the vault is open
    sender.rest()


def sent(sender: Sender) -> None:
    """A file that leaves, for somebody new in the address book."""
    sender.come()
    sender.new(marker(), marker(), "020 555 00 00")
    sender.to_step(1)
    sender.to_step(2)
    sender.talk()
    sender.make()
    sender.finish()
    sender.rest()


@pytest.mark.qt_log_ignore("keyboard", extend=True)
def test_a_day_that_ends_with_a_crash(office: Office, tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    sender = Marked(office, tmp_path / "uit")
    staff = sender.staff
    form = office.desk.catalog.form("brede_intake")
    for section in form.sections[:SECTIONS]:
        staff.visit("intake", sender.dossier_id, section_id=section.id)
        fill_in(staff)
        saved(staff)
    search(staff)
    almost_sent(sender)
    sent(sender)
    staff.visit("intake", sender.dossier_id, section_id=form.sections[0].id)
    (Path(os.environ["TELLING"])).write_text(str(next(_NUMBERS) - 1), "ascii")
    fill_in(staff)
    os.kill(os.getpid(), signal.SIGKILL)
