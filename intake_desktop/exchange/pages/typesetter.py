"""Turns blocks into pieces for the page and elements for the structure tree, in one go and in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from intake_desktop.exchange.pages import blocks
from intake_desktop.exchange.pages.blank_setting import to_fill_in
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.figures import hours_bar
from intake_desktop.exchange.pages.flow import Beside, Break, Drawing, Piece, Stack, Text, rule
from intake_desktop.exchange.pages.grid_setting import grid, legend
from intake_desktop.exchange.pages.grids import Grid, Legend
from intake_desktop.exchange.pages.lines import broken
from intake_desktop.exchange.pages.setting import add_cell, set_text
from intake_desktop.exchange.pages.type_styles import ACCENT, STYLES, TINT, WIDTH
from intake_desktop.exchange.tagging.canvas import ARTIFACT, Artifact, TaggedCanvas
from intake_desktop.exchange.tagging.nodes import Node

_GUTTER = 14.0
_FACT_COLUMNS = (0.0, 0.315, 0.72)
"""Where the three columns of facts begin, as a share of the width."""
_TABLE_COLUMNS = (0.0, 0.37, 0.69)
_LABEL_WIDTH = 78.0


def typeset(story: Iterable[Block], parent: Node, width: float = WIDTH) -> Iterator[Piece]:
    """The pieces of a story; their elements are added to the parent."""
    for block in story:
        yield from _pieces(block, parent, width)


def _pieces(block: Block, parent: Node, width: float) -> Iterator[Piece]:
    match block:
        case blocks.Paragraph():
            yield set_text(parent.add("P"), block.runs, STYLES[block.style], width)
        case blocks.Heading():
            piece = set_text(parent.add(f"H{block.level}"), (Run(block.text),), STYLES[block.style], width)
            yield replace(piece, outline=(block.text, block.level - 1))
        case blocks.Listing():
            yield from _listing(block, parent, width)
        case blocks.Facts():
            yield from _facts(block, parent)
        case blocks.Pairs():
            yield from _pairs(block, parent)
        case blocks.Quote():
            yield _quote(block, parent, width)
        case blocks.Boxes() | blocks.Lines():
            yield from to_fill_in(block, parent)
        case _:
            yield from _more_pieces(block, parent)


def _more_pieces(block: Block, parent: Node) -> Iterator[Piece]:
    match block:
        case blocks.Bar():
            yield hours_bar(block, parent.add("Figure"))
        case blocks.Columns():
            yield _columns(block, parent)
        case blocks.Table():
            yield from _table(block, parent.add("Table"))
        case Grid():
            yield from grid(block, parent.add("Table"))
        case Legend():
            yield legend(block, parent.add("Figure"))
        case blocks.NewPage():
            yield Break()


def _listing(block: blocks.Listing, parent: Node, width: float) -> Iterator[Text]:
    style = STYLES["item"]
    element = parent.add("L")
    element.numbering = "Decimal" if block.numbered else "None"
    indent = 15.0 if block.numbered else 12.0
    for place, runs in enumerate(block.items):
        item = element.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        yield Text(body, broken(runs, style, width - indent), style, indent=indent, mark=(label, block.mark(place)))


def _line(before: float, after: float) -> Drawing:
    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        rule(canvas, (x, top), WIDTH)

    return Drawing(0.4, paint, before=before, after=after)


def _facts(block: blocks.Facts, parent: Node) -> Iterator[Piece]:
    starts = [share * WIDTH for share in _FACT_COLUMNS]
    ends = [*(start - 8 for start in starts[1:]), WIDTH]
    yield _line(2, 3)
    for first in range(0, len(block.pairs), 3):
        row = [
            (start, _fact(pair, parent, end - start))
            for pair, start, end in zip(block.pairs[first : first + 3], starts, ends, strict=False)
        ]
        yield Beside(tuple(row), before=4 if first else 0, after=4)
    yield _line(4, 2)


def _fact(pair: tuple[str, str], parent: Node, width: float) -> Stack:
    label = set_text(parent.add("P"), (Run(pair[0]),), STYLES["label"], width)
    value = set_text(parent.add("P"), (Run(pair[1]),), STYLES["fact"], width)
    return Stack((label, value))


def _pairs(block: blocks.Pairs, parent: Node) -> Iterator[Piece]:
    soft = replace(STYLES["fact"], colour=STYLES["label"].colour)
    rows: list[Piece] = []
    for name, value in block.pairs:
        label = set_text(parent.add("P"), (Run(name),), soft, _LABEL_WIDTH)
        text = set_text(parent.add("P"), (Run(value),), STYLES["fact"], WIDTH - _LABEL_WIDTH)
        rows.append(Beside(((0.0, label), (_LABEL_WIDTH, text))))
    yield Stack(tuple(rows))


def _quote(block: blocks.Quote, parent: Node, width: float) -> Stack:
    element = parent.add("BlockQuote")
    inner = width - 24
    words = set_text(element.add("P"), (Run(block.text),), STYLES["quote"], inner)
    note = set_text(element.add("P"), (Run(block.note),), STYLES["note"], inner)
    return Stack((words, note), after=4, padding=(7, 7, 12), width=width, tint=TINT, bar=ACCENT)


def _columns(block: blocks.Columns, parent: Node) -> Beside:
    half = (WIDTH - _GUTTER) / 2
    left = Stack(tuple(typeset(block.left, parent, half)))
    right = Stack(tuple(typeset(block.right, parent, half)))
    return Beside(((0.0, left), (half + _GUTTER, right)), before=STYLES["heading"].before)


def _table(block: blocks.Table, table: Node) -> Iterator[Piece]:
    yield _row([(text, add_cell(head, "TH", "Column")) for head, text in _each(table.add("THead"), block.head)], "head")
    again = _row([(text, ARTIFACT) for text in block.head], "head")
    for piece in _body(block, table):
        yield replace(piece, head=again)


def _body(block: blocks.Table, table: Node) -> Iterator[Beside | Text | Drawing]:
    """The rows; each paints the head again when it is the first on a page. The structure tree has the head once."""
    body = table.add("TBody")
    for place, row in enumerate(block.rows):
        line = body.add("TR")
        if block.wide(row):
            yield from _wide_row(row, line, body.add("TR"))
        else:
            yield replace(_row(_cells(row, line), "cell"), keep=place in block.kept)


def _cells(row: tuple[str, str, str], line: Node) -> list[tuple[str, Node]]:
    """Question, answer and source; an answer without a source of its own takes that room too."""
    question, answer, source = row
    asked = (question, add_cell(line, "TH", "Row"))
    if not source:
        return [asked, (answer, add_cell(line, "TD", "", 2))]
    return [asked, (answer, add_cell(line, "TD", "")), (source, add_cell(line, "TD", ""))]


def _each(group: Node, texts: Iterable[str]) -> Iterator[tuple[Node, str]]:
    line = group.add("TR")
    for text in texts:
        yield line, text


def _row(cells: Sequence[tuple[str, Node | Artifact]], style: str) -> Beside:
    starts = [share * WIDTH for share in _TABLE_COLUMNS[: len(cells)]]
    ends = [*(start - 8 for start in starts[1:]), WIDTH]
    parts = tuple(
        (start, set_text(node, (Run(text),), STYLES[style], end - start))
        for (text, node), start, end in zip(cells, starts, ends, strict=True)
    )
    return Beside(parts, line_below=WIDTH, keep=style == "head")


def _wide_row(row: tuple[str, str, str], line: Node, below: Node) -> Iterator[Beside | Text | Drawing]:
    """Question and source in one row, the long answer in a row below it, which may go on on the next page."""
    question, source = add_cell(line, "TH", "Row", 2), add_cell(line, "TD", "")
    start = _TABLE_COLUMNS[2] * WIDTH
    name = set_text(question, (Run(row[0]),), STYLES["cell"], start - 8)
    where = set_text(source, (Run(row[2]),), STYLES["cell"], WIDTH - start)
    yield Beside(((0.0, name), (start, where)), before=3, keep=True)
    yield set_text(add_cell(below, "TD", "", 3), (Run(row[1]),), STYLES["cell"], WIDTH)
    yield _line(3, 0)
