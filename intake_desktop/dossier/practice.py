"""Practising with people that were made up: what the practice vault is called, so that nobody takes it for real."""

from __future__ import annotations

from intake_desktop.errors import SpringplankError

MARK = "OEFENEN"
ORGANISATION = f"{MARK}, verzonnen organisatie"
"""Stands on every page, in the data and in the manifest of a file: the sender is part of all of them."""
COLLEAGUE, LABEL = "Oefen Collega", "Oefenen"
PASSWORD = "oefenen met verzonnen mensen"  # noqa: S105 - everybody may know it, nobody real is behind it
SENTENCE = "Dit is een oefening. Deze persoon bestaat niet. Gebruik dit bestand niet voor een aanmelding."
FLAG = "--oefenen"
"""The argument with which the window opens the practice vault."""


class OnlyForPractice(SpringplankError):
    """Something that throws a vault away was asked of a real one; the window offers no way to do that."""

    code = "ZK-141"
    title = "Dit kan alleen met de oefenkluis"
    meaning = "De echte kluis wordt nooit weggegooid. Er is niets veranderd."
    remedy = "Sluit dit venster en kies opnieuw voor oefenen."


class MadeForPractice(SpringplankError):
    """A dossier of a practice vault was to become a real one."""

    code = "ZK-142"
    title = "Dit is een oefenbestand"
    meaning = "De deelnemer in dit bestand is verzonnen. Er is niets overgenomen."
    remedy = "Oefen je met overnemen? Doe dat in de oefenkluis."


class NotInPractice(SpringplankError):
    """Real people were to come into the practice vault, whose password everybody may know."""

    code = "ZK-143"
    title = "Dit kan niet in de oefenkluis"
    meaning = "Hier horen alleen verzonnen deelnemers; iedereen kan het wachtwoord zien. Er is niets overgenomen."
    remedy = "Stop met oefenen en doe dit in de echte kluis."


def is_practice(organisation: str) -> bool:
    """Whether a file of this sender was made for practising."""
    return organisation.startswith(MARK)


def file_name(name: str, organisation: str) -> str:
    """The name of a file that leaves, with the mark before it when it was made for practising."""
    return f"{MARK}-{name}" if is_practice(organisation) else name
