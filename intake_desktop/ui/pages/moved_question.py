"""Before a vault opens that was moved to another computer: a question, so that no two vaults live on unknowingly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from intake_desktop.ui.parts.ask import Ask

OPEN, NOT = "Toch hier openen", "Niet openen"
MOVED = (
    "Deze kluis is verhuisd op {day}. Werk verder op de nieuwe computer. Ga hier alleen verder als die kopie niet "
    "wordt gebruikt: wat je hier opschrijft, komt daar niet."
)


def question(moment: datetime, open_it: Callable[[], object], leave_it: Callable[[], object]) -> Ask:
    """Asked at every opening, until a beheerder says in Beheer that the vault stays here."""
    return Ask(MOVED.format(day=f"{moment:%d-%m-%Y}"), ((OPEN, open_it), (NOT, leave_it)))
