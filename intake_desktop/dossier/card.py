"""The row of the list of participants: who, how far, what is due and when the ZRM was last done."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from intake_desktop.dossier.model import Card
from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.dossier.view import View

INTAKE, ASSESSMENT, ADVICE = "Intake", "Assessment", "Advies"
MONTHS_VALID = 6
"""A measurement asks for a new one after six months (content-assessment.yaml, reminder_after_months)."""

_PERSON = "birth_date"
_CHOICE = "destination_choice"
_REVIEW = "review_date"
_ZRM = "zrm_measured_on"


def card_of(view: View) -> Card:
    """The card of a dossier as it stands."""
    names = view.names()
    stage, detail = _stage(view)
    due, what = min(_due(view), default=(None, ""))
    return Card(
        display_name=names.display,
        sort_name=names.sort,
        birth_date=view.meant(_PERSON),
        stage=stage,
        stage_detail=detail,
        due=due,
        due_what=what,
        last_zrm=_day(view.meant(_ZRM)),
    )


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a month that is shorter."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _stage(view: View) -> tuple[str, str]:
    """This is asked after every answer: no form is gone through that nobody has answered in yet, unless it must be."""
    intake, advice = _home(view, _PERSON), _home(view, _CHOICE)
    if view.of(advice):
        return ADVICE, "keuze gemaakt" if view.meant(_CHOICE) else "wacht op keuze"
    rest = [form_id for form_id in view.catalog.forms if form_id not in (intake, advice)]
    if any(view.of(form_id) and _applies(view, form_id) for form_id in rest):
        measured = [form_id for form_id in rest if _applies(view, form_id)]
        done = sum(_complete(view, form_id) for form_id in measured)
        return ASSESSMENT, f"{done} van {len(measured)} onderdelen"
    sections = _sections(view, intake)
    done = sum(not section.open for section in sections)
    return INTAKE, f"{done} van {len(sections)} onderdelen" if sections else ""


def _home(view: View, meaning: str) -> str:
    try:
        return view.catalog.home(view.catalog.meaning(meaning)).id
    except KeyError:
        return ""


def _applies(view: View, form_id: str) -> bool:
    return bool(_sections(view, form_id))


def _complete(view: View, form_id: str) -> bool:
    return all(not section.open for section in _sections(view, form_id))


def _sections(view: View, form_id: str) -> tuple[SectionProgress, ...]:
    """The sections with questions of their own; none of a form that is not there."""
    return view.own_progress(form_id) if form_id in view.catalog.forms else ()


def _due(view: View) -> Iterator[tuple[date, str]]:
    measured = _day(view.meant(_ZRM))
    if measured:
        yield months_later(measured, MONTHS_VALID), "Nieuwe meting ZRM"
    review = _day(view.meant(_REVIEW))
    if review:
        yield review, "Advies opnieuw bekijken"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
