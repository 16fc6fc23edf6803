"""Breaking into pages always ends, loses no line, and a table that goes on shows its head again for the eye."""

from __future__ import annotations

from collections import deque
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop.exchange import document, payload
from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages import breaking, story
from intake_desktop.exchange.pages.flow import Beside, Break, Piece, Stack, Text
from intake_desktop.exchange.pages.grids import Cell, Grid, GridRow, Levels, Look
from intake_desktop.exchange.pages.typesetter import typeset
from intake_desktop.exchange.tagging import reading
from intake_desktop.exchange.tagging.canvas import Artifact
from intake_desktop.exchange.tagging.nodes import Node
from tests.exchange import people

UNPRINTABLE = "[teken U+2603]" * 400
WORDS = st.sampled_from(
    ["", "ja", "Een gewone zin van een paar woorden. ", "W" * 700, UNPRINTABLE, "é\n\nregel ", "a " * 400]
)
TEXTS = st.lists(WORDS, max_size=4).map("".join)
RUNS = TEXTS.map(lambda text: (b.Run(text),))


def grid(rows: list[tuple[str, str, str]]) -> Grid:
    """A grid with a drawing, a group and a row that has no level."""
    head = (GridRow((Cell("groep", Look.STRONG, 2),)), GridRow((Cell("zin"), Cell("", span=1))))
    told = (GridRow((Cell(row[0]), Cell(row[1] + row[2], Look.RING)), Levels(5, 3, 4, 5)) for row in rows)
    return Grid((0.0, 0.6), ("a", "b"), (*head, *told), (0.2, 0.5), (("1", "een"),), 22.0)


SIMPLE = st.one_of(
    RUNS.map(b.Paragraph),
    TEXTS.map(b.Heading),
    st.lists(RUNS, max_size=5).map(lambda items: b.Listing(tuple(items))),
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6).map(lambda rows: b.Table(("a", "b", "c"), tuple(rows))),
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6).map(
        lambda rows: b.Table(("a", "b", "c"), tuple(rows), frozenset(range(len(rows))))
    ),
    st.builds(b.Quote, TEXTS, TEXTS),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=5).map(lambda pairs: b.Pairs(tuple(pairs))),
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6).map(grid),
    st.just(b.NewPage()),
)
SIDE = st.lists(SIMPLE.filter(lambda block: not isinstance(block, b.NewPage)), max_size=3).map(tuple)
BLOCKS = st.lists(st.one_of(SIMPLE, st.builds(b.Columns, SIDE, SIDE)), max_size=8)
ROOMS = st.sampled_from([1.0, 20.0, 60.0, 300.0, 700.0])


def lines(piece: Piece) -> int:
    """Lines of text in a piece that belong to an element; what is painted again does not count."""
    if isinstance(piece, Text):
        return 0 if isinstance(piece.node, Artifact) else len(piece.lines)
    return sum(map(lines, inner(piece)))


def inner(piece: Piece) -> tuple[Piece, ...]:
    """The pieces that this one is made of."""
    if isinstance(piece, Stack):
        return piece.pieces
    return tuple(part for _, part in piece.parts) if isinstance(piece, Beside) else ()


def size(piece: Piece) -> int:
    """The piece itself and everything it is made of, empty or not."""
    return 1 + sum(map(size, inner(piece)))


class Counted(deque[Piece]):
    """The waiting pieces; refuses more steps than are needed to place every line and part with a new page for each."""

    def __init__(self, pieces: list[Piece]) -> None:
        super().__init__(pieces)
        self.left = 2 * (sum(map(size, pieces)) + sum(map(lines, pieces))) + 2

    def popleft(self) -> Piece:
        self.left -= 1
        assert self.left >= 0, "breaking does not come to an end"
        return super().popleft()


@given(story=BLOCKS, room=ROOMS)
def test_every_story_comes_to_an_end_and_keeps_every_line(story: list[Any], room: float) -> None:
    pieces = list(typeset(story, Node("Document")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(breaking, "deque", Counted)
        pages = breaking.pages(pieces, room)
    placed = [piece for page in pages for _, piece in page.placed]
    assert sum(map(lines, placed)) == sum(map(lines, pieces))
    assert len(pages) <= 1 + sum(map(lines, pieces)) + sum(map(size, pieces))
    assert not any(isinstance(piece, Break) for piece in placed)
    assert room < 700 or all(page.used <= room for page in pages), "nothing falls off a page"


def test_a_table_that_goes_on_shows_its_head_again_and_says_it_once() -> None:
    rows = tuple((f"Vraag {number}", "antwoord", "bron") for number in range(90))
    root = Node("Document")
    pages = breaking.pages(typeset([b.Table(("Vraag", "Antwoord", "Bron"), rows)], root), 700)
    assert len(pages) > 2
    for page in pages[1:]:
        (_, first), (start, second) = page.placed[:2]
        assert first == second.head
        assert start >= first.height
    heads = [node.role for line in root.kids[0].kids[0].kids for node in line.kids]  # type: ignore[union-attr]  # no marks
    assert heads == ["TH"] * 3


def test_the_head_that_is_painted_again_is_no_second_reading_and_no_fault() -> None:
    drawn = document.draw(payload.build(people.material()))
    assert drawn.tag_faults == ()
    with pikepdf.open(BytesIO(drawn.data)) as pdf:
        heard = [spoken.text for spoken in reading.aloud(pdf)]
        painted = sum(page.Contents.read_bytes().count(b"/Artifact BMC") for page in pdf.pages)
    tables = [
        block for block in story.tell(payload.build(people.material())).blocks if isinstance(block, b.Table | Grid)
    ]
    heads = [block.head[1] for block in tables]
    assert heads
    assert all(heard.count(head) >= heads.count(head) for head in heads)
    assert heard.count("Antwoord") == heads.count("Antwoord")
    assert painted > len(tables)


def test_two_columns_that_are_higher_than_a_page_stand_below_each_other() -> None:
    whole = "Een zin die een regel van de kolom vult en nog wat. " * 400
    columns = b.Columns((b.Paragraph((b.Run(whole),)),), (b.Paragraph((b.Run(whole),)),))
    pieces = list(typeset([columns], Node("Document")))
    pages = breaking.pages(pieces, 700)
    assert all(page.used <= 700 for page in pages)
    assert len(pages) > 2
