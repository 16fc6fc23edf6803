"""Draws a payload as a plain PDF: pages, header and footer, structure tree; the same payload gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import pikepdf

from intake_desktop.exchange.errors import TextDiffers
from intake_desktop.exchange.pages import blocks, breaking, story, type_styles
from intake_desktop.exchange.pages.flow import Page, rule
from intake_desktop.exchange.pages.type_styles import ACCENT, MM, PAGE, REGULAR, SIDE, STYLES, TOP, WIDTH, Style, width
from intake_desktop.exchange.pages.typesetter import typeset
from intake_desktop.exchange.tagging import checker, contents, reading, tree
from intake_desktop.exchange.tagging.canvas import FOOTER, HEADER, TaggedCanvas
from intake_desktop.exchange.tagging.nodes import Node

TITLE = "Overdrachtsdossier"
"""The same for everybody: a title is seen before the code is given."""
LANGUAGE = "nl"
_BETWEEN = 14.0
"""Least white between what stands at the left and at the right of an edge."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pages as bytes, with what was seen while making them."""

    data: bytes
    pages: int
    text: str
    """What a screen reader reads, one element per line."""
    tag_faults: tuple[str, ...]
    """Faults of tagging: the file may leave, but they are logged and a test is red (decisions.md 9)."""

    @property
    def text_sha256(self) -> str:
        return sha256(self.text.encode("utf-8")).hexdigest()


def draw(payload: Mapping[str, object]) -> Drawn:
    """Draw the pages. Raises TextDiffers when the pages do not say exactly what the payload says."""
    return draw_story(story.tell(payload), TITLE)


def draw_story(told: story.Story, title: str) -> Drawn:
    """Draw a story; the title is what a reader of PDF shows above it. Raises TextDiffers."""
    root = Node("Document")
    pages = breaking.pages(typeset(told.blocks, root), PAGE[1] - TOP - type_styles.BOTTOM)
    with pikepdf.open(BytesIO(_painted(pages, told))) as pdf:
        tree.write(pdf, root, title, LANGUAGE)
        read = contents.read_all(pdf)
        text = reading.text(pdf, read)
        if text != expected_text(told.blocks):
            raise TextDiffers
        faults = checker.faults(pdf, read)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=False)
    return Drawn(out.getvalue(), len(pages), text, faults)


def render(payload: Mapping[str, object]) -> bytes:
    """The plain PDF, tagged; for the preview and for tests."""
    return draw(payload).data


def expected_text(told: Sequence[blocks.Block]) -> str:
    """What the pages must say, one element per line."""
    return "\n".join(found for found in map(reading.plain, blocks.texts(told)) if found)


def _painted(pages: Sequence[Page], told: story.Story) -> bytes:
    type_styles.register()
    out = BytesIO()
    canvas = TaggedCanvas(out, PAGE, REGULAR)
    for number, page in enumerate(pages, 1):
        for start, piece in page.placed:
            piece.draw(canvas, SIDE, PAGE[1] - TOP - start)
        _edges(canvas, told, f"pagina {number} van {len(pages)}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _edges(canvas: TaggedCanvas, told: story.Story, number: str) -> None:
    """Header and footer, for the eye only: they repeat what the pages say once."""
    with canvas.tag(HEADER):
        _edge(canvas, told.header, PAGE[1] - 14 * MM, "edge_bold")
        rule(canvas, (SIDE, PAGE[1] - 16 * MM), WIDTH, 0.9, ACCENT)
    with canvas.tag(FOOTER):
        _edge(canvas, (told.footer, number), 11.5 * MM, "edge")


def _edge(canvas: TaggedCanvas, texts: tuple[str, str], base: float, left: str) -> None:
    first, second = STYLES[left], STYLES["edge"]
    half = (WIDTH - _BETWEEN) / 2
    long = [width(text, style.font, style.size) for text, style in zip(texts, (first, second), strict=True)]
    canvas.setFont(first.font, first.size)
    canvas.setFillColor(first.colour)
    canvas.drawString(SIDE, base, _shortened(texts[0], first, max(half, 2 * half - long[1])))
    canvas.setFont(second.font, second.size)
    canvas.setFillColor(second.colour)
    canvas.drawRightString(SIDE + WIDTH, base, _shortened(texts[1], second, max(half, 2 * half - long[0])))


def _shortened(text: str, style: Style, room: float) -> str:
    """The text, or as much of it as fits; it stands in full on the page of its origin."""
    if width(text, style.font, style.size) <= room:
        return text
    while text and width(f"{text}…", style.font, style.size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
