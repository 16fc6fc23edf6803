"""`make bench`: every measurement of this folder as one table; exit code 1 when a limit is broken.

A measurement is a module here with a function `measures()` that gives `bench.measure.Measure` values.
Name modules on the command line to run only those.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from bench.measure import Measure

HEAD = ("what", "median", "reference", "ratio", "limit", "")


def modules(asked: Sequence[str]) -> tuple[str, ...]:
    """Names of the modules to run: those asked for, or all that measure something."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    return tuple(asked) or tuple(name for name in found if not name.startswith(("_", "child_")) and name != "measure")


def row(measure: Measure) -> tuple[str, ...]:
    """One measurement as cells of the table."""
    reference, ratio = "-", "-"
    if measure.reference is not None:
        reference = f"{measure.reference:.1f} {measure.unit} ({measure.reference_name})"
        ratio = f"{measure.compared:.2f}x"
    limit = f"{measure.limit:g} {measure.unit}" if measure.reference is None else f"{measure.limit:g}x"
    return (
        measure.name,
        f"{measure.ours:.1f} {measure.unit}",
        reference,
        ratio,
        limit,
        "ok" if measure.met else "TOO SLOW",
    )


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Cells in columns."""
    lines = [HEAD, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def main() -> int:
    """Run, print, and say with the exit code whether every limit was kept."""
    measures: list[Measure] = []
    for name in modules(sys.argv[1:]):
        print(f"measuring {name} ...", file=sys.stderr)
        measures += import_module(f"bench.{name}").measures()
    print(table(row(measure) for measure in measures))
    return 0 if measures and all(measure.met for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
