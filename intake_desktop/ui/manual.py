"""The handleiding as chapters, and which of them is about which page; the same text becomes the printed one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from intake_desktop import paths
from intake_desktop.ui import theme
from intake_desktop.ui.parts.text_writer import table_format

_OF_PAGE = {
    "list": "deelnemers",
    "new": "deelnemers",
    "import": "deelnemers",
    "intake": "intake",
    "blank": "intake",
    "zrm": "zrm",
    "skills": "vaardigheden",
    "hours": "uren",
    "advice": "advies",
    "review": "nakijken",
    "progress": "voortgang",
    "exchange": "uitwisselen",
    "received": "ontvangen",
    "book": "ontvangen",
    "card": "ontvangen",
    "manage": "beheer",
}
"""By the name of a page the name of its chapter; any other page begins at the front."""
_FIRST = "beginnen"
_ABOVE = {1: 0, 2: 14}
_BETWEEN = 6


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter, as Markdown."""

    name: str
    title: str
    text: str


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order. The first line of each is its title."""
    made = []
    for path in sorted((paths.resources() / "handleiding").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = text.split("\n", 1)[0].removeprefix("# ")
        made.append(Chapter(path.stem.split("-", 1)[1], title, text))
    return tuple(made)


def about(page: str) -> str:
    """The name of the chapter about this page."""
    return _OF_PAGE.get(page, _FIRST)


def write(document: QTextDocument, text: str) -> None:
    """Put Markdown in a document, in the letters and colours of the theme."""
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(theme.font())
    document.setMarkdown(text)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            frame.setFormat(table_format(frame.columns(), 0))
    block = document.begin()
    while block.isValid():
        _set(QTextCursor(block))
        block = block.next()


def _set(cursor: QTextCursor) -> None:
    level = cursor.blockFormat().headingLevel()
    around = cursor.blockFormat()
    around.setTopMargin(theme.px(_ABOVE.get(level, 0)))
    around.setBottomMargin(0 if isinstance(cursor.currentTable(), QTextTable) else theme.px(_BETWEEN))
    cursor.setBlockFormat(around)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setForeground(theme.colour("text"))
    cursor.mergeCharFormat(look)
    if level:
        look.setFont(theme.font("title" if level == 1 else "heading", True))
        cursor.setCharFormat(look)
