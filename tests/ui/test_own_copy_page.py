"""A participant gets an own copy: first what is about somebody else is read, then it goes on paper or in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages import exchange_paper
from intake_desktop.ui.pages.exchange_paper import NotPrinted, OnlyPaper, PaperStep
from intake_desktop.ui.parts.stepper import Stepper
from tests.ui.test_exchange_page import Exchange


@pytest.fixture
def exchange(qtbot: QtBot) -> Exchange:
    made = Exchange(qtbot)
    made.keys.press(Qt.Key.Key_3)
    made.press("Volgende")
    return made


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer that prints on a file here, in the place of asking which one."""
    sheet = tmp_path / "papier.pdf"

    def choose(_parent: QWidget) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(sheet))
        made.setFullPage(True)
        return made

    monkeypatch.setattr(exchange_paper, "choose_printer", choose)
    return sheet


def to_talk(exchange: Exchange) -> None:
    exchange.press("Mag mee: Wie verwees?")
    exchange.press("Ik heb deze passages nagelezen")
    exchange.press("Volgende")


def agree(exchange: Exchange) -> None:
    exchange.keys.press(Qt.Key.Key_1)
    exchange.press_today()


def test_no_organisation_is_asked_and_what_is_about_another_must_be_read(exchange: Exchange) -> None:
    assert exchange.page.step() == 1
    exchange.press("Volgende")
    assert exchange.page.step() == 1
    assert "Lees de passages na en zet dan een vinkje." in exchange.shown()
    to_talk(exchange)
    assert exchange.page.step() == 2


def test_the_copy_goes_to_the_printer_and_nothing_of_it_stays(exchange: Exchange, printer: Path, qtbot: QtBot) -> None:
    to_talk(exchange)
    agree(exchange)
    exchange.press("Afdrukken")
    qtbot.waitUntil(lambda: exchange.page.step() == 3)
    (wish,) = exchange.room.desk.printed
    assert (wish.profile_id, wish.organisation, wish.looked_at) == ("deelnemer", "De deelnemer zelf", True)
    assert wish.let_go == {AnswerKey("verwijzer_naam")}
    with pypdfium2.PdfDocument(str(printer)) as sheets:
        assert len(sheets) == 3
    stepper = exchange.page.findChild(Stepper)
    assert stepper is not None
    assert stepper.accessibleName() == "Stap 4 van 4: Papier"
    step = exchange.page.findChild(PaperStep)
    assert step is not None
    assert step.isVisible()
    assert "3 bladzijden · kenmerk k4t7ab" in step.words.accessibleName()
    exchange.press("Klaar")
    assert exchange.page.step() == 0
    assert stepper.names[-1] == "Code", "the next one may go in a file"


def test_the_copy_can_be_a_file_with_a_code_too(exchange: Exchange, tmp_path: Path, qtbot: QtBot) -> None:
    to_talk(exchange)
    agree(exchange)
    exchange.keys.tab_into(exchange.at("Op papier"))
    exchange.keys.press(Qt.Key.Key_3)
    exchange.fill("Map", str(tmp_path))
    exchange.press("Bestand maken")
    qtbot.waitUntil(lambda: exchange.page.step() == 3)
    assert [folder for _, folder in exchange.room.desk.made] == [tmp_path]
    assert not exchange.room.desk.printed


def test_the_summary_of_the_talk_is_printed_alone(exchange: Exchange, printer: Path, qtbot: QtBot) -> None:
    to_talk(exchange)
    agree(exchange)
    exchange.keys.tab_into(exchange.at("Op papier"))
    exchange.keys.press(Qt.Key.Key_2)
    exchange.press("Afdrukken")
    qtbot.waitUntil(lambda: exchange.page.step() == 3)
    (wish,) = exchange.room.desk.printed
    assert wish.summary
    assert not exchange.room.desk.made


def test_who_chooses_no_printer_after_all_has_made_nothing(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_paper, "choose_printer", lambda _parent: None)
    to_talk(exchange)
    agree(exchange)
    exchange.press("Afdrukken")
    assert exchange.page.step() == 2
    assert not exchange.room.desk.printed
    assert exchange.at("Afdrukken").isEnabled()


def _refuse(error: Exception) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise error

    return refuse


@pytest.mark.usefixtures("printer")
@pytest.mark.parametrize(("name", "error"), [("choose_printer", OnlyPaper()), ("print_pages", NotPrinted())])
def test_a_printer_that_fails_is_told_and_nothing_is_lost(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, name: str, error: Exception
) -> None:
    monkeypatch.setattr(exchange_paper, name, _refuse(error))
    to_talk(exchange)
    agree(exchange)
    exchange.press("Afdrukken")
    qtbot.waitUntil(lambda: str(error) in exchange.shown())
    assert exchange.page.step() == 2
    assert exchange.at("Afdrukken").isEnabled()


def test_a_printer_that_makes_a_readable_file_is_refused(tmp_path: Path) -> None:
    virtual = QPrinter()
    virtual.setOutputFileName(str(tmp_path / "leesbaar.pdf"))
    with pytest.raises(OnlyPaper):
        exchange_paper.check_paper(virtual)
