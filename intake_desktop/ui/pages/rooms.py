"""The rooms of a dossier in their order, which of them it has, and how each is made."""

from __future__ import annotations

from intake_desktop.dossier.model import Record
from intake_desktop.dossier.session import DossierSession
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.workplace import Workplace

ORDER = ("intake", "zrm", "skills", "hours", "advice", "review", "exchange", "progress")
LABELS = {
    "intake": "Intake",
    "zrm": "ZRM",
    "skills": "Vaardigheden",
    "hours": "Uren",
    "advice": "Advies",
    "review": "Nakijken",
    "exchange": "Uitwisselen",
    "progress": "Voortgang",
}
ASSESSMENT = ("zrm", "skills", "hours")
FORMS = {"intake": "brede_intake", "zrm": "zrm_2017", "skills": "werkvaardigheden", "hours": "uren", "advice": "advies"}
"""Which form a room is about; jumps come with the form of a question."""


def rooms_of(session: DossierSession) -> tuple[str, ...]:
    """The rooms of this dossier: one whose form asks nothing of this kind of dossier is not there."""
    measures = any(session.shown(FORMS[room]) for room in ASSESSMENT)
    there = {room: bool(session.shown(form)) for room, form in FORMS.items()} | {"progress": measures}
    return tuple(room for room in ORDER if there.get(room, True))


def room_of(form_id: str) -> str:
    """The room where the questions of this form are asked."""
    return next(room for room, form in FORMS.items() if form == form_id)


def record_of(session: DossierSession, room: str) -> Record | None:
    """The newest record of the form that a room is about; None when there is none."""
    return session.dossier.latest(FORMS[room]) if room in FORMS else None


def standing(session: DossierSession, room: str) -> tuple[object, ...]:
    """What a room is built for. It is built anew when this changes: something was finished, or begun after that."""
    if room not in FORMS:
        return (session.catalog,)
    done = [record.id for record in session.dossier.history(FORMS[room]) if record.finished is not None]
    newest = record_of(session, room)
    return (session.catalog, len(done), newest is not None and newest.id in done)


def make_room(name: str, workplace: Workplace, session: DossierSession) -> Page:
    """Build a room; its module is loaded when it is first needed. What is finished can only be read."""
    newest = record_of(session, name)
    if newest is not None and newest.finished is not None:
        from intake_desktop.ui.pages.record_view import RecordView

        return RecordView(workplace, session, name, newest)
    return (_room_to_work_in if name in FORMS else _room_of_all_forms)(name, workplace, session)


def _room_to_work_in(name: str, workplace: Workplace, session: DossierSession) -> Page:
    if name == "hours":
        from intake_desktop.ui.pages.hours_page import HoursPage

        return HoursPage(workplace, session)
    if name == "zrm":
        from intake_desktop.ui.pages.zrm_page import ZrmPage

        return ZrmPage(workplace, session)
    if name == "skills":
        from intake_desktop.ui.pages.skills_page import SkillsPage

        return SkillsPage(workplace, session)
    if name == "advice":
        from intake_desktop.ui.pages.advice_page import AdvicePage

        return AdvicePage(workplace, session)
    from intake_desktop.ui.pages.form_page import FormPage

    return FormPage(workplace, session, name, FORMS[name])


def _room_of_all_forms(name: str, workplace: Workplace, session: DossierSession) -> Page:
    """Rooms that are about more than one form."""
    if name == "review":
        from intake_desktop.ui.pages.review_page import ReviewPage

        return ReviewPage(workplace, session)
    if name == "exchange":
        from intake_desktop.ui.pages.exchange_page import ExchangePage

        return ExchangePage(workplace, session)
    from intake_desktop.ui.pages.progress_page import ProgressPage

    return ProgressPage(workplace, session)
