"""Why a list of participants could not be read: a sentence each, with the line where that is known."""

from __future__ import annotations

from intake_desktop.errors import SpringplankError


class ListRefused(SpringplankError):
    """A file that is not a list we can read; nothing was added."""

    code = "ZK-280"
    title = "Dit bestand kunnen we niet lezen"
    meaning = "Er is niets toegevoegd."
    remedy = "Maak het bestand opnieuw, of kies een ander bestand."


class ListAbsent(ListRefused):
    code = "ZK-281"
    title = "Dit bestand is er niet"
    meaning = "Op deze plek staat geen bestand met deze naam, of je mag het niet openen."
    remedy = "Kijk of de naam en de map kloppen. Staat de lijst nog open in Excel? Sluit hem daar eerst."


class NotAList(ListRefused):
    code = "ZK-282"
    title = "Dit is geen CSV-bestand"
    meaning = "Er staat iets anders in dan een lijst in gewone tekst. Er is niets toegevoegd."
    remedy = "Open de lijst in Excel en kies Opslaan als, CSV UTF-8."


class ListTooLong(ListRefused):
    code = "ZK-283"
    title = "Deze lijst is te lang"
    meaning = "Er passen {regels} deelnemers en {grootte} MB in één bestand. Er is niets toegevoegd."
    remedy = "Verdeel de lijst over meer bestanden."


class LettersUnknown(ListRefused):
    code = "ZK-284"
    title = "We herkennen de letters in dit bestand niet"
    meaning = "Namen met een accent zouden verkeerd in de kluis komen. Er is niets toegevoegd."
    remedy = "Open de lijst in Excel en kies Opslaan als, CSV UTF-8."


class ListCutOff(ListRefused):
    code = "ZK-285"
    title = "Dit bestand is niet heel"
    meaning = "In regel {regel} begint een aanhalingsteken dat nergens eindigt. Er is niets toegevoegd."
    remedy = "Maak het bestand opnieuw, of haal het aanhalingsteken weg."


class QuotesMixed(ListRefused):
    code = "ZK-286"
    title = "In regel {regel} staan aanhalingstekens verkeerd"
    meaning = "We weten niet waar een vakje eindigt. Er is niets toegevoegd."
    remedy = "Haal de aanhalingstekens in die regel weg en sla de lijst opnieuw op."


class NoNames(ListRefused):
    code = "ZK-287"
    title = "We vinden geen kolom met namen"
    meaning = "Boven de eerste kolommen horen woorden te staan, zoals roepnaam of achternaam. Er is niets toegevoegd."
    remedy = "Zet bovenaan een regel met de namen van de kolommen. In het voorbeeldbestand zie je hoe."


class ColumnTwice(ListRefused):
    code = "ZK-288"
    title = "Twee kolommen zijn voor hetzelfde"
    meaning = "Kolom {eerste} en kolom {tweede} betekenen hetzelfde. We weten niet welke geldt. Er is niets toegevoegd."
    remedy = "Haal één van de twee weg, of geef hem een andere naam."


class ListEmpty(ListRefused):
    code = "ZK-289"
    title = "Er staat niemand in deze lijst"
    meaning = "Onder de namen van de kolommen staan geen regels."
    remedy = "Kies een ander bestand."
