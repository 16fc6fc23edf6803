"""What an earlier file means for now: its state in words, whether consent was withdrawn, and what may replace it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from intake_desktop.dossier.alike import folded
from intake_desktop.dossier.consent import DateRefused
from intake_desktop.dossier.happening import ENDS, After, Happening
from intake_desktop.dossier.model import Export
from intake_desktop.errors import ExchangeError
from intake_desktop.form_engine import texts

WORKING_DAYS = 5
"""After so many working days without a word somebody should call."""
_WEEKEND = 5


class NotToReplace(ExchangeError):
    """A new file cannot replace this one: it went to somebody else, was printed, or is not there."""

    code = "ZK-244"
    title = "Dit bestand kan niet vervangen worden"
    meaning = "Overdracht {kenmerk} ging niet naar deze ontvanger."
    remedy = "Kies een ander bestand, of maak een nieuw bestand dat niets vervangt."


@dataclass(frozen=True, slots=True)
class Replaced:
    """The earlier file that a new one replaces: its mark, and the day on which it was made."""

    mark: str
    day: date


def tidied(export: Export, happening: Happening, today: date) -> Happening:
    """What happened, as it is kept. Raises DateRefused for a day that cannot be, and AnswerRefused for a text."""
    if happening.day > today:
        raise DateRefused(welke="Deze dag", waar="na vandaag")
    if happening.day < export.created.date():
        raise DateRefused(welke="Deze dag", waar=f"voor de dag dat het bestand is gemaakt ({_day(export.created)})")
    words = texts.read_long(happening.words) if happening.words.strip() else ""
    return replace(happening, who=texts.read_line(happening.who), words=words)


def state(export: Export) -> str:
    """How it stands with a file, in words."""
    end, heard = ended(export), _last(export, {After.RECEIVED})
    if end is not None:
        what = "toestemming ingetrokken" if end.kind is After.WITHDRAWN else "bezwaar vastgelegd"
        answer = _last(export, {After.ANSWERED})
        told = f"; antwoord op {_day(answer.day)} van {answer.who}" if answer else ""
        return f"{what} op {_day(end.day)}{told}"
    return f"ontvangst bevestigd op {_day(heard.day)} door {heard.who}" if heard else "nog niets gehoord"


def ended(export: Export) -> Happening | None:
    """The last withdrawal or objection about this file; None when there is none."""
    return _last(export, ENDS)


def waits_long(export: Export, today: date) -> bool:
    """True when nothing was heard of a file for five working days."""
    if export.on_paper or export.aftermath:
        return False
    days = (export.created.date() + timedelta(n + 1) for n in range((today - export.created.date()).days))
    return sum(day.weekday() < _WEEKEND for day in days) >= WORKING_DAYS


def stopped_on(
    earlier: Iterable[Export], profile_id: str, organisation: str, kind: After, contact_id: str = ""
) -> date | None:
    """The last day on which the participant withdrew (or objected) for this recipient; None when that never was.

    An entry of the address book stays the same recipient when somebody corrects its name.
    """
    about = (export for export in earlier if _is_for(export, profile_id, organisation, contact_id))
    return max((each.day for export in about for each in export.aftermath if each.kind is kind), default=None)


def replaceable(
    earlier: Sequence[Export], profile_id: str, organisation: str, contact_id: str = ""
) -> tuple[Export, ...]:
    """The files that a new one for this recipient may replace, in the order in which they were given.

    Not what was printed, nor what the recipient may not use any more.
    """
    found = (each for each in earlier if _is_for(each, profile_id, organisation, contact_id) and not each.on_paper)
    return tuple(each for each in found if ended(each) is None)


def check_replaces(
    earlier: Sequence[Export], profile_id: str, organisation: str, chosen: Replaced | None, contact_id: str = ""
) -> None:
    """Let a replacement pass. Raises NotToReplace when that file did not go to this recipient."""
    if chosen is None:
        return
    marks = {(each.id, each.created.date()) for each in replaceable(earlier, profile_id, organisation, contact_id)}
    if (chosen.mark, chosen.day) not in marks:
        raise NotToReplace(kenmerk=chosen.mark)


def _is_for(export: Export, profile_id: str, organisation: str, contact_id: str) -> bool:
    same_entry = bool(contact_id) and export.contact_id == contact_id
    return export.profile_id == profile_id and (same_entry or folded(export.organisation) == folded(organisation))


def _last(export: Export, kinds: Iterable[After]) -> Happening | None:
    return next((each for each in reversed(export.aftermath) if each.kind in kinds), None)


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
