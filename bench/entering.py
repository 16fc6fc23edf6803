"""From the right password to a page that can be used, and the memory that the program then holds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Measure, as_installed

TIMES = 5


def measures() -> list[Measure]:
    """Every number in a process of its own, in which nothing was imported beforehand."""
    with tempfile.TemporaryDirectory() as folder:
        cheap, shipped, compiled = (f"{folder}/{name}" for name in ("cheap", "shipped", "compiled"))
        enter(cheap, "cheap", compiled)
        enter(shipped, "shipped", compiled)
        enter(cheap, "cheap", compiled)
        seconds = statistics.median(enter(cheap, "cheap", compiled)[0] for _ in range(TIMES))
        megabytes = enter(shipped, "shipped", compiled)[1]
    return [
        Measure("usable after the key derivation", seconds * 1000, 1000),
        Measure("resident ten seconds after unlocking", megabytes, 250, unit="MB"),
    ]


def enter(folder: str, cost: str, compiled: str) -> list[float]:
    """Seconds until the first page and megabytes afterwards; nothing at all the first time, which founds the vault."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.child_entering", folder, cost],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env=as_installed(compiled),
        cwd=Path(__file__).parent.parent,
    )
    return [float(line) for line in done.stdout.split()]
