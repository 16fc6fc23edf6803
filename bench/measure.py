"""One measurement beside its reference, and how a function is timed."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured and what it may be. All numbers are medians in `unit`, from one run on one machine.

    With a reference, `limit` is the largest ratio of ours to the reference; without one it is the largest value.
    """

    name: str
    ours: float
    limit: float
    reference: float | None = None
    reference_name: str = ""
    unit: str = "ms"

    @property
    def compared(self) -> float:
        """The number that is held against the limit."""
        return self.ours if self.reference is None else self.ours / self.reference

    @property
    def met(self) -> bool:
        """True when the limit is kept."""
        return self.compared <= self.limit


def as_installed(home: str) -> dict[str, str]:
    """The environment of a second start on a workstation: Python keeps what it compiled, here in this folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": f"{home}/compiled"}


def median_ms(work: Callable[[], object], times: int = 15) -> float:
    """The median duration of this work in milliseconds; the first call only warms up."""
    work()
    return statistics.median(_once(work) for _ in range(times))


def medians_ms(ours: Callable[[], object], reference: Callable[[], object], times: int = 15) -> tuple[float, float]:
    """Medians of both, taken in turns so that a busy machine is unfair to neither."""
    ours()
    reference()
    pairs = [(_once(ours), _once(reference)) for _ in range(times)]
    return statistics.median(mine for mine, _ in pairs), statistics.median(theirs for _, theirs in pairs)


def _once(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000
