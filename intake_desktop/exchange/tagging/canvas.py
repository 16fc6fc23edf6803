"""A canvas on which everything painted lies in exactly one marked-content sequence: of an element, or an artifact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from reportlab.pdfgen.canvas import Canvas

from intake_desktop.exchange.tagging.nodes import Mark, Node

_PAINTS = re.compile(r"(?:^|\s)(?:Tj|TJ|S|s|f\*?|F|B\*?|b\*?|Do|sh)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Artifact:
    """Painted for the eye only: lines, backgrounds, header and footer."""

    opening: str


ARTIFACT = Artifact("/Artifact BMC")
HEADER = Artifact("/Artifact <</Type /Pagination /Subtype /Header>> BDC")
FOOTER = Artifact("/Artifact <</Type /Pagination /Subtype /Footer>> BDC")


class TaggedCanvas(Canvas):
    """Of reportlab it uses three private parts: `_code`, `_startPage` and `_pageNumber` (pdf.md 3)."""

    def __init__(self, out: IO[bytes], page_size: tuple[float, float], font: str) -> None:
        self._code: list[str]
        self._pageNumber: int
        self._targets: list[Node | Artifact] = [ARTIFACT]
        self._next_number = 0
        self._opened_at = 0
        super().__init__(
            out,
            pagesize=page_size,
            invariant=1,
            pageCompression=0,
            initialFontName=font,  # type: ignore[arg-type]  # the stub says float, reportlab means a name
        )
        self._opened_at = len(self._code)

    @contextmanager
    def tag(self, target: Node | Artifact) -> Iterator[None]:
        """What is painted inside belongs to this element or artifact."""
        self._switch(lambda: self._targets.append(target))
        try:
            yield
        finally:
            self._switch(self._targets.pop)

    def showPage(self) -> None:
        self._close_sequence()
        super().showPage()

    def _startPage(self) -> None:
        super()._startPage()  # type: ignore[misc]  # private, so the stubs leave it out
        self._next_number = 0
        self._opened_at = len(self._code)

    def _switch(self, change: Callable[[], object]) -> None:
        self._close_sequence()
        change()
        self._opened_at = len(self._code)

    def _close_sequence(self) -> None:
        """Wrap what was painted since the last switch. Nothing painted: nothing written, or an empty page appears."""
        start, target = self._opened_at, self._targets[-1]
        if not any(_PAINTS.search(command) for command in self._code[start:]):
            return
        if isinstance(target, Artifact):
            opening = target.opening
        else:
            opening = f"/{target.role} <</MCID {self._next_number}>> BDC"
            target.kids.append(Mark(self._pageNumber - 1, self._next_number))
            self._next_number += 1
        self._code.insert(start, opening)
        self._code.append("EMC")
        self._opened_at = len(self._code)
