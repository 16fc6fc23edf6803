"""From the right password to a page that can be used, and the memory that the program then holds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Measure

TIMES = 5


def measures() -> list[Measure]:
    """Every number in a process of its own, in which nothing was imported beforehand."""
    with tempfile.TemporaryDirectory() as cheap, tempfile.TemporaryDirectory() as shipped:
        enter(cheap, "cheap")
        enter(shipped, "shipped")
        seconds = statistics.median(enter(cheap, "cheap")[0] for _ in range(TIMES))
        megabytes = enter(shipped, "shipped")[1]
    return [
        Measure("usable after the key derivation", seconds * 1000, 1000),
        Measure("resident ten seconds after unlocking", megabytes, 250, unit="MB"),
    ]


def enter(folder: str, cost: str) -> list[float]:
    """Seconds until the first page and megabytes afterwards; nothing at all the first time, which founds the vault."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.child_entering", folder, cost],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    return [float(line) for line in done.stdout.split()]
