"""Divides pieces over pages: a heading stays with what follows, a text is split with two lines on either side.

Every step either places something, begins a page on which the next step places it, or takes apart what is higher
than a page: it always ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from intake_desktop.exchange.pages.flow import Beside, Break, Page, Piece, Stack, gap


def pages(pieces: Iterable[Piece], room: float) -> list[Page]:
    """The pages, at least one. A piece that is higher than a page falls apart: its parts stand below each other."""
    waiting = deque(pieces)
    made = [Page()]
    while waiting:
        piece = waiting.popleft()
        if isinstance(piece, Break):
            made.append(Page())
            continue
        page = made[-1]
        fresh = not page.placed
        if fresh and piece.head:
            _place(page, 0, piece.head)
        start = page.used + (gap(page.last, piece) if page.last else 0)
        if start + _needed(piece, waiting) <= room:
            _place(page, start, piece)
        elif parts := piece.split(room - start):
            _place(page, start, parts[0])
            waiting.appendleft(parts[1])
            made.append(Page())
        elif not fresh:
            waiting.appendleft(piece)
            made.append(Page())
        elif below_each_other := _apart(piece):
            waiting.extendleft(reversed(below_each_other))
        else:
            _place(page, start, piece)
    return made


def _apart(piece: Piece) -> Sequence[Piece]:
    """The parts of a piece in the order in which they are read; none when it is all one."""
    if isinstance(piece, Stack):
        return piece.pieces
    return [part for _, part in piece.parts] if isinstance(piece, Beside) else []


def _place(page: Page, start: float, piece: Piece) -> None:
    page.placed.append((start, piece))
    page.used = start + piece.height


def _needed(piece: Piece, waiting: Iterable[Piece]) -> float:
    """The height that must be free: a heading asks for itself and the beginning of what follows."""
    total, above = piece.height, piece
    for below in waiting:
        if not above.keep or isinstance(below, Break):
            break
        start = below.split(3 * 15)
        total += gap(above, below) + (start[0].height if start else below.height)
        above = below
    return total
