"""What was copied here is gone from the clipboard when somebody leaves, and the code after a minute."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.ui.clipboard import CLIPBOARD_MS
from intake_desktop.ui.pages.exchange_code import CodeView
from tests.journeys.test_installed import display  # noqa: F401 - a fixture is used by its name
from tests.ui.staff import Office, Staff
from tests.ui.test_saving_seen import in_a_dossier

CODE = "K7QF-2MWD-9TQF-VX4C-P6NA"
ROOT = Path(__file__).resolve().parents[2]


def on_the_clipboard() -> str:
    return QApplication.clipboard().text()


def shown(qtbot: QtBot) -> CodeView:
    view = CodeView()
    qtbot.addWidget(view)
    view.show_code(CODE)
    return view


def minute_passes(view: CodeView) -> None:
    """What its timer does after sixty seconds."""
    timers = [timer for timer in view.findChildren(QTimer) if timer.interval() == CLIPBOARD_MS and timer.isActive()]
    assert len(timers) == 1
    timers[0].timeout.emit()
    timers[0].stop()


def test_a_copied_code_is_gone_after_a_minute(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.copy.click()
    assert on_the_clipboard() == CODE
    minute_passes(view)
    assert on_the_clipboard() == ""


def test_a_code_copied_by_hand_is_gone_after_a_minute_too(qtbot: QtBot) -> None:
    view = shown(qtbot)
    QApplication.clipboard().setText(CODE)
    minute_passes(view)
    assert on_the_clipboard() == ""


def test_what_somebody_copied_elsewhere_meanwhile_stays(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.copy.click()
    QApplication.clipboard().setText("iets anders")
    minute_passes(view)
    assert on_the_clipboard() == "iets anders"
    view.show_code("")
    assert on_the_clipboard() == "iets anders"


def lock(staff: Staff) -> None:
    staff.window.lock()


def sleep(staff: Staff) -> None:
    staff.window.lock_alone()


def close(staff: Staff) -> None:
    staff.window.close()


@pytest.mark.parametrize("leave", [lock, sleep, close])
def test_every_way_of_leaving_takes_the_code_off_the_clipboard(office: Office, leave: Callable[[Staff], None]) -> None:
    staff = in_a_dossier(office)
    view = CodeView()
    staff.page().layout().addWidget(view)
    view.show_code(CODE)
    view.copy.click()
    assert on_the_clipboard() == CODE
    leave(staff)
    staff.until(lambda: office.desk.last.closed)
    staff.until(lambda: on_the_clipboard() == "")


@pytest.mark.slow
def test_on_a_real_display_copied_and_selected_words_are_offered_to_nobody_any_more(display: str) -> None:  # noqa: F811 - see the import
    command = [sys.executable, "-m", "tests.ui.child_clipboard"]
    env = {"PATH": "/usr/bin:/bin", "DISPLAY": display}
    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.splitlines() == ["True True 'woorden van Anna Voorbeeld'", "False False ''"]
