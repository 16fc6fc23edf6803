"""The rooms of a dossier in their order, which of them it has, and how each is made."""

from __future__ import annotations

from intake_desktop.dossier.session import DossierSession
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.workplace import Workplace

ORDER = ("intake", "zrm", "skills", "hours", "advice", "exchange")
LABELS = {
    "intake": "Intake",
    "zrm": "ZRM",
    "skills": "Vaardigheden",
    "hours": "Uren",
    "advice": "Advies",
    "exchange": "Uitwisselen",
}
ASSESSMENT = ("zrm", "skills", "hours")
FORMS = {"intake": "brede_intake", "zrm": "zrm_2017", "skills": "werkvaardigheden", "hours": "uren", "advice": "advies"}
"""Which form a room is about; jumps come with the form of a question."""


def rooms_of(session: DossierSession) -> tuple[str, ...]:
    """The rooms of this dossier: one whose form asks nothing of this kind of dossier is not there."""
    return tuple(room for room in ORDER if room not in FORMS or session.shown(FORMS[room]))


def room_of(form_id: str) -> str:
    """The room where the questions of this form are asked."""
    return next(room for room, form in FORMS.items() if form == form_id)


def make_room(name: str, workplace: Workplace, session: DossierSession) -> Page:
    """Build a room; its module is loaded when it is first needed."""
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
    if name == "exchange":
        from intake_desktop.ui.pages.exchange_page import ExchangePage

        return ExchangePage(workplace, session)
    from intake_desktop.ui.pages.form_page import FormPage

    return FormPage(workplace, session, name, FORMS[name])
