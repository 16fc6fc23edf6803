"""The drawings of a measurement: how long one takes at full screen, and the way to it and back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.measure import Measure, median_ms
from bench.pages import FORM, arrive, opened, settle, timed
from intake_desktop.dossier.model import Place
from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_matrix import MatrixGrid
from intake_desktop.ui.pages.zrm_page import ZrmPage
from intake_desktop.ui.window import MainWindow

FULL_SCREEN = QSize(1920, 1080)
SECTION = "wie_ben_ik"
DRAWN_MS, SHOWN_MS = 16, 100


def measures() -> list[Measure]:
    """Medians over several turns, in the window at full screen with the fullest shipped example."""
    application = theme.application("bench")
    theme.apply_choice("licht", 100)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as (shown, dossier_id):
        shown.resize(FULL_SCREEN)
        for section in ("", SECTION):  # with its first questions the dossier stands open
            arrive(application, shown, Place("intake", dossier_id, FORM, section))
        arrive(application, shown, Place("zrm", dossier_id))
        return [*_of_matrix(application, shown)]


def _of_matrix(application: QApplication, shown: MainWindow) -> list[Measure]:
    page = shown.findChild(ZrmPage)
    assert page is not None  # noqa: S101 - it was just visited

    def done(work: Callable[[], object]) -> Callable[[], None]:
        def whole() -> None:
            work()
            settle(application, shown)

        return whole

    to_overview, to_domain = done(page.show_overview), done(lambda: page.go_to(3))
    there = timed(to_overview, to_domain)
    back = timed(to_domain, to_overview)
    to_overview()
    grid = shown.findChild(MatrixGrid)
    assert grid is not None  # noqa: S101 - the overview is open
    picture = QPixmap(grid.size())
    walking = timed(done(lambda: _press(Qt.Key.Key_Down)), lambda: grid.take_focus(2))
    scoring = timed(done(lambda: _press(Qt.Key.Key_4)), lambda: grid.take_focus(2))
    size = f"{grid.width()} x {grid.height()}"
    return [
        Measure(f"the ZRM matrix drawn ({size})", median_ms(lambda: grid.render(picture)), DRAWN_MS),
        Measure("from a domain to the overview of the ZRM", there, SHOWN_MS),
        Measure("from the overview to a domain", back, SHOWN_MS),
        Measure("a step in the matrix", walking, DRAWN_MS * 2),
        Measure("a level given in the matrix", scoring, SHOWN_MS),
    ]


def _press(key: Qt.Key) -> None:
    here = QApplication.focusWidget()
    assert here is not None  # noqa: S101 - a cell of the matrix has the keyboard
    QTest.keyClick(here, key)
