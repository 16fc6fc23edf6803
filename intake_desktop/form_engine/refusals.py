"""The sentences with which a typed answer is refused; never with the text itself in it."""

from __future__ import annotations

from intake_desktop.errors import AnswerRefused

PLACE = "Kies een van de antwoorden op het scherm."


def not_fitting(explanation: str, remedy: str) -> AnswerRefused:
    """The general refusal (ZK-308)."""
    return AnswerRefused("ZK-308", explanation, remedy)


def not_keepable() -> AnswerRefused:
    """Text that no vault and no file can hold: half a character, or far too much of it."""
    return not_fitting(
        "Deze tekst kan niet bewaard worden: er staat een half teken in, of hij is veel te lang.",
        "Typ de tekst zelf over, of maak hem korter.",
    )


def no_date(explanation: str, remedy: str = "Schrijf bijvoorbeeld 12-3-1980.") -> AnswerRefused:
    """Not a date (ZK-306)."""
    return AnswerRefused("ZK-306", explanation, remedy)


def no_bsn(explanation: str = "De negen cijfers passen niet bij elkaar.") -> AnswerRefused:
    """Not a BSN (ZK-307)."""
    remedy = "Kijk op het document. Weet je het niet? Laat het leeg en kies een reden."
    return AnswerRefused("ZK-307", explanation, remedy)
