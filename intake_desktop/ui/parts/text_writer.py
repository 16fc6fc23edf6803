"""Writes headings, paragraphs and tables of the theme into a text that is read, and remembers where each began."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from intake_desktop.ui import theme

_LOOKS = {
    "heading": ("heading", True, "text"),
    "label": ("body", True, "text"),
    "body": ("body", False, "text"),
    "muted": ("body", False, "textMuted"),
    "hint": ("small", False, "textMuted"),
    "head": ("small", True, "textMuted"),
}
"""Size, bold and colour per role, as the labels of a page have them."""


class TextWriter:
    """Lengths are px at 100 %. A level makes a paragraph a heading for who walks from heading to heading."""

    def __init__(self, document: QTextDocument) -> None:
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(theme.font())
        self._cursor = QTextCursor(document)
        self._cursor.beginEditBlock()
        self._first = True
        self.places: dict[str, tuple[int, int]] = {}
        """Where a paragraph with this name begins, and how long it is."""

    def close(self) -> None:
        """All is written: only now it is laid out."""
        self._cursor.endEditBlock()

    def paragraph(self, words: str, role: str = "body", above: int = 0, indent: int = 0, level: int = 0) -> None:
        """A paragraph of its own, with air above it."""
        block = QTextBlockFormat()
        block.setTopMargin(0 if self._first else theme.px(above))
        block.setLeftMargin(theme.px(indent))
        block.setHeadingLevel(level)
        if self._first:
            self._cursor.setBlockFormat(block)
            self._first = False
        else:
            self._cursor.insertBlock(block)
        self._cursor.insertText(words, _look(role))

    def beside(self, words: str, role: str = "hint") -> None:
        """More words on the line of the latest paragraph."""
        self._cursor.insertText(words, _look(role))

    def name(self, name: str, words: str) -> None:
        """The paragraph that was just written, and began with these words, can be found by this name."""
        self.places.setdefault(name, (self._cursor.block().position(), len(words)))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 0) -> None:
        """A table with a head; the columns share the width."""
        self.paragraph("", "hint", indent=indent)
        made = self._cursor.insertTable(len(rows) + 1, len(heads), table_format(len(heads), indent))
        for column, words in enumerate(heads):
            _fill(made, (0, column), words, "head")
        for line, row in enumerate(rows, start=1):
            for column, words in enumerate(row):
                _fill(made, (line, column), words, "body")
        self._cursor.movePosition(QTextCursor.MoveOperation.End)


def _look(role: str) -> QTextCharFormat:
    size, bold, ink = _LOOKS[role]
    made = QTextCharFormat()
    made.setFont(theme.font(size, bold))
    made.setForeground(theme.colour(ink))
    return made


def table_format(columns: int, indent: int) -> QTextTableFormat:
    """How a table looks with so many columns, so far from the left (px at 100 %)."""
    made = QTextTableFormat()
    made.setHeaderRowCount(1)
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(theme.colour("border")))
    made.setCellPadding(theme.px(6))
    made.setCellSpacing(0)
    made.setLeftMargin(theme.px(indent))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made


def _fill(table: QTextTable, place: tuple[int, int], words: str, role: str) -> None:
    cell = table.cellAt(*place)
    if role == "head":
        look = cell.format()
        look.setBackground(theme.colour("sunken"))
        cell.setFormat(look)
    cell.firstCursorPosition().insertText(words, _look(role))
