"""When two texts are the same to a person: capitals, diacritics and spaces make no difference."""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})


def folded(text: str) -> str:
    """Text for comparing: no capitals, no diacritics, single spaces ("Çelik-Ünal" becomes "celik-unal")."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_ALIKE))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
