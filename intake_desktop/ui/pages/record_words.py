"""Sentences about a record: when it was begun or finished, by whom, and why it was begun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from intake_desktop.dossier.model import Record
from intake_desktop.ui.parts.tags import Tag

CONCEPT, FINISHED = "Concept", "Vastgesteld"
NO_CHANGE = "Wat hier staat, verandert niet meer."
AGAIN = {"intake": "Nieuw gesprek", "advice": "Nieuw advies"}
AGAIN_MEASURED = "Nieuwe meting"
"""What beginning again is called, by room."""

NameOf = Callable[[str], str]
"""The name of a colleague by id; "" as long as it is not known."""


def day(moment: datetime) -> str:
    """A day on the clock of this computer: 12-11-2026."""
    return f"{moment.astimezone():%d-%m-%Y}"


def again(room: str) -> str:
    """What beginning again is called in this room."""
    return AGAIN.get(room, AGAIN_MEASURED)


def told(record: Record, name_of: NameOf) -> str:
    """ "Begonnen op 12-11-2026 door Joris Begeleider", or "Vastgesteld op ..." """
    if record.finished is not None:
        return f"{FINISHED} op {day(record.finished.at)}{_by(name_of(record.finished.by))}"
    return f"Begonnen op {day(record.started)}{_by(name_of(record.author))}"


def moment_of(record: Record) -> str:
    """The day by which people know this version: when it was finished, else when it was begun."""
    return day(record.finished.at if record.finished is not None else record.started)


def correction(corrects: Record, reason: str) -> str:
    """That this version corrects another, and why."""
    return f"Verbetering van de versie van {moment_of(corrects)}, omdat: {reason}"


def show_tag(tag: Tag, record: Record | None) -> None:
    """Put on a tag how this record stands; the tag is gone while there is none."""
    finished = record is not None and record.finished is not None
    if finished:
        tag.show_tag("ok", FINISHED, "check")
    else:
        tag.show_tag("neutral", CONCEPT, "pencil")


def _by(name: str) -> str:
    return f" door {name}" if name else ""
