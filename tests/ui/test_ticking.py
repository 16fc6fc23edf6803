"""A test that leaves a timer ticking is found out, whenever that timer was made."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ticking import running_timers


@pytest.fixture
def timer(qtbot: QtBot) -> QTimer:
    return QTimer()


def test_a_timer_is_found_from_when_it_starts_until_it_stops(timer: QTimer) -> None:
    assert id(timer) not in running_timers()
    timer.start(60_000)
    assert running_timers()[id(timer)] is timer
    gc.collect()
    assert id(timer) in running_timers(), "also when it was looked at before"
    timer.stop()
    assert id(timer) not in running_timers()


def test_what_nothing_holds_any_more_does_not_tick(qtbot: QtBot) -> None:
    before = set(running_timers())
    gone = QTimer()
    gone.start(60_000)
    gone.itself = gone  # type: ignore[attr-defined]  # a circle, as a window and its parts are
    del gone
    assert set(running_timers()) == before


def test_a_widget_that_was_asked_to_go_takes_its_timer_along(qtbot: QtBot) -> None:
    before = set(running_timers())
    widget = QWidget()
    ticking = QTimer(widget)
    ticking.start(60_000)
    assert len(running_timers()) == len(before) + 1
    widget.deleteLater()
    assert set(running_timers()) == before
