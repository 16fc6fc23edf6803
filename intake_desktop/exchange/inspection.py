"""Opens a received file in a process of its own with little memory and time, and hands back bytes, never objects."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from multiprocessing.connection import Connection

import pikepdf
from pikepdf import Name, Pdf

from intake_desktop.errors import ExchangeError
from intake_desktop.exchange.confinement import STOPPED, confine
from intake_desktop.exchange.envelope import DATA_NAME, MANIFEST_NAME, digest
from intake_desktop.exchange.errors import FileDamaged, NoTransferFile, ReadingTooLong, WrongCode
from intake_desktop.exchange.tagging import reading

_FILE, _PAGES = b"file", b"pages"
"""What the child is asked to take apart: a file with a code, or pages that were sealed and are open now."""
LARGEST_ATTACHMENT = 5 * 1024 * 1024
MOST_PAGES = 500
PATIENCE = 10.0
"""Seconds of waiting for the process, for when it hangs without computing."""

_FAULTS: dict[str, type[ExchangeError]] = {
    kind.__name__: kind for kind in (FileDamaged, NoTransferFile, ReadingTooLong, WrongCode)
}


ODD = (
    *(pikepdf.PdfError, pikepdf.DataDecodingError, zlib.error, struct.error, EOFError),
    *(ArithmeticError, LookupError, RuntimeError, OSError, AttributeError, TypeError, ValueError),
)
"""What a library says about a file in which something stands that should not; all of it means: damaged."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was in the file: the data, the manifest (empty when there is none) and what the pages say, as a digest."""

    data: bytes
    manifest: bytes
    pages_text_sha256: str


def inspect(data: bytes, code: str) -> Inspected:
    """Take a file apart in a child process. Raises NoTransferFile, WrongCode, FileDamaged or ReadingTooLong."""
    return _in_child(_FILE, data, code)


def spoken(pages: bytes) -> str:
    """What bare pages say, as a digest, found in a child process. Raises FileDamaged, ReadingTooLong and kin."""
    return _in_child(_PAGES, pages, "").pages_text_sha256


def _in_child(what: bytes, data: bytes, code: str) -> Inspected:
    context = get_context("spawn")
    here, there = context.Pipe()
    child = context.Process(target=_work, args=(there,), daemon=True)
    child.start()
    there.close()
    try:
        here.send_bytes(what)
        return _asked(here, data, code)
    except (EOFError, OSError) as fault:
        child.join(1)
        raise (ReadingTooLong if child.exitcode in STOPPED else FileDamaged)() from fault
    finally:
        here.close()
        child.kill()
        child.join()


def _asked(here: Connection, data: bytes, code: str) -> Inspected:
    here.send_bytes(data)
    here.send_bytes(code.encode("ascii"))
    if not here.poll(PATIENCE):
        raise ReadingTooLong
    answer = here.recv_bytes(64).decode("ascii")
    if answer in _FAULTS:
        raise _FAULTS[answer]
    found, manifest = here.recv_bytes(LARGEST_ATTACHMENT), here.recv_bytes(LARGEST_ATTACHMENT)
    return Inspected(found, manifest, answer)


def _work(there: Connection) -> None:
    """The child: everything that parses what strangers made happens here."""
    confine()
    what, data, code = there.recv_bytes(), there.recv_bytes(), there.recv_bytes().decode("ascii")
    try:
        found = take_apart(data, code) if what == _FILE else Inspected(b"", b"", bare_pages(data))
    except ExchangeError as fault:
        there.send_bytes(type(fault).__name__.encode("ascii"))
        return
    except MemoryError:
        there.send_bytes(b"ReadingTooLong")
        return
    there.send_bytes(found.pages_text_sha256.encode("ascii"))
    there.send_bytes(found.data)
    there.send_bytes(found.manifest)


def take_apart(data: bytes, code: str) -> Inspected:
    """Open, count, and take out exactly what is named, by the kind of file. Nothing broken is repaired."""
    from_kind = next((way for first, way in _KINDS.items() if data.startswith(first)), None)
    if from_kind is None:
        raise NoTransferFile
    try:
        return from_kind(data, code)
    except ExchangeError:
        raise
    except ODD as fault:
        raise FileDamaged from fault


def _from_pdf(data: bytes, code: str) -> Inspected:
    try:
        with _opened(data, code) as pdf:
            return _inspected(pdf)
    except pikepdf.PasswordError as fault:
        raise WrongCode from fault


def _from_zip(data: bytes, code: str) -> Inspected:
    """The same content; the pages inside have no code and no attachments of their own."""
    from intake_desktop.exchange import packing, unpacking  # its library is only needed for a zip

    found = unpacking.entries(data, code)
    content, manifest = found[DATA_NAME], found.get(MANIFEST_NAME, b"")
    if max(len(content), len(manifest)) > LARGEST_ATTACHMENT:
        raise FileDamaged
    return Inspected(content, manifest, bare_pages(found[packing.PAGES_NAME]))


def bare_pages(data: bytes) -> str:
    """What pages say, as a digest: without a code and without attachments. Raises NoTransferFile or FileDamaged."""
    try:
        with _opened(data, "") as pdf:
            if pdf.is_encrypted or len(pdf.pages) > MOST_PAGES or set(pdf.attachments):
                raise NoTransferFile
            return _spoken(pdf)
    except pikepdf.PasswordError as fault:
        raise NoTransferFile from fault
    except ExchangeError:
        raise
    except ODD as fault:
        raise FileDamaged from fault


_KINDS: dict[bytes, Callable[[bytes, str], Inspected]] = {b"%PDF-": _from_pdf, b"PK": _from_zip}
"""By the first bytes of a file, how it is taken apart."""


def _opened(data: bytes, code: str) -> Pdf:
    return pikepdf.open(BytesIO(data), password=code, attempt_recovery=False, suppress_warnings=True)


def _spoken(pdf: Pdf) -> str:
    return digest(reading.text(pdf).encode("utf-8"))


def _inspected(pdf: Pdf) -> Inspected:
    names = set(pdf.attachments)
    if not pdf.is_encrypted or len(pdf.pages) > MOST_PAGES or names not in ({DATA_NAME, MANIFEST_NAME}, {DATA_NAME}):
        raise NoTransferFile
    manifest = _bounded(pdf, MANIFEST_NAME) if MANIFEST_NAME in names else b""
    return Inspected(_bounded(pdf, DATA_NAME), manifest, _spoken(pdf))


def _bounded(pdf: Pdf, name: str) -> bytes:
    """The bytes of an attachment, never more than the limit: a small file cannot grow into a large one."""
    stream = pdf.attachments[name].obj.EF.F
    raw = stream.read_raw_bytes()
    packing = stream.get("/Filter")
    if len(raw) > LARGEST_ATTACHMENT or stream.get("/DecodeParms") is not None:
        raise FileDamaged
    if packing is None:
        return bytes(raw)
    if packing != Name.FlateDecode:
        raise FileDamaged
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(raw, LARGEST_ATTACHMENT)
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise FileDamaged
    return found
