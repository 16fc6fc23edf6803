"""What is said about a folder for backup copies and about how it stands with them; the same words everywhere."""

from __future__ import annotations

from datetime import datetime

from intake_desktop.dossier.backups import BackupPlace, BackupState, FormerFolder

WHERE = "Neem een map op een andere schijf: een usb-stick of een netwerkschijf. Elke kopie is versleuteld."
SAME_DISK = (
    "Deze map staat op dezelfde schijf als de kluis. Gaat die schijf stuk, dan ben je de kluis en de kopie samen kwijt."
)
SYNCED = (
    "Deze map wordt ook op internet bewaard, bijvoorbeeld door OneDrive. De kopie is versleuteld, "
    "maar ligt dan ook bij een ander bedrijf. Vraag eerst of dat mag."
)
KEPT = "Bewaard blijven kopieën van 7 dagen, 4 weken en 2 maanden. Niets blijft langer dan 90 dagen."
UNTIL_THEN = (
    "Tot die tijd zijn er geen reservekopieën. Gaat deze computer stuk of kwijt, dan zijn alle dossiers weg. "
    "Je kiest later een map bij Beheer."
)
GONE = "Ze staan niet in deze map. Is het een andere stick? Maak nu een nieuwe kopie."
AWAY = "De map is nu niet te bereiken. Sluit de schijf aan, of kies een andere map."
NO_FOLDER = "Er worden geen reservekopieën gemaakt. Gaat deze computer stuk of kwijt, dan zijn alle dossiers weg."

ASIDE = (
    "Bij het terugzetten van een kopie is de vorige kluis opzijgezet in {folder}. Klopt alles? Gooi die map dan weg, "
    "uiterlijk na 90 dagen."
)
SURE_FORMER = "De kopieën van deze kluis in de vorige map gaan weg. In de map van nu staat een goede kopie."
SURE_GONE = "Dan wordt deze map hier niet meer genoemd. Doe dit als de kopieën daar weg zijn."
SURE_AHEAD = "Deze kopieën gaan weg. De andere kopieën blijven."


def of_former(former: FormerFolder, now: datetime) -> str:
    """That copies stand, or may stand, in a folder of before, and until when they may."""
    what = f"staan nog {how_many(former.copies)}" if former.copies is not None else "kunnen nog kopieën staan"
    if former.copies == 1:
        what = "staat nog 1 kopie"
    day = f"{former.until:%d-%m-%Y}"
    end = f"Verwijder ze uiterlijk {day}." if now < former.until else f"Ze hadden op {day} weg moeten zijn."
    return f"In de vorige map {former.folder} {what}. Het programma ruimt daar niets meer op. {end}"


def of_ahead(count: int) -> str:
    """That copies have a moment that is still to come."""
    one = "1 kopie heeft een datum" if count == 1 else f"{count} kopieën hebben een datum"
    return f"{one} in de toekomst: de klok van de computer stond toen verkeerd. Het programma ruimt die nooit zelf op."


def of_place(place: BackupPlace) -> str:
    """What to think about before taking this folder; "" when there is nothing."""
    return " ".join(words for words, holds in ((SAME_DISK, place.same_disk), (SYNCED, place.synced)) if holds)


def how_many(count: int) -> str:
    """ "1 kopie", "5 kopieën"."""
    return "1 kopie" if count == 1 else f"{count} kopieën"


def when(moment: datetime, now: datetime) -> str:
    """ "vandaag om 12:30", "gisteren om 17:02", "20-11-2026 om 17:00"."""
    here = moment.astimezone(now.tzinfo)
    days = (now.date() - here.date()).days
    day = {0: "vandaag", 1: "gisteren"}.get(days, f"{here:%d-%m-%Y}")
    return f"{day} om {here:%H:%M}"


def days_ago(state: BackupState, now: datetime) -> int:
    """How many whole days ago the newest copy was made; 0 without one."""
    return (now - state.last_good).days if state.last_good is not None else 0
