"""For `make screenshots`: the ZRM of somebody who was measured before, as a whole and one domain at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.beside import beside
from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui.pages.zrm_page import ZrmPage
from intake_desktop.ui.window import MainWindow

FORM = "zrm_2017"
LEVELS = (
    (2, 3, 2, 4),
    (2, 2, 3, 3),
    (3, 4, 4, 4),
    (4, 4, 3, 4),
    (5, 5, 5, 0),
    (3, 3, 2, 4),
    (3, 4, 4, 4),
    (0, 0, 0, 0),
    (5, 5, 5, 5),
    (4, 3, 3, 4),
    (2, 3, 4, 4),
    (2, 2, 3, 3),
)
"""Before, now, own view and goal of each domain that is on, as in the design; 0 for none."""
USUAL, LOW, NARROW = (1366, 768), (1366, 690), (1024, 620)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the domain ("" for the overview) and how it is shown."""

    name: str
    domain: str = ""
    look: str = "licht"
    text_size: int = 100
    size: tuple[int, int] = USUAL


SHOTS = (
    Shot("05-zrm-scoren", "sociaal_netwerk"),
    Shot("05-zrm-scoren-donker", "sociaal_netwerk", "donker"),
    Shot("05-zrm-scoren-200procent", "sociaal_netwerk", text_size=200),
    Shot("05-zrm-scoren-klein", "sociaal_netwerk", size=NARROW),
    Shot("05-zrm-scoren-laag", "sociaal_netwerk", size=LOW),
    Shot("05-zrm-niet-beoordeeld", "middelengebruik"),
    Shot("05-zrm-verschil", "geestelijke_gezondheid", size=(1366, 960)),
    Shot("06-zrm-overzicht"),
    Shot("06-zrm-overzicht-donker", look="donker"),
    Shot("06-zrm-overzicht-200procent", text_size=200),
    Shot("06-zrm-overzicht-klein", size=NARROW),
    Shot("06-zrm-overzicht-klein-200procent", text_size=200, size=NARROW),
    Shot("06-zrm-overzicht-laag", size=LOW),
)


def measured_twice(desk: Desk, vault: Vault, now: Callable[[], datetime]) -> str:
    """A dossier with the shipped example, and a finished measurement before that of now; gives its id."""
    file = paths.resources() / "examples" / "jamila-voorbeeld.json"
    told = examples.read(file, paths.resources() / "schema" / "dossier.v1.schema.json")
    forms = {form_id: answers for form_id, answers in told.forms.items() if form_id != FORM}
    session = desk.open_session(vault, opening.make(vault, told.dossier_type, now).id)
    examples.tell(replace(told, forms=forms), session)
    _measure(session, 0, "2026-05-07", "evaluatie", "Noor Voorbeeld")
    session.versions.take(session.versions.finish(FORM).result())
    session.versions.take(session.versions.again(FORM, take_over=False).result())
    _measure(session, 1, "2026-11-12", "brede_intake", "Joke Bedacht")
    _tell_beside(session, told.forms[FORM])
    vault.run(lambda _store: None).result()
    return session.dossier.id


def _measure(session: DossierSession, which: int, day: str, purpose: str, rater: str) -> None:
    meant = session.catalog.meaning
    for meaning, value in (("zrm_purpose", purpose), ("zrm_measured_on", day), ("zrm_rater", rater)):
        session.answer(FORM, AnswerKey(meant(meaning)), value)
    form = session.catalog.form(FORM)
    domains = [question for question in form.questions() if question.kind is Kind.SCALE and question.default_on]
    for question, levels in zip(domains, LEVELS, strict=True):
        aspects = beside(form, question)
        if levels[which]:
            session.answer(FORM, AnswerKey(question.id), str(levels[which]))
        elif which:
            session.no_answer(FORM, AnswerKey(question.id), question.no_answer[0])
        for aspect, level in ((aspects.own, levels[2]), (aspects.goal, levels[3])):
            if which and aspect is not None and level:
                session.answer(FORM, AnswerKey(aspect.id, question.id), str(level))


def _tell_beside(session: DossierSession, answers: Mapping[str, Any]) -> None:
    """What the example says beside its levels: help and notes, where a level stands."""
    form = session.catalog.form(FORM)
    for question in form.questions():
        given = answers.get(question.id)
        said = given.get("beside", {}) if isinstance(given, Mapping) else {}
        for aspect in beside(form, question).rest:
            if aspect.kind is not Kind.SCALE and aspect.id in said:
                session.answer(FORM, AnswerKey(aspect.id, question.id), said[aspect.id])


def draw(
    window: MainWindow,
    dossiers: tuple[str, str, str],
    settle: Callable[[], None],
    keep: Callable[[MainWindow, str], None],
) -> None:
    """Keep the pictures of somebody measured twice, once, and not yet."""
    measured, once, fresh = dossiers
    for shot in SHOTS:
        _show(window, shot, measured, settle)
        keep(window, shot.name)
    for name, dossier in (("06-zrm-overzicht-eerste-keer", once), ("06-zrm-overzicht-leeg", fresh)):
        _show(window, Shot(name), dossier, settle)
        keep(window, name)
    window.resize(QSize(*USUAL))
    settle()


def _show(window: MainWindow, shot: Shot, dossier: str, settle: Callable[[], None]) -> None:
    window.change_settings(replace(window.settings, theme=shot.look, text_size=shot.text_size))
    window.resize(QSize(*shot.size))
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("zrm", dossier, FORM, question_id=shot.domain))
    for _ in range(2):  # on a busy computer a calm moment comes before the last layout
        settle()
    if not shot.domain:
        page(window).show_overview()
        settle()


def page(window: QWidget) -> ZrmPage:
    """The ZRM that is seen."""
    return next(each for each in window.findChildren(ZrmPage) if each.isVisible())
