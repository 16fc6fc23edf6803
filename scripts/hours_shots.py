"""For `make screenshots`: hours that do not fit yet, the week, the steps, and the reason that Nakijken shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QSize

import assess_shots
from intake_desktop.dossier import opening
from intake_desktop.dossier.model import Place
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages.review_card import FormCard
from intake_desktop.ui.pages.review_page import ReviewPage
from intake_desktop.ui.window import MainWindow

FORM, WHY = "uren", AnswerKey("uren_reden", "uren_07")
CLASHING = {"uren_per_dag_nu": 3, "gerealiseerde_dagdelen": 27, "doel_uren_per_week": 8}
REASON = "In oktober was haar dochter twee weken ziek."
AT = (("week", "beschikbaarheidsraster"), ("gekomen", "gerealiseerde_dagdelen"), ("stappen", "opbouwstappen"))
SMALL = QSize(1024, 620)


def draw(window: MainWindow, settle: Callable[[], None], keep: Callable[[MainWindow, str], None]) -> None:
    """A dossier on which some checks have something to say, one of them with its reason; and one without hours."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    frame, workplace = window.frame, window.frame.workplace
    fresh = opening.make(workplace.vault, "maatwerk", workplace.now).id
    frame.show_place(Place("hours", fresh))
    settle()
    keep(window, "08-uren-leeg")
    session = assess_shots._told(window, "jamila-voorbeeld")
    for name, number in CLASHING.items():
        session.answer(FORM, AnswerKey(name), Decimal(number))
    session.answer(FORM, WHY, REASON)
    session.vault.run(lambda _store: None).result()
    for ending, look, size in assess_shots.LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=size))
        window.resize(SMALL if size > 100 else assess_shots.USUAL)
        for name, question in AT:
            assert window.frame is not None  # noqa: S101 - another text size makes the frame anew
            window.frame.show_place(Place("hours", session.dossier.id, question_id=question))
            settle()
            keep(window, f"08-uren-{name}{ending}")
        window.frame.show_place(Place("review", session.dossier.id, FORM))
        settle()
        page = next(each for each in window.findChildren(ReviewPage) if each.isVisible())
        page._scroll.bring_into_view(next(each for each in page.findChildren(FormCard) if each.form_id == FORM))
        settle()
        keep(window, f"17-nakijken-reden{ending}")
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    window.resize(assess_shots.USUAL)
    settle()
