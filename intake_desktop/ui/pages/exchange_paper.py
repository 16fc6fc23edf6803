"""The participant's own copy on paper: printed straight from memory, so that no readable file stays behind."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from intake_desktop.dossier.desk import PageImage
from intake_desktop.errors import ExchangeError
from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import Sign, WrapLabel, heading

WIDTH = 1654
"""Pixels across a sheet of A4 at 200 dots per inch."""
_FULL = 4


class NotPrinted(ExchangeError):
    code = "ZK-232"
    title = "Niet afgedrukt"
    meaning = "De printer gaf geen antwoord, of stopte onderweg. Er is geen bestand gemaakt."
    remedy = "Kijk of de printer aanstaat en papier heeft. Probeer het opnieuw."


class OnlyPaper(NotPrinted):
    code = "ZK-233"
    meaning = "Deze printer maakt een bestand dat iedereen kan lezen."
    remedy = "Kies een echte printer, of kies: als bestand met een code."


def choose_printer(parent: QWidget, title: str = "Exemplaar afdrukken") -> QPrinter | None:
    """Ask for a printer; None when somebody cancelled. Raises OnlyPaper for one that makes a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Springplank")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    check_paper(printer)
    return printer


def check_paper(printer: QPrinter) -> None:
    """Raises OnlyPaper when this printer writes a file instead of paper."""
    if printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat or printer.outputFileName():
        raise OnlyPaper


def print_pages(printer: QPrinter, pages: Iterable[PageImage]) -> int:
    """Print every page over the whole sheet; gives how many. Raises NotPrinted. Not for the UI thread."""
    painter, number = QPainter(), -1
    if not painter.begin(printer):
        raise NotPrinted
    for number, page in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            raise NotPrinted
        image = QImage(page.pixels, page.width, page.height, page.width * _FULL, QImage.Format.Format_RGBA8888)
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
    if not painter.end():
        raise NotPrinted
    return number + 1


class PaperStep(Card):
    """What is told when the copy was printed."""

    def __init__(self) -> None:
        super().__init__()
        ready = QHBoxLayout()
        ready.setSpacing(theme.px(8))
        ready.addWidget(Sign("check-disc", "ok"))
        ready.addWidget(heading("Het exemplaar is naar de printer"), 1)
        self._mark = WrapLabel("", "hint")
        self.words = WrapLabel("Haal het meteen op. Kijk of er geen blad in de printer blijft liggen.")
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addLayout(ready)
        self.column.addWidget(self.words)
        self.column.addWidget(self._mark)
        self.hide()

    def show_done(self, pages: int, mark: str) -> None:
        """So many pages were printed, under this mark."""
        told = "1 bladzijde" if pages == 1 else f"{pages} bladzijden"
        self._mark.setText(f"{told} · kenmerk {mark} · staat in het logboek")
        self.words.setAccessibleName(f"{self.words.text()} {self._mark.text()}")
