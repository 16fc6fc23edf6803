"""What is said while a backup copy is put back or looked into; the same words on the page and on the card."""

from __future__ import annotations

from datetime import datetime

from intake_desktop.dossier.restoring import CopyInside, FoundCopy, Kin
from intake_desktop.ui.pages.backup_words import when

TITLE = "Een reservekopie terugzetten"
PLACE = "Kies een kopie, of de map waar de kopieën in staan. Bijvoorbeeld op je usb-stick."
SEARCHING = "Er wordt gezocht."
BRINGING = "De kopie wordt overgenomen en nagelezen. Dat kan een paar minuten duren. De kopie zelf verandert niet."
OF_THEN = "Gebruik het wachtwoord van toen de kopie werd gemaakt."
KEY_OF_THEN = "Gebruik de herstelsleutel die gold toen de kopie werd gemaakt."
OPENING = "De kopie wordt geopend en helemaal nagelezen. Dat kan even duren."
PUTTING = "De kopie krijgt de plaats van de kluis."
NOTHING_CHANGED = "Je hebt alleen gekeken. Er is niets veranderd."
SOUND = "De kopie is heel en gaat open."
ODD_JOURNAL = (
    "De gegevens zijn heel, maar het logboek in deze kopie past niet in elkaar. "
    "Zet hem alleen terug als er geen betere kopie is, en meld het bij de functionaris gegevensbescherming."
)
DAMAGED = "Beschadigd"
TOO_NEW = "Gemaakt met een nieuwere versie"
UNKNOWN_MOMENT = "Moment onbekend"
KINS = {
    Kin.OTHER: (
        "Let op: dit is een kopie van een andere kluis dan de kluis op deze computer. "
        "Er staan andere deelnemers in. De kluis van deze computer wordt opzijgezet."
    ),
    Kin.UNKNOWN: (
        "Er is niet te zien of dit een kopie is van de kluis op deze computer: die is beschadigd. "
        "Kijk goed of de organisatie en het aantal deelnemers kloppen."
    ),
}


def facts(inside: CopyInside, now: datetime) -> tuple[tuple[str, str], ...]:
    """Name and words of what a copy holds."""
    return (
        ("Organisatie", inside.organisation or "onbekend"),
        ("Gemaakt", when(inside.made, now) if inside.made else "onbekend"),
        ("Deelnemers", str(inside.participants)),
        ("Laatst iets opgeschreven", when(inside.newest, now) if inside.newest else "nog niets"),
        ("Versie van Springplank", inside.app or "onbekend"),
    )


def missing(inside: CopyInside, now: datetime) -> str:
    """What is lost by going back to this copy."""
    since = when(inside.made, now) if inside.made else "het moment van de kopie"
    return f"Wat na {since} is opgeschreven, staat niet in deze kopie."


def aside(inside: CopyInside) -> str:
    """What happens to the vault that stands there now; "" when there is none."""
    if inside.kin is Kin.NONE:
        return ""
    return "De kluis die hier nu staat, wordt opzijgezet in een eigen map. Er wordt niets weggegooid."


def moment(copy: FoundCopy, now: datetime) -> str:
    """When a copy was made."""
    return when(copy.made, now).capitalize() if copy.made else UNKNOWN_MOMENT


def about(copy: FoundCopy) -> str:
    """What is known of a copy beside its moment; first of all that it cannot be put back."""
    if copy.error is not None:
        return TOO_NEW if copy.error.code == "ZK-103" else DAMAGED
    made_with = f", gemaakt met Springplank {copy.app}" if copy.app else ", een map van een kluis zonder inhoudslijst"
    return f"{size(copy.size)}{made_with}"


def size(count: int) -> str:
    """ "4,2 MB" for so many bytes, never less than 0,1."""
    return f"{max(count / 1_000_000, 0.1):.1f} MB".replace(".", ",")
