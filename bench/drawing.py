"""The drawings of a measurement: how long one takes at full screen, and the way to it and back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench.measure import Measure, median_ms
from bench.pages import FORM, arrive, opened, settle, timed
from intake_desktop.dossier.model import Place
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.pages.hours_stairs import Stairs
from intake_desktop.ui.pages.skills_row import SkillRow
from intake_desktop.ui.pages.zrm_matrix import MatrixGrid
from intake_desktop.ui.pages.zrm_page import ZrmPage
from intake_desktop.ui.window import MainWindow

FULL_SCREEN = QSize(1920, 1080)
SECTION = "wie_ben_ik"
SKILLS = "werkvaardigheden"
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
        matrix = _of_matrix(application, shown)
        skills = shown.desk.catalog.form(SKILLS)
        point = next(each.id for each in skills.questions() if each.kind is Kind.SCALE)
        arrive(application, shown, Place("skills", dossier_id, SKILLS, question_id=point))
        profile = _drawn("the rows of a group of the profile", _visible(shown, SkillRow))
        arrive(application, shown, Place("hours", dossier_id))
        stairs = _visible(shown, Stairs)
        for each in stairs:
            each.setFixedSize(FULL_SCREEN)
        return [*matrix, profile, _drawn("the stairs of the hours", stairs)]


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


def _visible(shown: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    found = [each for each in shown.findChildren(kind) if each.isVisible()]
    assert found, f"nothing of {kind.__name__} on the screen"  # noqa: S101 - it was just visited
    return found


def _drawn(what: str, widgets: Sequence[QWidget]) -> Measure:
    """All of these drawn, each on paper of its own that is there already."""
    papers = [QPixmap(each.size()) for each in widgets]

    def draw() -> None:
        for widget, paper in zip(widgets, papers, strict=True):
            widget.render(paper)

    size = f"{len(widgets)} of {widgets[0].width()} x {widgets[0].height()}"
    return Measure(f"{what} drawn ({size})", median_ms(draw), DRAWN_MS)


def _press(key: Qt.Key) -> None:
    here = QApplication.focusWidget()
    assert here is not None  # noqa: S101 - a cell of the matrix has the keyboard
    QTest.keyClick(here, key)
