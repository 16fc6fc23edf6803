"""The sheet of paper with the recovery key: its groups, a QR code and what to do with it, for a printer."""

from __future__ import annotations

import re

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from intake_desktop.errors import SpringplankError

_MAKES_FILES = frozenset({"xps", "onenote", "fax", "file", "bestand"})
"""Words in the names of printers that put a file on the computer, beside every word with "pdf" in it."""


class PrinterMakesFile(SpringplankError):
    """A printer was chosen that prints nothing: the key would stand readable on the disk."""

    code = "ZK-140"
    title = "“{printer}” maakt een bestand, geen papier"
    meaning = "Dan staat de herstelsleutel leesbaar op de computer. Wie dat bestand vindt, kan alle dossiers openen."
    remedy = "Er is niets afgedrukt. Kies een andere printer, of schrijf de sleutel over."


_LINES = (
    "Met deze sleutel gaat de kluis open als niemand het wachtwoord nog weet.",
    "Leg dit papier in een kluis of afgesloten kast, niet bij de computer.",
    "Maak er geen foto van en mail hem niet.",
    "In de sleutel komen de letters I, L, O en U niet voor.",
)
_PER_LINE = 7


def print_key(key: str, parent: QWidget) -> bool:
    """Ask for a printer and print; False when somebody cancelled. No file is written by this program.

    Raises PrinterMakesFile for a printer that is none.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Springplank")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Herstelsleutel afdrukken")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    check_printer(printer.printerName(), printer.outputFormat())
    painter = QPainter(printer)
    draw_key(painter, key, printer.resolution())
    return painter.end()


def check_printer(name: str, output: QPrinter.OutputFormat) -> None:
    """Raise PrinterMakesFile when the name, or the choice in the dialog, says that a file is made."""
    words = re.findall("[a-z]+", name.lower())
    named = any(word in _MAKES_FILES or "pdf" in word for word in words)
    if named or output is QPrinter.OutputFormat.PdfFormat:
        raise PrinterMakesFile(printer=name or "Afdrukken naar een bestand")


def draw_key(painter: QPainter, key: str, dots_per_inch: int) -> None:
    """Draw the sheet; positions are in millimetres from the corner of the printable area."""
    unit = dots_per_inch / 25.4
    painter.scale(unit, unit)
    _text(painter, (0, 10), "Springplank: herstelsleutel", 8, bold=True)
    groups = key.split("-")
    for index, group in enumerate(groups):
        x, y = (index % _PER_LINE) * 24.0, 36 + (index // _PER_LINE) * 20.0
        _text(painter, (x, y - 7), str(index + 1), 3.2)
        _text(painter, (x, y), group, 6, bold=True)
    for number, line in enumerate(_LINES):
        _text(painter, (0, 80 + number * 8), line, 4)
    _draw_qr(painter, key, QRectF(0, 118, 45, 45))


def _text(painter: QPainter, place: tuple[float, float], words: str, size: float, bold: bool = False) -> None:
    font = QFont("Noto Sans")
    font.setPointSizeF(10)
    font.setBold(bold)
    painter.save()
    painter.translate(*place)
    dots = painter.device().logicalDpiY() / 72 * 10
    painter.scale(size / dots, size / dots)
    painter.setFont(font)
    painter.drawText(0, 0, words)
    painter.restore()


def _draw_qr(painter: QPainter, key: str, area: QRectF) -> None:
    rows = list(segno.make_qr(key, error="m").matrix)
    side = area.width() / len(rows)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                painter.drawRect(QRectF(area.x() + x * side, area.y() + y * side, side, side))
