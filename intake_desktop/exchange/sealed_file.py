"""Closes a transfer for one organisation: only its vault opens it, without a code, and the sender signed for whom."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from intake_desktop.exchange.envelope import STEP, Contents
from intake_desktop.exchange.errors import FileDamaged, ForAnother, PayloadUnfit, SealedTooNew
from intake_desktop.sealing import canonical, keys, signing

MAGIC = b"\x8fSPRINGPLANK\r\n\x1a\n"
"""The first 16 bytes. The odd ones show when mail or a copy took the file for text (as those of PNG do)."""
_NAMED = 12
VERSION = 1
LARGEST = 20 * 1024 * 1024
LARGEST_DATA = 5 * 1024 * 1024
"""Of the data, and of the manifest."""
MANIFEST_SCHEMA = "https://springplank.example/schema/overdracht-verzegeld-handtekening.v1"
PREFIX = b"springplank-overdracht-verzegeld-v1:"
"""Other than that of a file with a code: what was sealed for one cannot be passed on as a PDF or zip for everybody."""
_ID = 32
_HEAD = len(MAGIC) + 1 + 2 * _ID
_LENGTHS = struct.Struct(">3L")
_AROUND = 32 + 16
"""Bytes of HPKE around what is sealed: the encapsulated key and the tag."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in a file that was made for us, and what its head says: whose signature it is, for whom."""

    contents: Contents
    sender: bytes
    recipient: bytes


def is_sealed(data: bytes) -> bool:
    """Whether a file begins as one of these, of whatever version, also when its line ends were changed."""
    return data.startswith(MAGIC[:_NAMED])


def close(contents: Contents, to: bytes, signing_key: bytes) -> bytes:
    """The sealed file; its size is a whole number of steps. Raises PayloadUnfit for more than a reader takes.

    to: the public sealing key of the recipient. The key of this one file comes from the operating system.
    """
    sender = keys.key_id(signing.public_key(signing_key))
    parts = (contents.data, contents.manifest, contents.pages)
    bare = _LENGTHS.pack(*map(len, parts)) + b"".join(parts)
    whole = -(-(_HEAD + _AROUND + len(bare)) // STEP) * STEP
    if whole > LARGEST or max(map(len, parts[:2])) > LARGEST_DATA:
        raise PayloadUnfit
    filled = bare.ljust(whole - _HEAD - _AROUND, b"\0")
    recipient = keys.key_id(to)
    head = MAGIC + bytes([VERSION]) + recipient + sender
    return head + keys.seal(filled, to, _context(recipient, sender))


def open_file(data: bytes, private_key: bytes) -> Opened:
    """What is in it. Raises SealedTooNew, ForAnother or FileDamaged; nothing is believed yet about the sender."""
    if len(data) <= len(MAGIC) or not data.startswith(MAGIC):
        raise FileDamaged
    if data[len(MAGIC)] > VERSION:
        raise SealedTooNew
    if data[len(MAGIC)] != VERSION or len(data) % STEP or len(data) < STEP:
        raise FileDamaged
    start = len(MAGIC) + 1
    recipient, sender = data[start : start + _ID], data[start + _ID : _HEAD]
    if recipient != keys.key_id(keys.public_key(private_key)):
        raise ForAnother
    try:
        filled = bytes(keys.unseal(data[_HEAD:], private_key, _context(recipient, sender)))
    except keys.NotOpened as fault:
        raise FileDamaged from fault
    return Opened(_taken_apart(filled), sender, recipient)


def _context(recipient: bytes, sender: bytes) -> bytes:
    """Everything in the head is bound to what is sealed: format, version, for whom and by whom."""
    return canonical.dumps(
        {"d": "springplank-verzegeld", "v": VERSION, "from": sender.hex(), "to": recipient.hex()},
    )


def _taken_apart(filled: bytes) -> Contents:
    """The three parts, and behind them nothing but as many zeros as the steps ask for."""
    lengths = _LENGTHS.unpack_from(filled)
    used = _LENGTHS.size + sum(lengths)
    rest = filled[used:]
    if used > len(filled) or len(rest) >= STEP or any(rest) or max(lengths[:2]) > LARGEST_DATA:
        raise FileDamaged
    first, second = _LENGTHS.size + lengths[0], _LENGTHS.size + lengths[0] + lengths[1]
    return Contents(pages=filled[second:used], data=filled[_LENGTHS.size : first], manifest=filled[first:second])
