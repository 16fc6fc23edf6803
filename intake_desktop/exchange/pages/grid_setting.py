"""Turns grids and legends into pieces for the page and elements for the structure tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake_desktop.exchange.pages import level_drawings
from intake_desktop.exchange.pages.blocks import Run
from intake_desktop.exchange.pages.flow import Beside, Drawing, Paint, Piece, rule
from intake_desktop.exchange.pages.grids import Cell, Grid, GridRow, Legend, Levels, Look
from intake_desktop.exchange.pages.level_drawings import Band
from intake_desktop.exchange.pages.setting import add_cell, set_text
from intake_desktop.exchange.pages.type_styles import ACCENT, REGULAR, SOFT, STYLES, TINT, WIDTH, Style, width
from intake_desktop.exchange.tagging.canvas import ARTIFACT, Artifact, TaggedCanvas
from intake_desktop.exchange.tagging.nodes import Node

_PAD, _DOT_ROOM = 6.0, 12.0
_SMALL_DOT = 3.6
_LEGEND_HEIGHT, _SIGN_ROOM, _BETWEEN = 16.0, 14.0, 18.0
_HATCH_ROOM = 34.0
_DOTS = frozenset({Look.FILLED_DOT, Look.RING, Look.DASHED_RING})


def grid(block: Grid, table: Node) -> Iterator[Piece]:
    """The head and the rows; each row paints the head again when it is the first on a page."""
    yield _head(block, _heads(block, table.add("THead").add("TR")))
    again = _head(block, [ARTIFACT for _ in block.head])
    body = table.add("TBody")
    for row in block.rows:
        yield replace(_row(block, row, body.add("TR")), head=again)


def _heads(block: Grid, line: Node) -> list[Node]:
    return [add_cell(line, "TH", "Column") for _ in block.head]


def _head(block: Grid, nodes: Sequence[Node | Artifact]) -> Beside:
    style = replace(STYLES["head"], colour=ACCENT)
    parts = [
        (start, set_text(node, (Run(text),), style, room))
        for text, node, (start, room) in zip(block.head, nodes, _columns(block), strict=True)
    ]

    def under(canvas: TaggedCanvas, corner: tuple[float, float], height: float) -> None:
        if block.drawing:
            level_drawings.names(canvas, block.names, _band(block, corner, height))
        rule(canvas, (corner[0], corner[1] - height), WIDTH, 0.9, ACCENT)

    tall = any(name for _, name in block.names)
    return Beside(tuple(parts), keep=True, least=27.0 if tall else 18.0, under=under, before=4)


def _columns(block: Grid) -> list[tuple[float, float]]:
    """Start and room of each column, in points; the room of the first one ends where the drawing begins."""
    starts = [share * WIDTH for share in block.starts]
    ends = [*(start - _PAD for start in starts[1:]), WIDTH]
    if block.drawing:
        ends[0] = block.drawing[0] * WIDTH - _PAD
    return [(start, end - start) for start, end in zip(starts, ends, strict=True)]


def _band(block: Grid, corner: tuple[float, float], height: float) -> Band:
    left, right = block.drawing or (0.0, 0.0)
    return Band(corner[0] + left * WIDTH, corner[0] + right * WIDTH, corner[1] - height / 2)


def _row(block: Grid, row: GridRow, line: Node) -> Beside:
    columns, parts, place = _columns(block), [], 0
    group = row.is_group
    for cell in row.cells:
        start = columns[place][0]
        last = place + cell.span - 1
        room = columns[last][0] + columns[last][1] - start
        inset = _DOT_ROOM if cell.look in _DOTS else _PAD if group or cell.look in (Look.TINT, Look.BOXED) else 0.0
        names_row = place == 0 and len(row.cells) > 1
        node = add_cell(line, "TH", "Row") if names_row else add_cell(line, "TD", "", cell.span)
        runs = (Run(cell.text, cell.look is Look.STRONG),)
        parts.append((start + inset, set_text(node, runs, _style(cell, group), room - inset)))
        place += cell.span
    return Beside(
        tuple(parts), line_below=WIDTH, least=max(block.row_height, 15.0), under=_paint(block, row), keep=group
    )


def _style(cell: Cell, group: bool) -> Style:
    style = STYLES["cell"]
    if group:
        return replace(style, colour=ACCENT)
    return replace(style, colour=SOFT) if cell.look is Look.SOFT else style


def _paint(block: Grid, row: GridRow) -> Paint:
    def under(canvas: TaggedCanvas, corner: tuple[float, float], height: float) -> None:
        columns, place = _columns(block), 0
        for cell in row.cells:
            _behind(canvas, cell, (corner[0] + columns[place][0], corner[1]), (columns[place][1], height))
            place += cell.span
        if row.is_group:
            canvas.setFillColor(TINT)
            canvas.rect(corner[0], corner[1] - height, WIDTH, height, stroke=0, fill=1)
        if row.levels is not None and block.drawing:
            level_drawings.draw(canvas, row.levels, _band(block, corner, height))

    return under


def _behind(canvas: TaggedCanvas, cell: Cell, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """What stands behind or before the words of a cell."""
    (x, top), (long, high) = corner, size
    if cell.look in _DOTS:
        _dot(canvas, cell.look, (x + _SMALL_DOT + 0.6, top - high / 2))
    if cell.look in (Look.TINT, Look.BOXED):
        canvas.setFillColor(TINT)
        canvas.rect(x, top - high + 0.6, long + _PAD - 2, high - 1.2, stroke=0, fill=1)
    if cell.look is Look.BOXED:
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.2)
        canvas.rect(x + 0.6, top - high + 1.2, long + _PAD - 3.2, high - 2.4, stroke=1, fill=0)


def _dot(canvas: TaggedCanvas, look: Look, centre: tuple[float, float]) -> None:
    if look is Look.FILLED_DOT:
        level_drawings.filled(canvas, centre, _SMALL_DOT)
    else:
        level_drawings.ring(canvas, centre, look is Look.DASHED_RING, _SMALL_DOT - 0.4)


def legend(block: Legend, node: Node) -> Drawing:
    """The signs with their words on one line, in a figure whose description says the same."""
    node.alt = block.alt

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        node.box = (x, top - _LEGEND_HEIGHT, x + WIDTH, top)
        middle, places = top - _LEGEND_HEIGHT / 2, []
        with canvas.tag(ARTIFACT):
            for sign, word in block.signs:
                room = _HATCH_ROOM if sign == "off" else _SIGN_ROOM
                _sign(canvas, sign, Band(x, x + room - 4, middle))
                places.append(x + room + 2)
                x += room + 2 + width(word, REGULAR, STYLES["note"].size) + _BETWEEN
        with canvas.tag(node):
            canvas.setFont(REGULAR, STYLES["note"].size)
            canvas.setFillColor(SOFT)
            for (_, word), place in zip(block.signs, places, strict=True):
                canvas.drawString(place, middle - 3.2, word + " ")

    return Drawing(_LEGEND_HEIGHT, paint, before=4, after=2)


def _sign(canvas: TaggedCanvas, sign: str, band: Band) -> None:
    middle = ((band.left + band.right) / 2, band.middle)
    if sign == "now":
        level_drawings.filled(canvas, middle, 4.4)
    elif sign == "goal":
        level_drawings.ring(canvas, middle, radius=4.4)
    elif sign == "own":
        level_drawings.triangle(canvas, (middle[0], band.middle - 2.2))
    elif sign == "off":
        level_drawings.hatch(canvas, band)
    else:
        level_drawings.draw(canvas, Levels(1, now=1, stairs=True), band)
