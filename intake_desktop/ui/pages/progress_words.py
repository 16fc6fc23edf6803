"""The words of Voortgang that belong to a part of the assessment, and what is to be done there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from intake_desktop.dossier import due
from intake_desktop.dossier.comparing_counts import Noun
from intake_desktop.dossier.comparing_moments import Moment
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.telling import named

NOUNS = {"zrm": Noun("domein", "domeinen"), "skills": Noun("vaardigheid", "vaardigheden")}
_ANSWERS = Noun("onderdeel", "onderdelen")
NONE, ONE = "Nog geen meting", "Eén meting"
FROM_TWO = "Vanaf twee metingen zie je wat er veranderd is."
AGAIN, GO_ON, BEGIN = "Nieuwe meting", "Verder met de meting", "Naar de meting"


def noun(room: str) -> Noun:
    """What the items of this part are called."""
    return NOUNS.get(room, _ANSWERS)


def title(room: str) -> str:
    """What stands above the names: "Domein"."""
    return noun(room).one.capitalize()


def action(moments: Sequence[Moment], begun: bool) -> str:
    """What the button to the measurement is called; begun: there is one that is not finished."""
    if begun:
        return GO_ON
    return AGAIN if moments else BEGIN


def to_do(session: DossierSession, moments: Sequence[Moment], today: date) -> tuple[str, ...]:
    """When this part is measured again, and an advice that should have been looked at again."""
    return tuple(_to_do(session, moments, today))


def _to_do(session: DossierSession, moments: Sequence[Moment], today: date) -> Iterator[str]:
    finished = [moment for moment in moments if not moment.concept]
    if any(moment.concept for moment in moments):
        yield "Er is een nieuwe meting begonnen" if finished else "Deze meting is nog niet vastgesteld"
    elif finished:
        yield due.measuring(due.next_measurement(finished[-1].form, finished[-1].day), today)
    yield from (due.told(each, today) for each in due.of(session.view) if each.what == due.REVIEW)


def foot(form: Form, off: Sequence[Question], call_name: str) -> str:
    """Under the rows: what was asked in neither, and what is never compared."""
    by_itself = [named(each.label, call_name) for each in off if not each.default_on]
    extra = [named(each.label, call_name) for each in off if each.default_on]
    told = [f"{form.title}."]
    if by_itself:
        told.append(f"{' en '.join(by_itself)} {'staan' if len(by_itself) > 1 else 'staat'} uit.")
    if extra:
        told.append(f"Beide keren niet ingevuld: {' · '.join(extra)}.")
    told.append("Wat in een andere versie anders gevraagd is, wordt niet vergeleken.")
    return " ".join(told)
