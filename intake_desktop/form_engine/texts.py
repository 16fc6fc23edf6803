"""Text as people type or paste it: one way of writing, no hidden characters, not longer than a screen can carry."""

from __future__ import annotations

import re
import unicodedata

from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine.refusals import not_fitting

LONGEST_TEXT = 200
LONGEST_LONG_TEXT = 4000
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff]"
)
"""What Unicode says to ignore when it is shown, and blanks that are no spaces. Variation selectors are not among
them: they belong to a sign that is seen (DerivedCoreProperties.txt, Default_Ignorable_Code_Point)."""
_NOTHING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15))
    + "]"
)
"""Controls (a line end is none), half characters, private signs, and numbers that will never be a character."""
_EMAIL = re.compile(r"[^\s@\"<>(),;:\\\[\]]{1,64}@[^\s@\"<>(),;:\\\[\]_.]+(\.[^\s@\"<>(),;:\\\[\]_.]+)+")
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})", re.ASCII)
_PHONE = re.compile(r"\+?[\d\s().-]+", re.ASCII)
_REFUSED_LETTERS = frozenset({"SA", "SD", "SS"})


def read_line(text: str, longest: int = LONGEST_TEXT) -> str:
    """One line of text as it is kept: composed (NFC), nothing blank around it; line ends and tabs become a space.

    Raises AnswerRefused when nothing is left, when it is too long, and for characters that nobody sees.
    """
    return _cleaned(re.sub(r"[\r\n\t\u2028\u2029]+", " ", text), longest)


def read_long(text: str, longest: int = LONGEST_LONG_TEXT) -> str:
    """Text of several lines as it is kept: composed (NFC), nothing blank around it, "\\n" between lines, tabs a space.

    Raises AnswerRefused when nothing is left, when it is too long, and for characters that nobody sees.
    """
    return _cleaned(re.sub(r"\r\n|\r|\u2028|\u2029", "\n", text).replace("\t", " "), longest)


def _cleaned(text: str, longest: int) -> str:
    if len(text) > 4 * longest:
        raise _too_long(len(text), longest)
    cleaned = unicodedata.normalize("NFC", text).strip()
    if not cleaned:
        raise not_fitting("Hier staat nog niets.", "Vul iets in, of kies waarom er geen antwoord is.")
    refuse_hidden(cleaned)
    if len(cleaned) > longest:
        raise _too_long(len(cleaned), longest)
    return cleaned


def _too_long(found: int, longest: int) -> AnswerRefused:
    return not_fitting(f"Deze tekst heeft {found} tekens. Er passen er {longest}.", "Maak de tekst korter.")


def refuse_hidden(text: str) -> None:
    """Refuse characters that nobody sees but that change what is read."""
    own = "Typ de tekst zelf over."
    if _DIRECTION.search(text):
        raise not_fitting("In deze tekst staat een onzichtbaar teken dat de leesrichting omdraait.", own)
    if _INVISIBLE.search(text):
        raise not_fitting("In deze tekst staat een onzichtbaar teken.", own)
    if _NOTHING.search(text):
        raise not_fitting("In deze tekst staat een teken dat we niet kunnen tonen.", own)


def read_postcode(text: str) -> str:
    """ "1012 AB" from "1012ab"; the letters SA, SD and SS are not used in the Netherlands. Raises AnswerRefused."""
    found = _POSTCODE.fullmatch(text.strip())
    if found is None or found[2].upper() in _REFUSED_LETTERS:
        raise not_fitting("We herkennen dit niet als postcode.", "Schrijf vier cijfers en twee letters: 1012 AB.")
    return f"{found[1]} {found[2].upper()}"


def read_phone(text: str) -> str:
    """A phone number as it was typed, when it has 8 to 15 digits (ITU-T E.164). Raises AnswerRefused."""
    typed = read_line(text, 40)
    if not _PHONE.fullmatch(typed) or not 8 <= sum(letter.isdigit() for letter in typed) <= 15:
        raise not_fitting("We herkennen dit niet als telefoonnummer.", "Schrijf bijvoorbeeld 020 123 45 67.")
    return typed


def read_email(text: str) -> str:
    """An e-mail address with one @ and a place behind it. Raises AnswerRefused."""
    typed = read_line(text, 254)
    if not _EMAIL.fullmatch(typed) or ".." in typed or typed.startswith(".") or ".@" in typed:
        raise not_fitting("We herkennen dit niet als e-mailadres.", "Schrijf bijvoorbeeld naam@voorbeeld.nl.")
    return typed
