"""For `make screenshots`: the advice of somebody who is nearly there, and of somebody who says two things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize

from intake_desktop import paths
from intake_desktop.dossier import examples, goals, opening
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages.advice_page import AdvicePage
from intake_desktop.ui.window import MainWindow

NEARLY = "aaltje-verzonnen"
TWICE = (
    ("brede_intake", "werkwens", "leren"),
    ("werkvaardigheden", "leerwens", "nee"),
    ("advies", "geld_besproken", "ja"),
    ("brede_intake", "gevolgen_besproken", "nee"),
)
"""Answers that contradict each other, two by two."""
LOOKS = (("", "licht", 100), ("-donker", "donker", 100), ("-200procent", "licht", 200))
USUAL = QSize(1366, 768)


def draw(window: MainWindow, settle: Callable[[], None], keep: Callable[[MainWindow, str], None]) -> None:
    """Every state of the advice that the example of the designs does not have."""
    session = _told(window, NEARLY)
    goals.add(session, goals.proposals(session.view, session.advice().outcome("U6"))[0])
    for ending, look, size in LOOKS:
        _show(window, settle, session, (look, size))
        for code, name in (("U5", "bijna"), ("U6", "doel")):
            page = next(each for each in window.findChildren(AdvicePage) if each.isVisible())
            page._open(code)
            settle()
            page._scroll.bring_into_view(page._card.goals)
            settle()
            keep(window, f"09-advies-{name}{ending}")
    session = _told(window, "jamila-voorbeeld")
    for form_id, question_id, value in TWICE:
        session.answer(form_id, AnswerKey(question_id), value)
    session.vault.run(lambda _store: None).result()
    for ending, look, size in LOOKS:
        _show(window, settle, session, (look, size))
        page = next(each for each in window.findChildren(AdvicePage) if each.isVisible())
        page._scroll.bring_into_view(page._clashes)
        settle()
        keep(window, f"09-advies-tegenspraak{ending}")
    _and_back(window, session, settle, keep)
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    window.resize(USUAL)
    settle()


def _and_back(
    window: MainWindow, session: DossierSession, settle: Callable[[], None], keep: Callable[[MainWindow, str], None]
) -> None:
    """From what is not seen yet to its question, where the way back stands."""
    for ending, look, size in LOOKS:
        _show(window, settle, session, (look, size))
        page = next(each for each in window.findChildren(AdvicePage) if each.isVisible())
        page._open("U9")
        settle()
        keep(window, f"09-advies-niet-nu{ending}")
        next(row for row in page._card.rows() if row.way.isVisible()).way.click()
        settle()
        keep(window, f"09-advies-terug{ending}")


def _show(window: MainWindow, settle: Callable[[], None], session: DossierSession, how: tuple[str, int]) -> None:
    window.change_settings(replace(window.settings, theme=how[0], text_size=how[1]))
    window.resize(QSize(1366, 1000) if how[1] > 100 else USUAL)
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("advice", session.dossier.id))
    settle()


def _told(window: MainWindow, name: str) -> DossierSession:
    """A shipped example as an open dossier of this vault."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    workplace = window.frame.workplace
    schema = paths.resources() / "schema" / "dossier.v1.schema.json"
    told = examples.read(paths.resources() / "examples" / f"{name}.json", schema)
    made = opening.make(workplace.vault, told.dossier_type, workplace.now)
    session = workplace.desk.open_session(workplace.vault, made.id)
    examples.tell(told, session)
    workplace.vault.run(lambda _store: None).result()
    return session
