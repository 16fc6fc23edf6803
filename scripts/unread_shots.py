"""For `make screenshots`: what was typed and cannot be an answer, where it stands and as Nakijken names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import assess_shots
from intake_desktop.dossier.model import Place
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages.review_open import ProblemLine
from intake_desktop.ui.window import MainWindow

FORM, DAY, WRONG = "brede_intake", "aanmelddatum", "31-2-1992"


def draw(window: MainWindow, settle: Callable[[], None], keep: Callable[[MainWindow, str], None]) -> None:
    """The date of an example was never given, and what is typed there does not exist."""
    session = assess_shots._told(window, "jamila-voorbeeld")
    session.clear(FORM, AnswerKey(DAY))
    at = Place("intake", session.dossier.id, FORM, question_id=DAY)
    _show(window, at, settle)
    QTest.keyClicks(window.focusWidget(), WRONG)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    for ending, look, size in assess_shots.LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=size))
        _show(window, at, settle)
        keep(window, f"04-intake-getypt{ending}")
        _show(window, Place("review", session.dossier.id, FORM), settle)
        line = next(each for each in window.findChildren(ProblemLine) if each.isVisible())
        line.way.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        keep(window, f"17-nakijken-getypt{ending}")
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    settle()


def _show(window: MainWindow, place: Place, settle: Callable[[], None]) -> None:
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(place)
    settle()
