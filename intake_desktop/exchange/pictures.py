"""The pages of a file as pictures, for reading them together before anything leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import overload

from intake_desktop.dossier.desk import PageImage
from intake_desktop.exchange import document
from intake_desktop.exchange.pages import story

WIDEST = 4000
"""More pixels across no screen shows; it keeps a slip from asking for gigabytes."""
_RGBA = 4
"""FPDFBitmap_BGRA of PDFium; with the byte order reversed it is RGBA, without padding between lines."""
ONE_AT_A_TIME = Lock()
"""PDFium must not be called by two threads at once, also not for two documents."""


class Pages(Sequence[PageImage]):
    """The pages of a plain PDF, each drawn when it is asked for: 28 of them would fill 170 MB."""

    def __init__(self, data: bytes, count: int, width: int) -> None:
        self._data, self._count, self._width = data, count, width

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> PageImage: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[PageImage, ...]: ...
    def __getitem__(self, place: int | slice) -> PageImage | tuple[PageImage, ...]:
        places = range(self._count)[place]
        return self._draw(places) if isinstance(places, int) else tuple(map(self._draw, places))

    def _draw(self, place: int) -> PageImage:
        import pypdfium2  # heavy, and only a preview or a printer needs it

        with ONE_AT_A_TIME, pypdfium2.PdfDocument(self._data) as pdf:
            page = pdf[place]
            scale = min(self._width, WIDEST) / page.get_width()
            bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=_RGBA)
            text = page.get_textpage().get_text_bounded()
            return PageImage(bitmap.width, bitmap.height, bytes(bitmap.buffer), text)


def summary(content: Mapping[str, object], width: int) -> Pages:
    """The first page alone of the participant's own copy. Raises TextDiffers."""
    made = document.draw_story(story.summary(content), document.TITLE)
    return Pages(made.data, made.pages, width)


def drawn(content: Mapping[str, object], width: int) -> Pages:
    """The pages of a payload as pictures. Raises TextDiffers."""
    made = document.draw(content)
    return Pages(made.data, made.pages, width)
