"""Looks at a finished file as a stranger's reader does: every page is drawn, and the letters seen are the letters said.

Also whether the typefaces hold every letter that a name or a sentence may have. For the self-test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

from intake_desktop import paths
from intake_desktop.exchange.errors import FileDamaged
from intake_desktop.exchange.inspection import ODD
from intake_desktop.exchange.pictures import ONE_AT_A_TIME
from intake_desktop.exchange.reader import LARGEST_FILE
from intake_desktop.exchange.tagging import reading
from intake_desktop.sealing import codes, files

FACES = ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic")
NEEDED = "".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x218, 0x21C)))) + "–—‘’“”„…•€"
"""Letters of European names in Latin script (Latin-1, Latin Extended-A, Romanian), and the signs of our sentences."""
_WIDTH = 200
"""Pixels across: enough to see that something stands on a page."""
_INVISIBLE = {"\u00ad", "\u200b", "\ufeff", "\x02", "\ufffe"}
"""What marks a place where a word may break, before and after drawing."""


@dataclass(frozen=True, slots=True)
class Reread:
    """How many pages there are, how many of them are empty, and how many letters are said but not seen."""

    pages: int
    empty: int
    missing: int


def reread(path: Path, code: str) -> Reread:
    """Open a transfer of our own with its code, draw it with PDFium and compare with the structure tree.

    Only for a file that this program has just made: what strangers made is opened by inspection.py, apart from us.
    Raises FileDamaged.
    """
    try:
        return _reread(files.read_whole(path, LARGEST_FILE), codes.read_export_code(code))
    except ODD as fault:
        raise FileDamaged from fault


def _reread(data: bytes, password: str) -> Reread:
    with pikepdf.open(BytesIO(data), password=password) as pdf:
        said = _letters(reading.text(pdf))
    drawn = list(_drawn(data, password))
    seen: Counter[str] = Counter()
    for text, _ in drawn:
        seen += _letters(text)
    return Reread(len(drawn), sum(empty for _, empty in drawn), (said - seen).total())


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if not letter.isspace() and letter not in _INVISIBLE)


def _drawn(data: bytes, password: str) -> Iterator[tuple[str, bool]]:
    """The text of each page as PDFium finds it, and whether its picture is of one colour."""
    import pypdfium2  # heavy, and no other page of the program needs it

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(data, password=password) as pdf:
        for page in pdf:
            bitmap = page.render(scale=_WIDTH / page.get_width(), grayscale=True)
            words = page.get_textpage().get_text_bounded()
            yield words, len(set(bytes(bitmap.buffer))) < 2


def letters_missing() -> dict[str, str]:
    """Per typeface the letters it lacks, every needed one for a file that is not there or not readable."""
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

    found = {}
    for face in FACES:
        try:
            known = TTFontFile(str(paths.resources() / "fonts" / f"{face}.ttf"), charInfo=1).charToGlyph
        except (TTFError, *ODD):
            known = {}
        lacking = "".join(letter for letter in NEEDED if ord(letter) not in known)
        if lacking:
            found[face] = lacking
    return found
