"""Reads a tagged PDF aloud: the text of every element of the structure tree, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Pdf

from intake_desktop.exchange.tagging import contents, tree

MOST_ELEMENTS = 50_000


@dataclass(frozen=True, slots=True)
class Spoken:
    """One element with text of its own."""

    role: str
    text: str


def aloud(pdf: Pdf, pages: Sequence[contents.Content] | None = None) -> tuple[Spoken, ...]:
    """What a screen reader reads; spaces are made plain and single. Empty when the file has no structure tree.

    pages: what contents.read_all gave for this file, for who has read it already.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return ()
    texts = _texts(pdf, contents.read_all(pdf) if pages is None else pages)
    found = []
    for count, element in enumerate(tree.elements(root)):
        if count > MOST_ELEMENTS:
            break
        parts = [texts.get((mark.Pg.objgen, int(mark.MCID)), "") for mark in tree.marks(element)]
        if parts:
            found.append(Spoken(str(element.S).lstrip("/"), plain("".join(parts))))
    return tuple(found)


def text(pdf: Pdf, pages: Sequence[contents.Content] | None = None) -> str:
    """What the pages say, one element per line."""
    return "\n".join(spoken.text for spoken in aloud(pdf, pages) if spoken.text)


def plain(text: str) -> str:
    """Text with single ordinary spaces, as it is compared."""
    return " ".join(text.replace("\u00a0", " ").split())


def _texts(pdf: Pdf, pages: Sequence[contents.Content]) -> dict[tuple[tuple[int, int], int], str]:
    found: dict[tuple[tuple[int, int], int], str] = {}
    for page, content in zip(pdf.pages, pages, strict=True):
        for sequence in content.sequences:
            if sequence.number is not None:
                found[page.obj.objgen, sequence.number] = sequence.text
    return found
