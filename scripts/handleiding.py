"""`make handleiding`: the help of the program as a PDF to print, with the latest pictures of the screens."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from intake_desktop.ui import manual, theme  # noqa: E402 - found from the root of the project

PICTURES, OUT = ROOT / "docs" / "screenshots", ROOT / "docs" / "handleiding" / "handleiding.pdf"
PICTURE_OF = {
    "beginnen": "01-openen",
    "deelnemers": "03-deelnemers",
    "intake": "04-intake",
    "zrm": "06-zrm-overzicht",
    "vaardigheden": "07-vaardigheden",
    "uren": "08-uren",
    "advies": "09-advies",
    "nakijken": "17-nakijken",
    "voortgang": "11-voortgang",
    "uitwisselen": "10a-uitwisselen-wat-gaat-mee",
    "ontvangen": "20-ontvangen-bekend",
    "beheer": "13-beheer",
}
"""By the name of a chapter the picture under its title. The people in it are made up."""
DOTS, MARGIN_MM, FOOTER = 96, 18.0, 32.0
PICTURE_DOTS = 1000
FRONT = (
    "# Springplank: handleiding\n\nVoor de trajectbegeleider. Dezelfde tekst staat in het programma onder F1. "
    "De mensen op de plaatjes zijn verzonnen.\n\n"
)


def main() -> int:
    """Write docs/handleiding/handleiding.pdf; gives 0."""
    application = theme.application(sys.argv[0])
    theme.apply_choice("licht", 100)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    writer = _writer()
    room = QSizeF(writer.width(), writer.height() - FOOTER)
    front = _document(room, FRONT + "".join(f"- {chapter.title}\n" for chapter in manual.chapters()))
    documents = [front, *(_chapter(room, chapter) for chapter in manual.chapters())]
    total = sum(document.pageCount() for document in documents)
    painter, number = QPainter(writer), 0
    for document in documents:
        for place in range(document.pageCount()):
            if number:
                writer.newPage()
            number += 1
            _paint(painter, document, place, f"{number} van {total}")
    painter.end()
    print(f"{OUT.relative_to(ROOT)}: {total} pages")
    del application
    return 0


def _writer() -> QPdfWriter:
    writer = QPdfWriter(str(OUT))
    writer.setResolution(DOTS)
    writer.setTitle("Springplank: handleiding")
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, upright, margins, QPageLayout.Unit.Millimeter))
    return writer


def _document(room: QSizeF, text: str) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    manual.write(document, text)
    document.setPageSize(room)
    return document


def _chapter(room: QSizeF, chapter: manual.Chapter) -> QTextDocument:
    """A chapter begins on a page of its own, with its picture under the title."""
    document = _document(room, chapter.text)
    picture = PICTURES / f"{PICTURE_OF.get(chapter.name, '')}.png"
    if picture.is_file():
        image = QImage(str(picture)).scaledToWidth(PICTURE_DOTS, Qt.TransformationMode.SmoothTransformation)
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(picture.name), image)
        cursor = QTextCursor(document.begin())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        around = QTextBlockFormat()
        around.setBottomMargin(12)
        cursor.insertBlock(around)
        shown = QTextImageFormat()
        shown.setName(picture.name)
        shown.setWidth(room.width())
        cursor.insertImage(shown)
    return document


def _paint(painter: QPainter, document: QTextDocument, place: int, number: str) -> None:
    room = document.pageSize()
    painter.save()
    painter.translate(0, -place * room.height())
    document.drawContents(painter, QRectF(QPointF(0, place * room.height()), room))
    painter.restore()
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("textMuted"))
    foot = QRectF(0, room.height(), room.width(), FOOTER)
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), number)


if __name__ == "__main__":
    sys.exit(main())
