"""Codes that people copy from paper or say over the telephone: Crockford base32 in groups of four, typing errors found.

Crockford base32 leaves out I, L, O and U; what looks alike is accepted when typed (O as 0, I and L as 1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from intake_desktop.errors import WrongRecoveryKey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
EXPORT_SYMBOLS = 20
"""19 random symbols (95 bits, safety-study 4.4) and one check symbol."""
RECOVERY_SYMBOLS = 56
"""52 symbols for 256 bits and four check symbols (safety-study 2.5)."""
_SEED_SYMBOLS = 52
_GROUP = 4
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u00a0": "", "\u2011": "", "\u2013": ""})
_VALUE = {symbol: value for value, symbol in enumerate(ALPHABET)}


class CodeMistyped(ValueError):
    """A code that cannot be right; `group` is the group with the typing error from 1, 0 when that is unknown."""

    def __init__(self, group: int = 0) -> None:
        super().__init__("mistyped code")
        self.group = group


class RecoveryKeyMistyped(WrongRecoveryKey):
    """The key on paper with a typing error of which the group is unknown."""

    meaning = "Ergens staat een tikfout. In welke groep, is niet te zien."


def grouped(symbols: str) -> str:
    """Groups of four with a dash: "K7QF-2MWD"."""
    return "-".join(symbols[start : start + _GROUP] for start in range(0, len(symbols), _GROUP))


def plain(text: str) -> str:
    """What was typed, as bare symbols: capitals, no dashes or spaces, look-alikes replaced. Not checked."""
    return text.upper().translate(_ALIKE)


def _checked_symbols(text: str, length: int) -> str:
    """The bare symbols; raises CodeMistyped with the group of the first symbol that does not exist or is missing."""
    symbols = plain(text)
    for place, symbol in enumerate(symbols[:length]):
        if symbol not in _VALUE:
            raise CodeMistyped(place // _GROUP + 1)
    if len(symbols) != length:
        raise CodeMistyped(_odd_group(text, length))
    return symbols


def _odd_group(text: str, length: int) -> int:
    """The first group, as it was typed with dashes or spaces, that has not four symbols; 0 when none stands out."""
    groups = text.replace("-", " ").split()
    if abs(len(groups) - length // _GROUP) > 1:
        return 0
    return next((place for place, group in enumerate(groups, 1) if len(plain(group)) != _GROUP), 0)


def export_code(random_bytes: Callable[[int], bytes]) -> str:
    """A new code for one file, such as "K7QF-2MWD-9XHT-4VBR-8ZNC"; 24 ASCII characters."""
    symbols = "".join(ALPHABET[byte & 31] for byte in random_bytes(EXPORT_SYMBOLS - 1))
    return grouped(symbols + ALPHABET[_check_value(symbols)])


def read_export_code(text: str) -> str:
    """The code as it was made, from what was typed; raises CodeMistyped. Every single error and swap is found."""
    symbols = _checked_symbols(text, EXPORT_SYMBOLS)
    if ALPHABET[_check_value(symbols[:-1])] != symbols[-1]:
        raise CodeMistyped
    return grouped(symbols)


def _check_value(symbols: str) -> int:
    """Sum of the symbols in GF(32), each times another power of 2: one wrong symbol or a swap always shows."""
    total = 0
    for symbol in symbols:
        total = _doubled(total ^ _VALUE[symbol])
    return total


def _doubled(value: int) -> int:
    """Times 2 in GF(32) with the primitive polynomial x^5 + x^2 + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value


def recovery_key(seed: bytes | bytearray) -> str:
    """The 14 groups on paper for a seed of 32 bytes."""
    if len(seed) != 32:
        raise ValueError("a seed has 32 bytes")
    number = int.from_bytes(seed, "big") << 4
    symbols = "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (_SEED_SYMBOLS - 1), -1, -5))
    return grouped(symbols + _recovery_check(symbols))


def read_recovery_key(text: str) -> bytearray:
    """The seed of 32 bytes from what was typed; raises WrongRecoveryKey, with the group where that can be told."""
    try:
        symbols = _checked_symbols(text, RECOVERY_SYMBOLS)
        if not _recovery_holds(symbols):
            raise CodeMistyped(_mistyped_group(symbols))
    except CodeMistyped as fault:
        raise (WrongRecoveryKey(nummer=fault.group) if fault.group else RecoveryKeyMistyped()) from fault
    number = 0
    for symbol in symbols[:_SEED_SYMBOLS]:
        number = number << 5 | _VALUE[symbol]
    return bytearray((number >> 4).to_bytes(32, "big"))


def _recovery_check(symbols: str) -> str:
    digest = hashlib.sha256(b"springplank-herstelsleutel:" + symbols.encode("ascii")).digest()
    bits = int.from_bytes(digest[:3], "big") >> 4
    return "".join(ALPHABET[bits >> shift & 31] for shift in (15, 10, 5, 0))


def _recovery_holds(symbols: str) -> bool:
    seed, check = symbols[:_SEED_SYMBOLS], symbols[_SEED_SYMBOLS:]
    return _recovery_check(seed) == check and _VALUE[seed[-1]] & 15 == 0


def _mistyped_group(symbols: str) -> int:
    """The group where changing one symbol, or swapping two neighbours, makes the key right; 0 unless only one does."""
    groups = {place // _GROUP + 1 for place, mended in _mended(symbols) if _recovery_holds(mended)}
    return groups.pop() if len(groups) == 1 else 0


def _mended(symbols: str) -> Iterator[tuple[int, str]]:
    for place in range(len(symbols)):
        before, after = symbols[:place], symbols[place + 1 :]
        for symbol in ALPHABET:
            yield place, before + symbol + after
        if after:
            yield place, before + after[0] + symbols[place] + after[1:]


def fingerprint(public_key: bytes, sealing_key: bytes = b"") -> str:
    """Eight groups of four to compare by telephone: 160 bits of the SHA-256 of a public key, or of both keys."""
    name = b"springplank-vingerafdruk-v2:" if sealing_key else b"springplank-vingerafdruk:"
    digest = hashlib.sha256(name + public_key + sealing_key).digest()
    number = int.from_bytes(digest[:20], "big")
    return grouped("".join(ALPHABET[number >> shift & 31] for shift in range(155, -1, -5)))


def neutral_mark(random_bytes: Callable[[int], bytes]) -> str:
    """Six small symbols that say nothing about anybody, for file names: "7f3k9q"."""
    return "".join(ALPHABET[byte & 31] for byte in random_bytes(6)).lower()
