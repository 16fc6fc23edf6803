"""Takes apart a zip that came in: its end first, then names, protection and sizes, and only then what is in it."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from stat import S_IFMT, S_IFREG

import pyzipper
from pyzipper.zipfile_aes import AESZipInfo

from intake_desktop.exchange.envelope import DATA_NAME, MANIFEST_NAME
from intake_desktop.exchange.errors import FileDamaged, NoTransferFile, WrongCode
from intake_desktop.exchange.packing import AE_2, EXPLANATION_NAME, PAGES_NAME

MOST_ENTRIES = 10
LARGEST_SUM = 20 * 1024 * 1024
"""Of all entries together, by what they say and by what comes out."""
MOST_GROWTH = 100
"""Times that an entry may be larger than it is packed."""
_NEEDED = frozenset({PAGES_NAME, DATA_NAME, EXPLANATION_NAME})
_END = struct.Struct("<4s4H2LH")
_END_MARK, _LARGE_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LARGE_SIZE = 20
"""Bytes of the pointer to a second end (zip64), which stands before the end."""
_LARGEST_LIST = 4096
_ENCRYPTED, _KNOWN_FLAGS = 0x1, 0x80F
"""Encrypted; how hard was packed, sizes behind the data, names in UTF-8. Other marks change what the bytes mean."""
_AES_256 = 3
_AROUND_AES = 16 + 2 + 10
"""Bytes of salt, check of the code and authentication around what is encrypted."""


def entries(data: bytes, code: str) -> dict[str, bytes]:
    """What is in a zip, by name; only the manifest may be missing. Raises NoTransferFile, WrongCode or FileDamaged."""
    _check_end(data)
    try:
        with pyzipper.AESZipFile(BytesIO(data)) as packed:
            listed = packed.infolist()
            _check_names(listed)
            for entry in listed:
                _check_protection(entry)
            _check_sizes(listed, len(data))
            return _unpacked(packed, listed, code.encode("ascii"))
    except pyzipper.BadZipFile as fault:
        raise FileDamaged from fault


def _check_end(data: bytes) -> None:
    """The end of a zip says how many entries it lists and where. One end, one short list right before it, no remark."""
    end = data.rfind(_END_MARK)
    if end < 0 or len(data) < end + _END.size:
        raise FileDamaged
    _mark, disk, first_disk, here, count, size, start, remark = _END.unpack_from(data, end)
    fits = start + size == end and end + _END.size == len(data)
    if remark or disk or first_disk or here != count or not fits:
        raise NoTransferFile
    if count > MOST_ENTRIES or size > _LARGEST_LIST:
        raise NoTransferFile
    if data.startswith(_LARGE_MARK, end - _LARGE_SIZE):
        raise NoTransferFile


def _check_names(listed: Sequence[AESZipInfo]) -> None:
    """Exactly the fixed names, each once: so no folders, no paths and no name that reads otherwise elsewhere."""
    names = [entry.orig_filename for entry in listed]
    if set(names) - {MANIFEST_NAME} != _NEEDED or len(names) != len(set(names)):
        raise NoTransferFile


def _check_protection(entry: AESZipInfo) -> None:
    """An ordinary file under AES-256 of version AE-2; nothing open, nothing under ZipCrypto."""
    if not entry.flag_bits & _ENCRYPTED or entry.flag_bits & ~_KNOWN_FLAGS:
        raise NoTransferFile
    if (entry.wz_aes_version, entry.wz_aes_strength) != (AE_2, _AES_256):
        raise NoTransferFile
    if entry.compress_type not in {pyzipper.ZIP_STORED, pyzipper.ZIP_DEFLATED}:
        raise NoTransferFile
    if S_IFMT(entry.external_attr >> 16) not in {0, S_IFREG}:
        raise NoTransferFile


def _check_sizes(listed: Sequence[AESZipInfo], whole: int) -> None:
    """What the entries say of themselves: within the limits, and together no more than the file holds."""
    if sum(entry.file_size for entry in listed) > LARGEST_SUM or sum(entry.compress_size for entry in listed) > whole:
        raise FileDamaged
    for entry in listed:
        if entry.compress_size < _AROUND_AES or entry.file_size > MOST_GROWTH * entry.compress_size:
            raise FileDamaged


def _unpacked(packed: pyzipper.AESZipFile, listed: Sequence[AESZipInfo], code: bytes) -> dict[str, bytes]:
    """The content. A code that fits no entry is wrong; one that fits only some means that the file is damaged."""
    found: dict[str, bytes] = {}
    refused = 0
    for entry in listed:
        declared = entry.file_size
        entry.file_size = declared + 1  # one byte more than it says is asked for, so that a longer entry shows
        try:
            stream = packed.open(entry, "r", code)
        except RuntimeError:
            refused += 1
            continue
        with stream:
            found[entry.orig_filename] = stream.read(declared + 1)
        if len(found[entry.orig_filename]) != declared:
            raise FileDamaged
    if refused:
        raise FileDamaged if found else WrongCode
    return found
