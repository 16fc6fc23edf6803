"""The installed command on a display, with real keys from outside: shipped key derivation, real relaunch."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from intake_desktop.dossier.founding import Founding
from intake_desktop.wiring.program import local_desk

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).parent / "intake-desktop"
PASSWORD = "vijf fictieve fietsen"
PATIENCE = 30


@pytest.fixture
def display() -> Iterator[str]:
    """A display of its own; the number is chosen by the server. A key that is let go late is no second one (-r)."""
    assert shutil.which("Xvfb"), "install Xvfb (see docs/tooling): this test never skips"
    assert shutil.which("xdotool"), "install xdotool: this test never skips"
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset", "-r"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(timeout=10)


class Screen:
    """A person at that display: keys come from xdotool, as from a keyboard."""

    def __init__(self, display: str, home: Path) -> None:
        self.home = home
        places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
        self.env = {**os.environ, **places, "HOME": str(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.program = subprocess.Popen([COMMAND], env=self.env, cwd="/", stderr=(home / "err").open("wb"))

    def window(self) -> str:
        """The number of the visible window of the program, "" when there is none."""
        asked = ["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)]
        found = subprocess.run(asked, env=self.env, capture_output=True, text=True, check=False)
        return (found.stdout.split() or [""])[-1]

    def has_keyboard(self) -> bool:
        """Give the window the keyboard; False while there is none, or while that of the process before is going."""
        window = self.window()
        asked = ["xdotool", "windowfocus", "--sync", window]
        return bool(window) and not subprocess.run(asked, env=self.env, check=False, capture_output=True).returncode

    def do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.env, check=True, capture_output=True)

    def type(self, text: str) -> None:
        self.do("type", "--delay", "8", text)

    def key(self, *names: str) -> None:
        for name in names:
            self.do("key", name)

    def command_line(self) -> list[str]:
        """What this process runs now: another command after it has been replaced."""
        return Path(f"/proc/{self.program.pid}/cmdline").read_bytes().decode().split("\0")

    def vault(self) -> Path:
        return self.home / "data" / "Springplank" / "kluis"

    def stop(self) -> None:
        self.program.send_signal(signal.SIGKILL)
        self.program.wait(timeout=10)


def wait_for(holds: Callable[[], object], what: str) -> None:
    """Look again until this holds; a display cannot tell by itself."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}"
        os.sched_yield()


@pytest.fixture
def screen(display: str, tmp_path: Path) -> Iterator[Screen]:
    desk = local_desk(tmp_path / "data" / "Springplank" / "kluis")
    found = Founding("Stichting Voorbeeld", "Oost", "Joke Bedacht", "Joke B.", PASSWORD, desk.new_recovery_key())
    desk.found(found).close()
    opened = Screen(display, tmp_path)
    yield opened
    opened.stop()


def lock_is_free(folder: Path) -> bool:
    import fcntl

    with (folder / "kluis.slot").open("rb+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def is_open(folder: Path) -> bool:
    """True while a process holds the lock of the vault, as it does from unlocking to locking."""
    return (folder / "kluis.slot").exists() and not lock_is_free(folder)


def unlock(screen: Screen) -> None:
    """Wait for the door, type the password, and wait until the vault is open."""

    def tried() -> None:
        wait_for(screen.has_keyboard, "a window")
        screen.key("ctrl+a")
        screen.type(PASSWORD)
        screen.key("Return")

    again_until(tried, lambda: is_open(screen.vault()), "an open vault")


def again_until(act: Callable[[], None], holds: Callable[[], bool], what: str) -> None:
    """Do this, and once more when nothing came of it: a key pressed while a page is being built goes nowhere."""
    for _ in range(5):
        act()
        end = time.monotonic() + 6
        while time.monotonic() < end:
            if holds():
                return
            os.sched_yield()
    raise AssertionError(f"waited in vain: {what}")


@pytest.mark.slow
@pytest.mark.journey
def test_the_installed_command_opens_a_vault_and_locks_into_a_fresh_process(screen: Screen) -> None:
    assert COMMAND.exists(), "the program is not installed: make setup"
    unlock(screen)
    assert "-m" not in screen.command_line()
    again_until(lambda: screen.key("ctrl+l"), lambda: "-m" in screen.command_line(), "a process that was replaced")
    assert lock_is_free(screen.vault())
    assert screen.program.poll() is None
    unlock(screen)
    traces = "\0".join(screen.command_line())
    with suppress(PermissionError):  # only root looks into a process that protects its memory
        traces += Path(f"/proc/{screen.program.pid}/environ").read_bytes().decode()
    assert PASSWORD not in traces
