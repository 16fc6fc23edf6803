"""Empty forms for a talk without a computer: from the menu to the printer or a PDF, with nothing of a participant."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from intake_desktop.ui.pages import exchange_paper
from intake_desktop.ui.pages.blank_page import BlankPage
from intake_desktop.ui.pages.exchange_paper import OnlyPaper
from tests.ui.staff import Office, Staff

HOURS = "Uren en belastbaarheid"
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)


@pytest.fixture
def staff(office: Office) -> Staff:
    """On the page, walked to by keyboard from the menu of who is at work."""
    office.found()
    found = office.unlocked()
    found.tab_to("Joke Bedacht: uiterlijk, lege formulieren en vergrendelen", back=True)
    found.press(Qt.Key.Key_Space)
    found.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    chosen = next(action for action in menu.actions() if action.text() == "Lege formulieren")
    while menu.activeAction() is not chosen:
        found.office.qtbot.keyClick(menu, Qt.Key.Key_Down)
    found.office.qtbot.keyClick(menu, Qt.Key.Key_Return)
    found.until(lambda: found.at() == "Brede intake: Afdrukken")
    return found


def page(staff: Staff) -> BlankPage:
    shown = staff.page()
    assert isinstance(shown, BlankPage)
    return shown


def keep(staff: Staff, folder: Path) -> str:
    """What is said after keeping the hours in this folder."""
    staff.tab_to("Map voor de PDF")
    staff.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    staff.type(str(folder))
    staff.tab_to(f"{HOURS}: Als PDF bewaren", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: page(staff).said() not in ("", "Bezig met maken…"))
    return page(staff).said()


def test_a_form_is_kept_as_a_pdf_and_never_over_another(staff: Staff, tmp_path: Path) -> None:
    assert keep(staff, tmp_path) == "Bewaard als leeg-formulier-uren-maatwerk.pdf."
    file = tmp_path / "leeg-formulier-uren-maatwerk.pdf"
    before = file.read_bytes()
    told = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(file).pages)
    assert HOURS in told
    assert "Joke" not in told
    staff.tab_to(f"{HOURS}: Afdrukken", back=True)
    assert "bestaat al" in keep(staff, tmp_path) or "staat al" in page(staff).said()
    assert file.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(staff: Staff, tmp_path: Path) -> None:
    assert "map" in keep(staff, tmp_path / "weg").lower()
    assert not list(tmp_path.glob("*.pdf"))


def test_a_form_goes_to_the_printer(staff: Staff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = tmp_path / "papier.pdf"

    def choose(_parent: QWidget, _title: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(sheet))
        made.setFullPage(True)
        return made

    monkeypatch.setattr(exchange_paper, "choose_printer", choose)
    staff.tab_to(f"{HOURS}: Afdrukken")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: page(staff).said().startswith("Naar de printer: "))
    assert page(staff).said() == f"Naar de printer: {len(pypdf.PdfReader(sheet).pages)} bladzijden."


def test_a_printer_that_is_none_is_told(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_parent: QWidget, _title: str) -> QPrinter:
        raise OnlyPaper

    monkeypatch.setattr(exchange_paper, "choose_printer", refuse)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: "Kies een echte printer" in page(staff).said())
