"""A whole assessment by key presses alone: how many there are, and how long the program takes over each of them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtWidgets import QApplication

from bench.measure import Measure
from bench.pages import MOMENT, NEVER, arrive, opened, settle
from intake_desktop.dossier import opening
from intake_desktop.dossier.model import Place
from intake_desktop.ui import theme
from tests.journeys.assessing import Assessing
from tests.journeys.keys import Keys

MOST_PRESSES, MOST_MATRIX = 450, 30
MOST_MS = 100
"""Mean time that one press of a key takes, with all that is shown after it."""


def measures() -> list[Measure]:
    """One walk through an empty dossier; its parts are printed beside the table."""
    application = theme.application("bench")
    theme.apply_choice("licht", 100)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as (shown, _):
        assert shown.frame is not None  # noqa: S101 - it was entered
        vault = shown.frame.workplace.vault
        shown.activateWindow()
        settle(application, shown)
        arrive(application, shown, Place("zrm", opening.make(vault, "maatwerk", lambda: datetime.now(UTC)).id))
        walked = Assessing(Keys(), lambda holds: waited(application, holds))
        walked.whole()
    for name, presses, seconds in walked.parts:
        print(f"{name}: {presses} presses, {seconds:.1f} s", file=sys.stderr)
    presses = sum(each[1] for each in walked.parts)
    seconds = sum(each[2] for each in walked.parts)
    return [
        Measure("a whole assessment by keys", presses, MOST_PRESSES, unit="presses"),
        Measure("its 13 domains, the sentence for Justitie left out", walked.matrix, MOST_MATRIX, unit="presses"),
        Measure(f"one of these presses, the mean ({seconds:.0f} s together)", 1000 * seconds / presses, MOST_MS),
    ]


def waited(application: QApplication, holds: Callable[[], bool]) -> None:
    """Let the program work until this holds. Raises TimeoutError when it never does."""
    start = perf_counter()
    while not holds():
        application.processEvents()
        sleep(MOMENT)
        if perf_counter() - start > NEVER:
            raise TimeoutError
