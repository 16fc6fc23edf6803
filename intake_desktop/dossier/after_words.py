"""What is told when consent ends or somebody objects: to the recipient, in a mail and a notice, and to the participant.

Nothing of a participant stands in what goes to a recipient. Sources: content-messages.md, section 7; for an answer to
an objection within a month AVG art. 12 (3) and 21.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from intake_desktop.dossier.happening import After, Happening
from intake_desktop.dossier.messages import SentBy, letter
from intake_desktop.form_engine import dates

TITLES = {After.WITHDRAWN: "De toestemming is ingetrokken", After.OBJECTED: "Er is bezwaar gemaakt"}
_ENDED = {
    After.WITHDRAWN: "De toestemming voor overdracht {kenmerk} is ingetrokken op {dag}.",
    After.OBJECTED: "Op {dag} is bezwaar gemaakt tegen overdracht {kenmerk}.",
}
_STOP = "Gebruik dit bestand niet verder."
_ANSWER = "Laat ons binnen {dagen} dagen weten wat je ermee hebt gedaan."
_WITHDRAWN = (
    "Je hebt je toestemming ingetrokken. We sturen niets meer naar {ontvanger}. Wat zij al hadden, mogen ze soms "
    "bewaren; vraag het hun. We vragen hun te antwoorden."
)
_OBJECTED = (
    "Je bezwaar staat vast. We vragen {ontvanger} het bestand niet verder te gebruiken. "
    "Binnen een maand hoor je wat we doen."
)


@dataclass(frozen=True, slots=True)
class AfterTold:
    """What to say and send after consent ended, and the notice when one was made."""

    to_participant: str
    mail: str
    notice: Path | None = None


def notice(mark: str, ended: Happening, days: int) -> tuple[str, ...]:
    """The sentences for the recipient about the file with this mark, with how many days there are to answer."""
    first = _ENDED[ended.kind].format(kenmerk=mark, dag=dates.show(ended.day.isoformat()))
    return (first, _STOP, _ANSWER.format(dagen=days))


def told(mark: str, recipient: str, ended: Happening, days: int, by: SentBy) -> AfterTold:
    """The texts for this file. `recipient`: the organisation it went to."""
    ask = " ".join(notice(mark, ended, days))
    call = f"Vragen? Bel ons op {by.phone}." if by.phone else ""
    mail = letter(f"{TITLES[ended.kind]}: overdracht {mark}", [*filter(None, (ask, call))], by)
    words = _WITHDRAWN if ended.kind is After.WITHDRAWN else _OBJECTED
    return AfterTold(words.format(ontvanger=recipient), mail)
