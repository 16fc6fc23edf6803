"""The pages of a file as pictures, for reading them together before anything leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intake_desktop.dossier.desk import PageImage
from intake_desktop.exchange import document, payload
from intake_desktop.exchange.material import Material

WIDEST = 4000
"""More pixels across no screen shows; it keeps a slip from asking for gigabytes."""


def pages(material: Material, width: int) -> tuple[PageImage, ...]:
    """The pages as the recipient will see them, so many pixels wide; raises what payload.build raises."""
    return drawn(payload.build(material), width)


def drawn(content: Mapping[str, object], width: int) -> tuple[PageImage, ...]:
    """The pages of a payload as pictures."""
    return tuple(sheets(document.render(content), width))


def sheets(pages_data: bytes, width: int) -> Iterator[PageImage]:
    """The pages of a plain PDF one by one: for a printer they are too large to hold them all."""
    import pypdfium2  # heavy, and only a preview or a printer needs it

    with pypdfium2.PdfDocument(pages_data) as pdf:
        for page in pdf:
            scale = min(width, WIDEST) / page.get_width()
            bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=_RGBA)
            text = page.get_textpage().get_text_bounded()
            yield PageImage(bitmap.width, bitmap.height, bytes(bitmap.buffer), text)


_RGBA = 4
"""FPDFBitmap_BGRA of PDFium; with the byte order reversed it is RGBA, without padding between lines."""
