"""For `make screenshots`: Voortgang of fictitious people who were measured once, three times, and with other forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QSize

from intake_desktop.dossier import opening
from intake_desktop.dossier.model import FormRef, Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.form_engine.own_files import ContentNotice
from intake_desktop.ui.window import MainWindow

ZRM, SKILLS, HOURS = "zrm_2017", "werkvaardigheden", "uren"
DAYS = (date(2025, 11, 10), date(2026, 5, 7), date(2026, 11, 12))
RATERS = ("Noor Verzonnen, begeleider", "Joke Bedacht, begeleider", "Joke Bedacht, begeleider")
LEVELS = {
    ZRM: ("22325?3?5422", "2234533?5422", "3244534?5332"),
    SKILLS: ("2223?2122232322221222332", "323322232233232232223323", "333323232343332323223333"),
}
"""Of every item in order that is asked of everybody, per measurement; "?" is not assessed."""
NUMBERS = {
    "hours_per_day": ("3", "3", "4"),
    "days_per_week": ("2", "3", "3"),
    "hours_per_week": ("6", "9", "12"),
    "minutes_in_a_row": ("20", "30", "45"),
    "attendance_weeks": ("8", "8", "12"),
    "agreed_parts": ("16", "24", "36"),
    "attended_parts": ("12", "20", "31"),
    "longest_trip": ("45", "45", "30"),
}
NOTE = "De post blijft liggen sinds de hulp thuis stopte in augustus. Boodschappen doet Sanne zelf."
OWN = {"2": "2", "3": "4", "4": "3"}
"""How the participant sees a domain of this level."""
FOCUS = 9
"""Place of the domain that the pictures show beside the rows."""
SMALL = QSize(1024, 620)

Settle = Callable[[], None]
Keep = Callable[[MainWindow, str], None]
LOOKS = (("", "licht", 100), ("-donker", "donker", 100), ("-200procent", "licht", 200))


def draw(window: MainWindow, settle: Settle, keep: Keep) -> None:
    """Every state of the page, on people of its own."""
    thrice = begin(window, "Sanne", "Voorbeeld")
    for turn in range(3):
        measure_all(thrice, turn)
    focus = scored(thrice, ZRM)[FOCUS]
    at = Place("progress", thrice.dossier.id)
    for ending, look, size in LOOKS:
        show(window, settle, replace(at, form_id=ZRM, question_id=focus), (look, size))
        keep(window, f"11-voortgang{ending}")
        for name, form_id in (("vaardigheden", SKILLS), ("uren", HOURS)):
            show(window, settle, replace(at, form_id=form_id), (look, size))
            keep(window, f"11-voortgang-{name}{ending}")
    small(window, settle, replace(at, form_id=ZRM, question_id=focus))
    keep(window, "11-voortgang-1024x620")
    window.resize(QSize(1366, 768))
    show(window, settle, Place("progress", begin(window, "Bas", "Bedenksel").dossier.id), ("licht", 100))
    keep(window, "11-voortgang-nog-geen")
    once(window, settle, keep)
    other_version(window, settle, keep)


def once(window: MainWindow, settle: Settle, keep: Keep) -> None:
    """One measurement, more than six months old."""
    session = begin(window, "Ties", "Verzonnen")
    measure(session, ZRM, 0)
    for ending, look, size in LOOKS:
        show(window, settle, Place("progress", session.dossier.id), (look, size))
        keep(window, f"11-voortgang-een-meting{ending}")
    show(window, settle, Place("progress", session.dossier.id), ("licht", 100))


def other_version(window: MainWindow, settle: Settle, keep: Keep) -> None:
    """The first measurement was made with a version of the form that is no longer here."""
    session = begin(window, "Nora", "Voorbeeld")
    actor, dossier = session.actor, session.dossier.id
    before = FormRef(ZRM, 9, "0" * 64)
    vault = session.vault
    vault.run(lambda store: store.dossiers.start_record(actor, dossier, before)).result()
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.workplace.put_away.add(ContentNotice("zrm-2017.v9.yaml"))  # told on other pictures
    session = window.frame.workplace.desk.open_session(vault, dossier)
    measure(session, ZRM, 1)
    measure(session, ZRM, 2)
    show(window, settle, Place("progress", dossier), ("licht", 100))
    keep(window, "11-voortgang-andere-versie")


def begin(window: MainWindow, call_name: str, family_name: str) -> DossierSession:
    """A dossier of somebody who was made up."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    workplace = window.frame.workplace
    made = opening.make(workplace.vault, "maatwerk", workplace.now)
    session = workplace.desk.open_session(workplace.vault, made.id)
    for meaning, value in {"call_name": call_name, "family_name": family_name}.items():
        asked = session.catalog.meaning(meaning)
        session.answer(session.catalog.home(asked).id, AnswerKey(asked), value)
    return session


def measure_all(session: DossierSession, turn: int) -> None:
    """All parts of the assessment, finished."""
    for form_id in (ZRM, SKILLS, HOURS):
        measure(session, form_id, turn)


def measure(session: DossierSession, form_id: str, turn: int) -> None:
    """One measurement, finished; a new one is begun when there is one already."""
    newest = session.dossier.latest(form_id)
    if newest is not None and newest.finished is not None:
        session.versions.take(session.versions.again(form_id, take_over=False).result())
    session.told_on = DAYS[turn]
    if form_id == HOURS:
        _tell_hours(session, turn)
    else:
        _tell_levels(session, form_id, turn)
    for problem in session.versions.obstacles(form_id):
        assert problem.reason_key is not None, problem.message  # noqa: S101 - these people contradict nothing
        session.answer(form_id, problem.reason_key, "Zo was het op die dag.")
    session.vault.run(lambda _store: None).result()
    session.versions.take(session.versions.finish(form_id).result())


def _tell_levels(session: DossierSession, form_id: str, turn: int) -> None:
    form = session.catalog.form(form_id)
    for question in form.questions():
        told = {"measured_on": DAYS[turn].isoformat(), "rater": RATERS[turn], "watched_by": RATERS[turn]}
        for ending, value in told.items():
            if question.means.endswith(ending):
                session.answer(form_id, AnswerKey(question.id), value)
        if question.means.endswith("purpose"):
            session.answer(form_id, AnswerKey(question.id), question.options[0 if turn == 0 else 1].value)
    asked = scored(session, form_id)
    for place, (name, level) in enumerate(zip(asked, LEVELS[form_id][turn], strict=True)):
        question = form.question(name)
        if level == "?":
            session.no_answer(form_id, AnswerKey(name), question.no_answer[0])
            continue
        session.answer(form_id, AnswerKey(name), level)
        own = next(each for each in form.aspects if each.kind is Kind.SCALE and each.no_answer)
        session.answer(form_id, AnswerKey(own.id, name), OWN.get(level, level))
        if place == FOCUS and turn == 2:
            note = next(each for each in form.aspects if each.kind is Kind.LONG_TEXT)
            session.answer(form_id, AnswerKey(note.id, name), NOTE)


def _tell_hours(session: DossierSession, turn: int) -> None:
    day = session.catalog.meaning("hours_measured_on")
    for meaning, numbers in NUMBERS.items():
        name = session.catalog.meaning(meaning)
        session.answer(HOURS, AnswerKey(name), Decimal(numbers[turn]))
        if day in session.catalog.question(name).aspects:
            session.answer(HOURS, AnswerKey(day, name), DAYS[turn].isoformat())
    guidance = session.catalog.meaning("minutes_guidance")
    options = session.catalog.question(guidance).options
    session.answer(HOURS, AnswerKey(guidance), options[2 - turn].value)


def scored(session: DossierSession, form_id: str) -> list[str]:
    """Ids of the questions with a level that are asked of everybody."""
    asked = (each for each in session.catalog.form(form_id).questions() if each.kind is Kind.SCALE)
    return [each.id for each in asked if each.default_on and (form_id == SKILLS or not each.optional)]


def show(window: MainWindow, settle: Settle, place: Place, look: tuple[str, int]) -> None:
    """This place in this look."""
    window.change_settings(replace(window.settings, theme=look[0], text_size=look[1]))
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(place)
    settle()


def small(window: MainWindow, settle: Settle, place: Place) -> None:
    """In the smallest window."""
    window.resize(SMALL)
    show(window, settle, place, ("licht", 100))
