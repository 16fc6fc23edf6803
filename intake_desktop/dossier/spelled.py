"""How a code is said aloud: the Dutch telephone alphabet for the 32 symbols that codes are made of."""

from __future__ import annotations

from types import MappingProxyType

from intake_desktop.sealing import codes

_WORDS = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"),
    *("Anna", "Bernard", "Cornelis", "Dirk", "Eduard", "Ferdinand", "Gerard", "Hendrik", "Johan", "Karel"),
    *("Maria", "Nico", "Pieter", "Quotiënt", "Rudolf", "Simon", "Teunis", "Victor", "Willem", "Xantippe"),
    *("Ypsilon", "Zaandam"),
)
SPELLED = MappingProxyType(dict(zip(codes.ALPHABET, _WORDS, strict=True)))
"""Symbol -> the word for it. I, L, O and U do not occur in codes, so they have none."""


def spelled(group: str) -> str:
    """ "Karel, zeven, Quotiënt, Ferdinand" from "K7QF"; small letters and look-alikes may be given too.

    Raises KeyError for a symbol that no code has.
    """
    return ", ".join(SPELLED[symbol] for symbol in codes.plain(group))


def groups(code: str) -> tuple[str, ...]:
    """Each group of a code with its words: "K7QF: Karel, zeven, Quotiënt, Ferdinand"; nothing for no code."""
    return tuple(f"{group}: {spelled(group)}" for group in code.split("-") if group)
