"""Part of the self-test: the program starts itself anew, and its window can be drawn; both in a process of its own."""

from __future__ import annotations

import re
import subprocess

from intake_desktop import paths
from intake_desktop.wiring.self_test import AGAIN, Check, NotInOrder

SECONDS = 60
WINDOW = ("self-test", "--window")
"""Words of the command line that draw a window nobody sees, and say the version of its library."""
_LIBRARY = re.compile(r"\b(lib[\w.+-]+\.so[\w.]*|\w+\.dll)\b", re.IGNORECASE)


def checks() -> tuple[Check, ...]:
    """Starting, and drawing."""
    return Check("Opnieuw starten", _again), Check("Venster", _window)


def _again() -> str:
    from intake_desktop.storage.means import of_this_computer

    told, version = _asked("--version"), of_this_computer().app_version
    if told != f"Springplank {version}":
        raise NotInOrder("Het programma start niet opnieuw, of er start een andere versie.")
    return f"Er start een nieuw proces, en dat is {told}."


def _window() -> str:
    told = _asked(*WINDOW)
    if not told.startswith("Qt "):
        raise NotInOrder("Het venster is niet te tekenen.")
    return f"Getekend met {told}, zonder dat iemand het ziet."


def _asked(*arguments: str) -> str:
    """What this very program says in a new process. Raises NotInOrder when it fails or says nothing in time."""
    command = [*paths.own_command(), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            command,
            env=paths.own_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as late:
        raise NotInOrder(f"Het nieuwe proces is na {SECONDS} seconden nog niet klaar.") from late
    if done.returncode:
        lacking = _LIBRARY.findall(done.stderr.decode("utf-8", "replace"))
        what = (
            f"Er ontbreekt iets van het systeem: {lacking[-1]}." if lacking else "Het nieuwe proces stopt met een fout."
        )
        raise NotInOrder(what, AGAIN)
    return done.stdout.decode("utf-8", "replace").strip()
