"""Somebody who cannot see the screen: keys from outside, and what the accessibility bus of the system tells back."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.founding import Founding
from intake_desktop.wiring.program import local_desk
from tests.child_app import CHEAP
from tests.fakes import Clock
from tests.journeys.test_installed import display  # noqa: F401 - a fixture is used by its name
from tests.source import ROOT
from tests.ui.speech import Ears, Heard, ended

PASSWORD = "een fictieve zin om te onthouden"
PATIENCE = 60


def founded(folder: Path) -> None:
    """A vault with one filled-in dossier of somebody fictitious."""
    desk = local_desk(folder / "kluis", CHEAP)
    key = desk.new_recovery_key()
    vault = desk.found(Founding("Stichting Voorbeeld", "Oost", "Joke Bedacht", "Joke B.", PASSWORD, key))
    given = paths.resources() / "examples" / "jamila-voorbeeld.json"
    example = examples.read(given, paths.resources() / "schema" / "dossier.v1.schema.json")
    examples.tell(example, desk.open_session(vault, opening.make(vault, example.dossier_type, Clock()).id))
    vault.run(lambda _store: None).result()
    vault.close()


class Listener:
    """A display without eyes: the program runs on it, keys come from outside, and the bus is listened to."""

    def __init__(self, folder: Path, display: str) -> None:  # noqa: F811 - the number of the display
        self.folder = folder
        founded(folder)
        self.ears = Ears(folder, display)
        command = [sys.executable, "-m", "tests.child_app", str(folder)]
        with (folder / "err").open("wb") as told:
            self.program = subprocess.Popen(command, cwd=ROOT, env=self.ears.env, stderr=told)

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Look again until this holds; the bus is asked, so that nothing depends on a signal that came too early."""
        end = time.monotonic() + PATIENCE
        while not holds():
            told = (self.folder / "err").read_text("utf-8")
            assert self.program.poll() is None, f"the program ended: {told}"
            assert time.monotonic() < end, f"waited in vain: {what}; {told}; {self.told()}"

    def hears(self, name: str) -> Heard:
        """Wait until the keyboard is at something that is told like this, from its beginning."""
        found: list[Heard] = []

        def there() -> bool:
            here = self.ears.focused()
            found[:] = [here] if here is not None and here.name.startswith(name) else []
            return bool(found)

        self.until(there, name)
        return found[0]

    def told(self) -> list[str]:
        """All that can be heard now: what a wait in vain is found by."""
        return [each.name for each in self.ears.everything() if each.name]

    def has_window(self) -> bool:
        """Give the window the keyboard; False while there is none."""
        found = self._tool("search", "--onlyvisible", "--pid", str(self.program.pid)).stdout.split()
        return bool(found) and not self._tool("windowfocus", "--sync", found[-1]).returncode

    def keys(self, *arguments: str) -> None:
        """Keys from outside: `type` words, or `key` names."""
        self._tool(*arguments).check_returncode()

    def _tool(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *arguments], env=self.ears.env, capture_output=True, text=True, check=False, timeout=PATIENCE
        )

    def stop(self) -> None:
        ended(self.program)
        self.ears.stop()


@pytest.fixture
def listener(tmp_path: Path, display: str, read_once: None) -> Iterator[Listener]:  # noqa: F811 - see the import
    made = Listener(tmp_path, display)
    try:
        made.until(made.ears.listen, "the bus")
        yield made
    finally:
        made.stop()


@pytest.mark.slow
@pytest.mark.journey
def test_a_level_of_the_zrm_is_told_by_the_system_and_follows_the_keyboard(listener: Listener) -> None:
    listener.until(listener.has_window, "a window")
    listener.hears("Wachtwoord van Joke")
    listener.keys("type", "--delay", "8", PASSWORD)
    listener.keys("key", "Return")
    listener.hears("Naam: Jamila Voorbeeld")
    listener.keys("key", "Return")
    listener.hears("ik heb een vast ritme")
    listener.keys("key", "ctrl+2")
    here = listener.hears("Financiën, 3, beperkt zelfredzaam, gekozen")
    assert (here.role, here.states) == ("radio button", {"checked", "enabled", "focusable", "focused", "showing"})
    assert here.description == "Nu 3, Jamila zelf 3, streven 4"
    listener.keys("key", "Right")
    here = listener.hears("Financiën, 4, voldoende zelfredzaam")
    assert "checked" not in here.states, "walking does not choose"
    listener.keys("key", "space")
    here = listener.hears("Financiën, 4, voldoende zelfredzaam, gekozen")
    assert "checked" in here.states
    assert here.description.startswith("Nu 4")
    listener.keys("key", "Tab")
    told = {each.name: each for each in listener.ears.everything()}
    assert "checked" not in told["Financiën, 3, beperkt zelfredzaam"].states, "one level at a time"
    dumb = [each for each in told.values() if "focusable" in each.states and not each.name]
    assert not dumb
