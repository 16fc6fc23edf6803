"""From starting the process to the first picture: Springplank's unlock screen beside an empty PySide6 window."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import monotonic

from bench.measure import Measure, as_installed

TIMES = 9
FOUND = """
from intake_desktop import paths
from intake_desktop.dossier.founding import Founding
from intake_desktop.wiring.program import local_desk
desk = local_desk(paths.vault())
desk.found(Founding("Dagbesteding Voorbeeld", "Amsterdam", "Test Begeleider", "Test B.", "een lange fictieve zin",
                    desk.new_recovery_key())).close()
"""


def measures() -> list[Measure]:
    """Ours and the reference in turns, each in a fresh process."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **as_installed(home),
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_STATE_HOME": home,
        }
        subprocess.run([sys.executable, "-c", FOUND], env=environment, check=True)
        first_picture("springplank", environment), first_picture("empty", environment)
        pairs = [(first_picture("springplank", environment), first_picture("empty", environment)) for _ in range(TIMES)]
    ours, reference = (statistics.median(column) for column in zip(*pairs, strict=True))
    return [Measure("unlock screen, from process start", ours, 1.5, reference, "empty PySide6 window")]


def first_picture(what: str, environment: Mapping[str, str]) -> float:
    """Milliseconds from starting a process to its first picture; both read the same clock of the machine."""
    start = monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "bench.child_window", what],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    return (float(done.stdout.split()[0]) - start) * 1000
