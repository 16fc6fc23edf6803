"""The reference for an export: the same text as a bare reportlab document, with its own paragraphs and tables.

The same fonts, sizes, columns and edges on about as many pages; no tags, no data, no check, no lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from intake_desktop.exchange.pages import blocks, story, type_styles
from intake_desktop.exchange.pages.grids import Grid
from intake_desktop.exchange.pages.type_styles import BOLD, BOTTOM, PAGE, SIDE, STYLES, TOP, WIDTH

_COLUMNS = (0.37 * WIDTH, 0.32 * WIDTH, 0.31 * WIDTH)
_NO_MARGIN = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def document(payload: Mapping[str, Any]) -> tuple[bytes, int]:
    """The document and its number of pages."""
    told = story.tell(payload)
    type_styles.register()
    out, pages = BytesIO(), 0

    def edges(canvas: Canvas, _document: object) -> None:
        nonlocal pages
        pages += 1
        canvas.setFont(BOLD, 8.5)
        canvas.drawString(SIDE, PAGE[1] - 14 * mm, told.header[0])
        canvas.drawRightString(SIDE + WIDTH, PAGE[1] - 14 * mm, told.header[1])
        canvas.drawString(SIDE, 11.5 * mm, told.footer)
        canvas.drawRightString(SIDE + WIDTH, 11.5 * mm, f"pagina {pages}")

    made = SimpleDocTemplate(
        out, pagesize=PAGE, leftMargin=SIDE - 6, rightMargin=SIDE - 6, topMargin=TOP - 6, bottomMargin=BOTTOM - 6
    )
    made.build(list(_flowables(told.blocks)), onFirstPage=edges, onLaterPages=edges)
    return out.getvalue(), pages


def _flowables(told: Iterable[blocks.Block]) -> Iterator[Flowable]:
    for block in told:
        match block:
            case blocks.Paragraph():
                yield _text("".join(map(_run, block.runs)), block.style)
            case blocks.Heading():
                yield _plain(block.text, block.style)
            case blocks.Columns():
                yield _table([[list(_flowables(block.left)), list(_flowables(block.right))]], (WIDTH / 2, WIDTH / 2))
            case blocks.Table():
                yield _rows(block)
            case blocks.NewPage():
                yield PageBreak()
            case _:
                yield from _short(block)


def _short(block: blocks.Block) -> Iterator[Flowable]:
    match block:
        case blocks.Listing():
            for place, runs in enumerate(block.items):
                yield _text(f"{block.mark(place)} {''.join(map(_run, runs))}", "item")
        case blocks.Facts() | blocks.Pairs():
            yield _table([[_plain(name, "label"), _plain(text, "fact")] for name, text in block.pairs], (78, 390))
        case Grid():
            yield _grid(block)
        case _:
            yield from (_plain(text) for text in blocks.texts([block]))


def _run(run: blocks.Run) -> str:
    return f'<font name="{BOLD}">{escape(run.text)}</font>' if run.bold else escape(run.text)


def _rows(block: blocks.Table) -> Table:
    """A table with its head on every page; a long answer stands below its row over the full width, as ours does."""
    rows: list[list[Any]] = [[_plain(text, "head") for text in block.head]]
    spans = []
    for row in block.rows:
        if block.wide(row):
            rows += [[_plain(row[0], "cell"), "", _plain(row[2], "cell")], [_plain(row[1], "cell"), "", ""]]
            spans.append(("SPAN", (0, len(rows) - 1), (-1, len(rows) - 1)))
        else:
            rows.append([_plain(text, "cell") for text in row])
    return _table(rows, _COLUMNS, [*spans, ("LINEBELOW", (0, 0), (-1, -1), 0.4, type_styles.LINE)], repeat=1)


def _grid(block: Grid) -> Table:
    """A grid without its drawings: cells that take more columns are spans."""
    rows: list[list[Any]] = [[_plain(text, "head") for text in block.head]]
    spans = []
    for row in block.rows:
        line: list[Any] = []
        for cell in row.cells:
            spans.append(("SPAN", (len(line), len(rows)), (len(line) + cell.span - 1, len(rows))))
            line += [_plain(cell.text, "cell"), *[""] * (cell.span - 1)]
        rows.append(line)
    ends = [*block.starts[1:], 1.0]
    widths = tuple((end - start) * WIDTH for start, end in zip(block.starts, ends, strict=True))
    line_below = ("LINEBELOW", (0, 0), (-1, -1), 0.4, type_styles.LINE)
    return _table(rows, widths, [*spans, line_below], repeat=1)


def _table(rows: list[list[Any]], widths: tuple[float, ...], more: Iterable[Any] = (), repeat: int = 0) -> Table:
    return Table(rows, colWidths=widths, style=[*_NO_MARGIN, *more], repeatRows=repeat)


def _plain(text: str, style: str = "body") -> Paragraph:
    return _text(escape(text), style)


def _text(marked: str, style: str = "body") -> Paragraph:
    found = STYLES[style]
    return Paragraph(
        marked,
        ParagraphStyle(
            style,
            fontName=found.font,
            fontSize=found.size,
            leading=found.leading,
            textColor=found.colour,
            spaceBefore=found.before,
            spaceAfter=found.after,
        ),
    )
