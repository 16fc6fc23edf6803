"""Voortgang of somebody who was measured twice: coming to it, another part of it, a key, and drawing it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench.measure import Measure
from bench.pages import arrive, opened, settle, timed
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.pages.progress_line import LineDrawing
from intake_desktop.ui.pages.progress_row import ProgressRow
from intake_desktop.ui.window import MainWindow

SCREEN = QSize(1920, 1080)
FORMS = ("zrm_2017", "werkvaardigheden")
DAYS = (date(2026, 5, 7), date(2026, 11, 12))
FRAME_MS = 16


def measures() -> list[Measure]:
    """Medians over several turns, on a screen of 1920 x 1080."""
    application = theme.application("bench")
    theme.apply_choice("licht", 100)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as (shown, dossier_id):
        shown.resize(SCREEN)
        assert shown.frame is not None  # noqa: S101 - it was entered
        workplace = shown.frame.workplace
        session = workplace.desk.open_session(workplace.vault, dossier_id)
        for day in DAYS:
            measure(session, day)
        zrm, skills = (Place("progress", dossier_id, form_id=form_id) for form_id in FORMS)

        def go(place: Place) -> Callable[[], None]:
            return lambda: arrive(application, shown, place)

        come = timed(go(zrm), go(Place("advice", dossier_id)))
        other = timed(go(skills), go(zrm))
        go(zrm)()
        step = timed(lambda: walk(application, shown), lambda: None)
        rows = [each for each in shown.findChildren(ProgressRow) if each.isVisible()]
        lines = [each for each in shown.findChildren(LineDrawing) if each.isVisible()]
        drawn = timed(lambda: draw(rows), lambda: None)
        line = timed(lambda: draw(lines), lambda: None)
    return [
        Measure("Voortgang of somebody measured twice", come, 100),
        Measure("another part of Voortgang, with its 24 rows", other, 100),
        Measure("the next row of Voortgang, with what is told of it", step, 100),
        Measure(f"drawing all {len(rows)} rows", drawn, FRAME_MS),
        Measure("drawing the line of all measurements", line, FRAME_MS),
    ]


def measure(session: DossierSession, day: date) -> None:
    """One finished measurement of every form; levels differ by place and day."""
    for form_id in FORMS:
        newest = session.dossier.latest(form_id)
        if newest is not None and newest.finished is not None:
            session.versions.take(session.versions.again(form_id, take_over=False).result())
        form = session.catalog.form(form_id)
        for place, question in enumerate(form.questions()):
            key = AnswerKey(question.id)
            if question.means.endswith("measured_on"):
                session.answer(form_id, key, day.isoformat())
            elif question.means.endswith("purpose"):
                session.answer(form_id, key, question.options[0].value)
            elif question.kind is Kind.SCALE and question.default_on:
                session.answer(form_id, key, str(1 + (place * day.month) % len(question.options)))
        session.vault.run(lambda _store: None).result()
        session.versions.take(session.versions.finish(form_id).result())


def walk(application: QApplication, shown: MainWindow) -> None:
    """The arrow down on a row."""
    chosen = next(each for each in shown.findChildren(ProgressRow) if each.isVisible() and each.isChecked())
    QTest.keyClick(chosen, Qt.Key.Key_Down)
    settle(application, shown)


def draw(widgets: list[ProgressRow] | list[LineDrawing]) -> None:
    """Draw these once."""
    for widget in widgets:
        picture(widget)


def picture(widget: QWidget) -> QPixmap:
    """One of them, on paper of its own."""
    made = QPixmap(widget.size())
    widget.render(made)
    return made
