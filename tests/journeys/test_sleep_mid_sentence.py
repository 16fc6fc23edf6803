"""The lid goes down in the middle of a word: a real window and a real process, keys from outside, and a logind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from intake_desktop.dossier.ports import Store
from intake_desktop.wiring.program import local_desk
from tests.child_app import CHEAP
from tests.journeys.test_installed import display, lock_is_free  # noqa: F401 - a fixture is used by its name
from tests.journeys.test_killed_while_typing import PASSWORD, QUESTION, ROOT, founded
from tests.ui.buses import Bus, Logind

PATIENCE = 60


class Laptop:
    """A display, a logind, and somebody who types."""

    def __init__(self, folder: Path, display: str) -> None:  # noqa: F811 - the number of the display
        self.folder = folder
        self.desk = local_desk(folder / "kluis", CHEAP)
        self.dossier_id = founded(self.desk)
        self.bus = Bus(folder)
        self.logind = Logind(self.bus)
        self.env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
        command = [sys.executable, "-m", "tests.child_sleeper", str(folder), self.bus.address]
        self.program = subprocess.Popen(command, cwd=ROOT, env=self.env, stderr=(folder / "err").open("wb"))

    def until(self, holds: Callable[[], object], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited in vain: {what}; {(self.folder / 'err').read_text('utf-8')}"
            QApplication.processEvents()

    def has_window(self) -> bool:
        """Give the window the keyboard; False while there is none."""
        asked = ["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)]
        found = subprocess.run(asked, env=self.env, capture_output=True, text=True, check=False).stdout.split()
        focus = ["xdotool", "windowfocus", "--sync", found[-1]] if found else ["false"]
        return not subprocess.run(focus, env=self.env, check=False, capture_output=True).returncode

    def keys(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.env, check=True, capture_output=True)

    def starts(self) -> int:
        return (self.folder / "starts").read_text("ascii").count("start") if (self.folder / "starts").exists() else 0

    def unlock(self, start: int) -> None:
        """Type the password at the door of this start, and wait until the keyboard is in the text."""
        self.until(lambda: self.has_window() and (self.folder / f"door-{start}").exists(), "the password field")
        self.keys("type", "--delay", "8", PASSWORD)
        self.keys("key", "Return")
        self.until(lambda: (self.folder / f"text-{start}").exists() and self.logind.held() == 1, "an open dossier")

    def stored(self) -> object:
        """What the vault holds, read by another process than the one that wrote it; its journal is whole."""
        vault = self.desk.unlock(self.desk.face().colleagues[0].slot_id, PASSWORD)

        def work(store: Store) -> object:
            store.journal.verify(vault.actor)
            opened = store.dossiers.open(vault.actor, self.dossier_id)
            found = [value for answers in opened.answers.values() for value in answers.items()]
            return next((answer.value for key, answer in found if key.question_id == QUESTION), None)

        try:
            return vault.run(work).result()
        finally:
            vault.close()

    def stop(self) -> None:
        self.program.kill()
        self.program.wait(timeout=10)
        self.logind.stop()
        self.bus.stop()


@pytest.fixture
def laptop(tmp_path: Path, display: str, qapp: QApplication, read_once: None) -> Iterator[Laptop]:  # noqa: F811 - see the import
    made = Laptop(tmp_path, display)
    yield made
    made.stop()


@pytest.mark.slow
@pytest.mark.journey
def test_the_lid_goes_down_in_the_middle_of_a_word(laptop: Laptop) -> None:
    laptop.unlock(1)
    laptop.keys("type", "--delay", "8", "rust en mijn ka")
    laptop.logind.say("PrepareForSleep", True)
    laptop.until(lambda: laptop.logind.held() == 0, "a computer that may sleep")
    assert lock_is_free(laptop.folder / "kluis"), "the vault was closed before the computer was let go"
    assert laptop.stored() == "rust en mijn ka"
    laptop.until(lambda: laptop.starts() == 2, "a fresh process")
    assert laptop.program.poll() is None
    laptop.logind.say("PrepareForSleep", False)
    laptop.unlock(2)
    laptop.keys("type", "--delay", "8", "t")
    laptop.keys("key", "ctrl+l")
    laptop.until(lambda: laptop.starts() == 3, "another fresh process")
    assert laptop.stored() == "rust en mijn kat", "the next letter came where the last one stood"
