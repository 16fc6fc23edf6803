"""What of a text can stand on paper: the characters that every face of the shipped typeface has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from struct import unpack_from

from intake_desktop import paths

FACES = ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic")
"""The faces that pages are set in; files of resources/fonts."""
_MOST_NAMED = 8
_WINDOWS_UNICODE = b"\x00\x03\x00\x01"
_CANNOT_BE_SEEN_ALONE = "MCZ"
"""First letters of the categories of marks, controls and spaces: told by their number."""


def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed, each once, in order."""
    if text.isascii() and text.isprintable():
        return ()
    composed = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(letter for letter in composed if not _prints(letter)))


def printable(text: str) -> str:
    """The text as it can be printed: what the faces lack becomes "[teken U+2603]", so that nothing goes unseen."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter if _prints(letter) else f"[teken U+{ord(letter):04X}]" for letter in composed)


def remark(text: str) -> str:
    """What to say to who types this: which characters will not be printed (decisions.md 9); "" for none."""
    letters = missing(text)
    if not letters:
        return ""
    named = " ".join(map(_named, letters[:_MOST_NAMED]))
    if len(letters) == 1:
        return f"Dit teken kan niet op papier: {named}. In het bestand blijft het staan."
    more = f" en nog {len(letters) - _MOST_NAMED}" if len(letters) > _MOST_NAMED else ""
    return f"Deze tekens kunnen niet op papier: {named}{more}. In het bestand blijven ze staan."


def _named(letter: str) -> str:
    return f"U+{ord(letter):04X}" if unicodedata.category(letter)[0] in _CANNOT_BE_SEEN_ALONE else letter


@lru_cache(maxsize=2_048)
def _prints(letter: str) -> bool:
    return letter in "\n\t" or (ord(letter) in known() and unicodedata.category(letter) not in ("Cc", "Cf"))


@cache
def known() -> frozenset[int]:
    """The characters that every face has. Those beyond U+FFFF are left out: the library that draws cannot name them."""
    folder = paths.resources() / "fonts"
    return frozenset.intersection(*(_characters((folder / f"{face}.ttf").read_bytes()) for face in FACES))


def _characters(font: bytes) -> frozenset[int]:
    """The characters of one face, from its table "cmap" for Windows (OpenType 1.9, cmap, format 4)."""
    tables = unpack_from(">H", font, 4)[0]
    records = [unpack_from(">4s4xL", font, 12 + 16 * place) for place in range(tables)]
    cmap = next(start for tag, start in records if tag == b"cmap")
    count = unpack_from(">H", font, cmap + 2)[0]
    encodings = [unpack_from(">4sL", font, cmap + 4 + 8 * place) for place in range(count)]
    return frozenset(_mapped(font, next(cmap + start for kind, start in encodings if kind == _WINDOWS_UNICODE)))


def _mapped(font: bytes, table: int) -> Iterator[int]:
    """Every character with a glyph of its own: number 0 is the glyph for "not there"."""
    double = unpack_from(">H", font, table + 6)[0]
    ends, starts, deltas, offsets = (
        unpack_from(f">{double // 2}H", font, table + at) for at in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        listed = table + 16 + 3 * double + 2 * place + offsets[place]
        for code in range(start, end + 1):
            glyph = unpack_from(">H", font, listed + 2 * (code - start))[0] if offsets[place] else code
            if glyph and (glyph + deltas[place]) & 0xFFFF:
                yield code
