"""The window stays alive while slow work runs, and only hears of it while somebody still wants to know."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from intake_desktop.errors import DiskFull, SpringplankError
from intake_desktop.ui import background


class Listener(QObject):
    """Somebody who waits for an outcome."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.errors: list[SpringplankError] = []
        self.threads: list[str] = []

    def on_done(self, outcome: object) -> None:
        """The work is done."""
        self.heard.append(outcome)
        self.threads.append(current_thread().name)

    def on_error(self, error: SpringplankError) -> None:
        """The work failed."""
        self.errors.append(error)


def test_the_outcome_comes_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    listener = Listener()
    worked_on: list[str] = []

    def work() -> int:
        worked_on.append(current_thread().name)
        return 42

    background.run(work, listener.on_done, listener.on_error)
    qtbot.waitUntil(lambda: bool(listener.heard), timeout=2000)
    assert listener.heard == [42]
    assert listener.threads == [current_thread().name]
    assert worked_on != listener.threads


def test_a_known_error_is_told_and_nothing_else(qtbot: QtBot) -> None:
    listener = Listener()

    def work() -> int:
        raise DiskFull

    background.run(work, listener.on_done, listener.on_error)
    qtbot.waitUntil(lambda: bool(listener.errors), timeout=2000)
    assert [type(error) for error in listener.errors] == [DiskFull]
    assert listener.heard == []


def test_an_unknown_error_frees_the_page_and_still_reaches_the_last_resort(qtbot: QtBot) -> None:
    listener = Listener()

    def work() -> int:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        background.run(work, listener.on_done, listener.on_error)
        qtbot.waitUntil(lambda: bool(raised), timeout=2000)
    assert [type(error) for error in listener.errors] == [SpringplankError]
    assert raised[0][0] is ZeroDivisionError


def test_a_widget_that_is_gone_hears_nothing(qtbot: QtBot) -> None:
    listener, go, done = Listener(), Event(), Listener()
    heard = listener.heard
    background.run(lambda: go.wait(2), listener.on_done, listener.on_error)
    listener.deleteLater()
    del listener
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go.set()
    background.run(lambda: "later", done.on_done, done.on_error)
    qtbot.waitUntil(lambda: bool(done.heard), timeout=2000)
    assert heard == []


def test_a_future_of_the_vault_is_watched_and_a_cancelled_one_is_silent(qtbot: QtBot) -> None:
    listener = Listener()
    saved: Future[str] = Future()
    dropped: Future[str] = Future()
    background.watch(saved, listener.on_done, listener.on_error)
    background.watch(dropped, listener.on_done, listener.on_error)
    dropped.cancel()
    saved.set_result("opgeslagen")
    qtbot.waitUntil(lambda: bool(listener.heard), timeout=2000)
    assert listener.heard == ["opgeslagen"]


def test_a_plain_function_can_name_who_listens(qtbot: QtBot) -> None:
    heard: list[int] = []
    listener = Listener()
    background.run(lambda: 1, heard.append, listener.on_error, receiver=listener)
    qtbot.waitUntil(lambda: heard == [1], timeout=2000)


def test_work_waits_until_the_libraries_are_there(qtbot: QtBot) -> None:
    listener, there, told = Listener(), Event(), []
    background.load(lambda: there.wait(10) and told.append("loaded"), lambda _: None, listener.on_error, listener)
    background.run(lambda: told.append("worked"), listener.on_done, listener.on_error)
    QCoreApplication.processEvents()
    there.set()
    qtbot.waitUntil(lambda: bool(listener.heard), timeout=2000)
    assert told == ["loaded", "worked"]


def test_work_is_done_although_libraries_could_not_be_loaded(qtbot: QtBot) -> None:
    listener, there = Listener(), Event()

    def load() -> None:
        there.wait(10)
        raise DiskFull

    background.load(load, lambda _: None, listener.on_error, listener)
    background.run(lambda: 42, listener.on_done, listener.on_error)
    there.set()
    qtbot.waitUntil(lambda: bool(listener.heard), timeout=2000)
    assert [type(error) for error in listener.errors] == [DiskFull]
    assert listener.heard == [42]


def test_nobody_looks_into_what_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PySide would, at a moment when pydantic cannot bear it; then the vault does not open."""
    (tmp_path / "looked_into.py").write_text("asked = []\n__getattr__ = asked.append\n", encoding="ascii")
    monkeypatch.syspath_prepend(tmp_path)
    import looked_into

    assert looked_into.asked == []
