"""Pictures of our own pages for the screen, with their words; pages of others are never drawn."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2

from intake_desktop.dossier.desk import PageImage
from intake_desktop.exchange.tagging import reading


def pictures(data: bytes, width: int) -> tuple[PageImage, ...]:
    """The pages of a plain PDF as pictures of so many pixels wide (RGBA), in memory."""
    texts = _texts(data)
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_picture(document, place, width, texts[place]) for place in range(len(document)))
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, place: int, width: int, text: str) -> PageImage:
    page = document[place]
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
    try:
        return PageImage(bitmap.width, bitmap.height, bytes(bitmap.buffer), text)
    finally:
        bitmap.close()
        page.close()


def _texts(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return reading.per_page(pdf)
