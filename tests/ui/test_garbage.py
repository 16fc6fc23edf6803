"""What the window let go of is destroyed on the thread of the window, however busy another thread is."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.ui import background
from intake_desktop.ui.garbage import Garbage, search_when_due


class Ring:
    """Holds itself, so that only a search finds it; notes on which thread it went."""

    def __init__(self, gone_on: list[str]) -> None:
        self.itself = self
        self._gone_on = gone_on

    def __del__(self) -> None:
        self._gone_on.append(threading.current_thread().name)


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    """The program's own way, put back afterwards."""
    made = Garbage(qapp)
    yield made
    made.stop()
    made.deleteLater()


def worked_beside() -> list[list[int]]:
    """Fill Python's measure many times over on another thread; gives what has to be kept for that."""
    kept: list[list[int]] = []
    worker = threading.Thread(target=lambda: kept.extend([each] for each in range(50_000)), name="bezig")
    worker.start()
    worker.join()
    return kept


def test_a_busy_thread_never_searches_and_the_window_does(garbage: Garbage, qtbot: QtBot) -> None:
    gone_on: list[str] = []
    gc.collect()
    Ring(gone_on)
    kept = worked_beside()
    assert gone_on == []
    qtbot.waitUntil(lambda: bool(gone_on), timeout=5000)
    assert kept
    assert gone_on == [threading.current_thread().name]


def test_without_it_the_busy_thread_is_who_searches(qapp: QApplication) -> None:
    """Shows that the test above can fail."""
    gone_on: list[str] = []
    gc.collect()
    gc.enable()
    Ring(gone_on)
    assert worked_beside()
    assert gone_on == ["bezig"]


def test_nothing_is_searched_while_there_is_little(garbage: Garbage) -> None:
    gc.collect()
    assert search_when_due() is None


def test_an_outcome_that_arrived_leaves_no_object_behind(qtbot: QtBot) -> None:
    heard: list[object] = []
    listener = QObject()
    before = deliveries()
    background.run(lambda: 42, heard.append, heard.append, listener)
    qtbot.waitUntil(lambda: bool(heard), timeout=2000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert heard == [42]
    assert [each for each in deliveries() if each not in before] == []


def deliveries() -> list[QObject]:
    """What is still on its way; work of an earlier test may never have come to an end."""
    application = QCoreApplication.instance()
    assert application is not None
    return [each for each in application.children() if type(each).__name__ == "_Delivery"]
