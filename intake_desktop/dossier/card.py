"""The row of the list of participants: who, how far, what is due and when the ZRM was last done."""

from __future__ import annotations

from collections.abc import Callable

from intake_desktop.dossier import due
from intake_desktop.dossier.book import RecordBook
from intake_desktop.dossier.model import Card
from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.dossier.view import View
from intake_desktop.form_engine.catalog import Catalog

INTAKE, ASSESSMENT, ADVICE = "Intake", "Assessment", "Advies"

_PERSON = "birth_date"
_CHOICE = "destination_choice"


def card_of(view: View) -> Card:
    """The card of a dossier as it stands."""
    names = view.names()
    stage, detail = _stage(view)
    first = next(iter(due.of(view)), None)
    return Card(
        display_name=names.display,
        sort_name=names.sort,
        birth_date=view.meant(_PERSON),
        stage=stage,
        stage_detail=detail,
        due=first.day if first is not None else None,
        due_what=first.what if first is not None else "",
        last_zrm=due.last_measured(view),
    )


def later(catalog: Catalog, book: RecordBook) -> Callable[[], Card]:
    """What works the card out as things stand now, on whichever thread and whatever is answered meanwhile."""
    as_now = book.copy()
    view = View(catalog, as_now.dossier.dossier_type, as_now.by_form(), as_now.before)
    return lambda: card_of(view)


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
