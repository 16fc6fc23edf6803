"""Takes a sealed file apart by other means than the reader of the program, and gives all the text of each part."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pyzipper
from pikepdf import Name

from intake_desktop.exchange.export import SealedFile
from intake_desktop.exchange.tagging import reading

DATA, PAGES, METADATA, MANIFEST, OUTSIDE = "json", "pages", "metadata", "manifest", "outside"
"""The data; all that can be seen or heard on the pages, with the list of headings beside them; everything else in the
PDF; the signed manifest; and what can be read without the code, with the explanation in a zip."""
PARTS = (DATA, PAGES, METADATA, MANIFEST, OUTSIDE)
_ATTACHED = {"overdracht.json": DATA, "overdracht.sig.json": MANIFEST}
_READ_APART = frozenset(["/EmbeddedFile", "/ObjStm", "/XRef"])


def parts(sealed: SealedFile) -> dict[str, str]:
    """All the text of every part of this file."""
    outside = f"{sealed.file_name}\n{sealed.data.decode('latin-1')}"
    if sealed.file_name.endswith(".zip"):
        with pyzipper.AESZipFile(BytesIO(sealed.data)) as packed:
            packed.setpassword(sealed.code.encode())
            listed = packed.infolist()
            outside += "".join(f"{each.orig_filename}{each.comment!r}{each.extra!r}" for each in listed)
            outside += packed.read("LEESMIJ.txt").decode()
            found = {part: packed.read(name).decode() for name, part in _ATTACHED.items()}
            return {**in_pdf(packed.read("dossier.pdf"), None), **found, OUTSIDE: outside}
    return {**in_pdf(sealed.data, sealed.code), OUTSIDE: outside}


def in_pdf(data: bytes, code: str | None) -> dict[str, str]:
    """The attachments of a PDF, its pages, and everything else in it."""
    seen, other = list(painted(data, code)), []
    with pikepdf.open(BytesIO(data), password=code or "") as pdf:
        seen.append(reading.text(pdf))
        attached = {_ATTACHED[name]: pdf.attachments[name].get_file().read_bytes().decode() for name in pdf.attachments}
        shown = {page.Contents.objgen for page in pdf.pages} | set(bookmarks(pdf.Root.get("/Outlines")))
        for thing in pdf.objects:
            element = isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == Name.StructElem
            (seen if element or thing.objgen in shown else other).extend(strings(thing))
        other += strings(pdf.trailer)
    return {**attached, PAGES: "\n".join(seen), METADATA: "\n".join(other)}


def painted(data: bytes, code: str | None) -> Iterator[str]:
    """What PDFium reads on every page, with what stands at its edges."""
    pdf = pypdfium2.PdfDocument(data, password=code)
    try:
        for page in pdf:
            yield page.get_textpage().get_text_bounded()
    finally:
        pdf.close()


def bookmarks(entry: pikepdf.Object | None) -> Iterator[tuple[int, int]]:
    """The entries of the list beside the pages: they repeat headings."""
    while entry is not None:
        yield entry.objgen
        yield from bookmarks(entry.get("/First"))
        entry = entry.get("/Next")


def strings(thing: pikepdf.Object, inside: bool = False) -> Iterator[str]:
    """Every key, name, string and stream in an object; what it only points at is an object of its own."""
    if inside and thing.is_indirect:
        return
    if isinstance(thing, pikepdf.Stream) and str(thing.get("/Type")) not in _READ_APART:
        yield thing.read_bytes().decode("latin-1").replace("\0", "")
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield key
            yield from _inner(value)
    elif isinstance(thing, pikepdf.Array):
        for value in thing.as_list():
            yield from _inner(value)
    else:
        yield from _inner(thing)


def _inner(value: object) -> Iterator[str]:
    if isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Array | pikepdf.Dictionary):
        yield from strings(value, inside=True)
