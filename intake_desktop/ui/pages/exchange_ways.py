"""The choices of how a file is closed, how the participant wants it, and how consent was given."""

from __future__ import annotations

from intake_desktop.dossier.desk import FileFormat
from intake_desktop.form_engine.definition import Option

HOW = ("mondeling", "op papier, met handtekening", "met een bericht")
PAPER, SUMMARY = "papier", "samenvatting"
WAYS = (
    Option(PAPER, "Op papier", "We drukken het meteen af. Er blijft geen bestand achter."),
    Option(SUMMARY, "Alleen de samenvatting, op papier", "De eerste bladzijde, om mee naar huis te nemen."),
    Option("bestand", "Als bestand met een code", "Voor wie het op een eigen computer wil bewaren."),
)
SAME = "De inhoud is gelijk. Kies de zip alleen als de ontvanger erom vraagt."
FORMATS = (
    Option(FileFormat.PDF, "PDF met een code (aanbevolen)"),
    Option(FileFormat.ZIP, "Zip met een code, voor wie de PDF niet kan openen"),
)
