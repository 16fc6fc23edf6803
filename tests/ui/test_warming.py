"""What is loaded behind the unlock screen, and on which thread: nothing of a window comes into being beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.founding import Founding
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import warming
from intake_desktop.wiring.program import local_desk
from tests.child_app import CHEAP
from tests.source import ROOT
from tests.ui.buses import Bus
from tests.ui.staff import PASSWORD

MOST = 30
"""Modules of a window in one step: 40 ms at most where it was measured."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What happened in a process of its own, where nothing is loaded yet."""
    folder = tmp_path_factory.mktemp("warm")
    desk = local_desk(folder / "kluis", CHEAP)
    founding = Founding("Stichting Voorbeeld", "", "Joke Bedacht", "Joke B.", PASSWORD, desk.new_recovery_key())
    desk.found(founding).close()
    bus = Bus(folder)
    try:
        command = [sys.executable, "-m", "tests.ui.child_warming", str(folder), bus.address]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    finally:
        bus.stop()
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_parts_of_the_window_are_loaded_on_its_own_thread(told: dict[str, Any]) -> None:
    assert told["beside"] == []
    assert [name for name, _ in told["brought"] if name.startswith(warming.LIBRARIES)] == list(warming.LIBRARIES)


def test_between_two_steps_of_loading_a_key_is_heard(told: dict[str, Any]) -> None:
    brought = dict(told["brought"])
    assert list(brought)[len(warming.LIBRARIES) :] == list(warming.STEPS)
    assert all(0 < brought[name] <= MOST for name in warming.STEPS), brought


@pytest.mark.parametrize("at", ["besides", "unlocking"])
def test_a_step_and_unlocking_at_the_same_time_load_nothing_of_each_other(told: dict[str, Any], at: str) -> None:
    """What belongs to Python itself can be met from two ends."""
    assert [name for name in told[at] if name.split(".")[0] not in sys.stdlib_module_names] == []


def test_a_step_that_cannot_be_loaded_is_told_once_and_is_the_last(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    errors: list[SpringplankError] = []

    def fail(name: str) -> None:
        asked.append(name)
        raise ImportError(name)

    monkeypatch.setattr(warming, "import_module", fail)
    screen = QWidget()
    qtbot.addWidget(screen)
    steps = warming._Steps(screen, errors.append)
    with capture_exceptions() as raised:
        steps.start()
        qtbot.waitUntil(lambda: bool(errors))
        qtbot.waitUntil(lambda: not steps.isActive())
    assert asked == [warming.STEPS[0]]
    assert [error.code for error in errors] == ["ZK-199"]
    assert [kind for kind, *_ in raised] == [ImportError]


@pytest.mark.parametrize("work", ["connecting", "printing"])
def test_work_beside_the_window_meets_no_class_for_the_first_time(told: dict[str, Any], work: str) -> None:
    assert told[work] == []
