"""What the computer says about sleep and screen lock is heard, and it waits for us no longer than is needed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.ui import signs, signs_windows
from intake_desktop.ui.signs import Hears
from intake_desktop.ui.signs_linux import Buses, LinuxSigns
from intake_desktop.ui.signs_windows import LOCK, SLEEP, WindowsSigns, meaning
from tests.ui.buses import SESSION_PATH, Bus, Logind, screen_saver


@pytest.fixture
def bus(tmp_path: Path, qapp: object) -> Iterator[Bus]:
    made = Bus(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def logind(bus: Bus) -> Iterator[Logind]:
    made = Logind(bus)
    yield made
    made.stop()


class Listener:
    """Signs that were started, and how often they said that the computer goes, or that its screen does."""

    def __init__(self, qtbot: QtBot, buses: Buses) -> None:
        self.qtbot = qtbot
        self.parent = QObject()
        self.signs = LinuxSigns(self.parent, buses)
        self.gone: list[bool] = []
        self.shut: list[bool] = []
        self.signs.going.connect(lambda: self.gone.append(True))
        self.signs.screen_shut.connect(lambda: self.shut.append(True))
        self.signs.start()
        qtbot.waitUntil(lambda: Hears.ASKING not in (self.signs.sleep, self.signs.screen_lock))


@pytest.fixture
def listener(qtbot: QtBot, bus: Bus, logind: Logind) -> Iterator[Listener]:
    made = Listener(qtbot, bus.both)
    yield made
    made.signs.stop()


def test_the_computer_waits_from_the_start_until_all_is_locked(listener: Listener, logind: Logind) -> None:
    assert (listener.signs.sleep, listener.signs.screen_lock) == (Hears.WAITS, Hears.TELLS)
    assert logind.asked == [["sleep", "Springplank", "Springplank vergrendelt de kluis", "delay"]]
    assert logind.held() == 1
    logind.say("PrepareForSleep", True)
    listener.qtbot.waitUntil(lambda: bool(listener.gone))
    assert logind.held() == 1, "hearing is not being done"
    listener.signs.let_go()
    listener.qtbot.waitUntil(lambda: logind.held() == 0)


def test_who_stays_open_after_waking_is_waited_for_the_next_time_too(listener: Listener, logind: Logind) -> None:
    listener.signs.let_go()
    listener.qtbot.waitUntil(lambda: logind.held() == 0)
    listener.signs.hold()
    listener.qtbot.waitUntil(lambda: logind.held() == 1)
    logind.say("PrepareForSleep", False)
    logind.say("PrepareForSleep", True)
    listener.qtbot.waitUntil(lambda: bool(listener.gone))
    assert len(listener.gone) == 1, "waking up locks nothing"
    assert logind.held() == 1, "one lock is enough"


def test_the_lock_of_the_session_and_a_screen_saver_are_heard(qtbot: QtBot, bus: Bus, logind: Logind) -> None:
    saver = screen_saver(bus)
    listener = Listener(qtbot, bus.both)
    logind.say("Lock", path=SESSION_PATH)
    qtbot.waitUntil(lambda: len(listener.shut) == 1)
    saver(False)
    saver(True)
    qtbot.waitUntil(lambda: len(listener.shut) == 2)
    assert not listener.gone, "the computer goes on, and so may what is going on in it"
    listener.signs.stop()


def test_a_screen_saver_alone_is_told_as_such(qtbot: QtBot, bus: Bus) -> None:
    saver = screen_saver(bus)
    listener = Listener(qtbot, Buses("unix:path=/nergens/bus", bus.address))
    assert (listener.signs.sleep, listener.signs.screen_lock) == (Hears.NO, Hears.TELLS)
    saver(True)
    qtbot.waitUntil(lambda: bool(listener.shut))
    listener.signs.stop()


def test_a_computer_that_does_not_wait_still_tells(qtbot: QtBot, bus: Bus) -> None:
    logind = Logind(bus, refuses=True)
    listener = Listener(qtbot, bus.both)
    assert listener.signs.sleep is Hears.TELLS
    logind.say("PrepareForSleep", True)
    qtbot.waitUntil(lambda: bool(listener.gone))
    listener.signs.stop()
    logind.stop()


def test_without_logind_on_the_bus_nothing_is_promised(qtbot: QtBot, bus: Bus) -> None:
    listener = Listener(qtbot, bus.both)
    assert (listener.signs.sleep, listener.signs.screen_lock) == (Hears.NO, Hears.NO)
    listener.signs.stop()


def test_without_any_bus_it_is_calm_and_the_log_has_one_line(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("springplank"), "propagate", True)
    with caplog.at_level(logging.INFO, logger="springplank"):
        listener = Listener(qtbot, Buses("unix:path=/nergens/bus", "unix:path=/nergens/bus"))
    assert (listener.signs.sleep, listener.signs.screen_lock) == (Hears.NO, Hears.NO)
    assert [record.getMessage() for record in caplog.records] == [
        "no system bus: sleep is not reported on this computer"
    ]
    listener.signs.hold()
    listener.signs.let_go()
    listener.signs.stop()


def test_a_system_without_the_library_of_d_bus_is_told_as_such(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, "intake_desktop.ui.signs_linux", None)
    window = QWidget()
    qtbot.addWidget(window)
    heard = signs.of_this_computer(window)
    heard.start()
    assert (heard.sleep, heard.screen_lock) == (Hears.NO, Hears.NO)


def test_what_windows_says_about_sleep_and_lock_is_told_from_all_else() -> None:
    assert meaning(0x0218, 0x0004) == SLEEP
    assert meaning(0x02B1, 0x0007) == LOCK
    others = [(0x0218, 0x0007), (0x0218, 0x0012), (0x02B1, 0x0008), (0x02B1, 0x0001), (0x0010, 0x0004), (0, 0)]
    assert not any(meaning(message, parameter) for message, parameter in others)


def test_windows_waits_in_the_message_until_all_is_locked(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    signs = WindowsSigns(window)
    told: list[str] = []
    signs.going.connect(lambda: (told.append("locks"), signs.let_go()))
    signs.screen_shut.connect(lambda: told.append("screen"))
    signs.on_message(0x0218, 0x0004)
    assert told == ["locks"], "the message ended after the locking, not before"
    signs.on_message(0x02B1, 0x0007)
    assert told == ["locks", "screen"]


def test_windows_waits_no_longer_than_its_patience(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signs_windows, "PATIENCE_MS", 1)
    window = QWidget()
    qtbot.addWidget(window)
    signs = WindowsSigns(window)
    with qtbot.waitSignal(signs.going):
        signs.on_message(0x0218, 0x0004)
    assert signs._waiting is None
