"""Staff send a file in four steps by keyboard; what is missing is said at the thing, and a code is soon forgotten."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.desk import FileFormat
from intake_desktop.dossier.model import Export, Permission, Place
from intake_desktop.errors import ExchangeError
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.pages.exchange_code import CodeView
from intake_desktop.ui.pages.exchange_earlier import EarlierCard
from intake_desktop.ui.pages.exchange_page import ExchangePage
from intake_desktop.ui.pages.exchange_preview import PreviewPanel
from intake_desktop.ui.pages.exchange_row import PartRow
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told
from tests.ui.dossier_desk import CODE, Room, open_room

PDF, ZIP = "PDF met een code (aanbevolen)", "Zip met een code, voor wie de PDF niet kan openen"


class Exchange:
    """Somebody at the keyboard of the exchange page."""

    def __init__(self, qtbot: QtBot) -> None:
        self.room: Room = open_room(qtbot, ExchangePage, "jamila-voorbeeld")
        self.page = cast("ExchangePage", self.room.page)
        self.keys = self.room.keyboard
        self.qtbot = qtbot
        self.page.arrive(Place("exchange"))

    def at(self, name: str) -> QWidget:
        """What is called this, for who hears it."""
        found = [
            each for each in self.page.findChildren(QWidget) if each.accessibleName() == name or _text(each) == name
        ]
        seen = [each for each in found if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert seen, f"nothing to reach is called {name!r}"
        return seen[0]

    def press(self, name: str) -> None:
        self.keys.tab_into(self.at(name))
        self.keys.press(Qt.Key.Key_Space)

    def fill(self, name: str, text: str) -> None:
        self.keys.tab_into(self.at(name))
        self.keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.keys.type(text)
        self.keys.tab()

    def choose_recipient(self, digit: Qt.Key = Qt.Key.Key_1) -> None:
        self.keys.press(digit)
        self.fill("Naam van de organisatie", "Buurtteam Zuid (fictief)")
        self.press("Volgende")

    def read(self, words: str) -> bool:
        """Whether these words can be read now."""
        return any(label.isVisible() and label.text() == words for label in self.page.findChildren(WrapLabel))

    def shown(self) -> list[str]:
        """The errors that can be read now."""
        return [told.text() for told in self.page.findChildren(Told) if told.isVisible() and told.text().strip()]

    def talk(self, folder: Path) -> None:
        """Fill in step 3 for the ground that needs no consent."""
        self.keys.press(Qt.Key.Key_1)
        self.keys.tab()
        self.keys.press(Qt.Key.Key_1)
        self.press_today()
        self.fill("Map", str(folder))

    def press_today(self) -> None:
        self.press("Vandaag: Besproken met Jamila op")


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton | CheckBox) else ""


@pytest.fixture
def exchange(qtbot: QtBot) -> Exchange:
    return Exchange(qtbot)


def to_code(exchange: Exchange, folder: Path) -> None:
    exchange.choose_recipient()
    exchange.press("Volgende")
    exchange.talk(folder)
    exchange.press("Bestand maken")
    exchange.qtbot.waitUntil(lambda: exchange.page.step() == 3)


def test_the_whole_way_by_keyboard(exchange: Exchange, tmp_path: Path) -> None:
    to_code(exchange, tmp_path)
    ((wish, folder),) = exchange.room.desk.made
    assert (wish.profile_id, wish.organisation, folder) == ("buurtteam", "Buurtteam Zuid (fictief)", tmp_path)
    assert wish.permission == Permission("Een stap regelen", "wmo-5.1.1", date(2026, 11, 20))
    assert exchange.page.findChildren(CodeView)[0].code() == CODE
    done = exchange.at("Code is langs een andere weg doorgegeven")
    assert not next(each for each in exchange.page.findChildren(QPushButton) if each.text() == "Klaar").isEnabled()
    exchange.keys.tab_into(done)
    exchange.keys.press(Qt.Key.Key_Space)
    exchange.press("Klaar")
    assert exchange.page.step() == 0
    assert not any(view.code() for view in exchange.page.findChildren(CodeView))


def test_a_zip_is_chosen_by_keyboard_and_the_next_file_is_a_pdf_again(exchange: Exchange, tmp_path: Path) -> None:
    exchange.choose_recipient()
    exchange.press("Volgende")
    exchange.talk(tmp_path)
    exchange.keys.tab_into(exchange.at(PDF))
    exchange.keys.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is exchange.at(ZIP)
    exchange.keys.press(Qt.Key.Key_Space)
    exchange.press("Bestand maken")
    exchange.qtbot.waitUntil(lambda: exchange.page.step() == 3)
    ((wish, _folder),) = exchange.room.desk.made
    assert wish.file_format is FileFormat.ZIP
    told = "Zeg erbij: de zip opent met 7-Zip, niet met de Verkenner van Windows. Begin bij LEESMIJ.txt."
    assert exchange.read(told)
    exchange.press("Code is langs een andere weg doorgegeven")
    exchange.press("Klaar")
    to_code(exchange, tmp_path)
    assert [wish.file_format for wish, _folder in exchange.room.desk.made] == [FileFormat.ZIP, FileFormat.PDF]
    assert not exchange.read(told)


def test_the_kind_of_file_is_told_to_who_hears_the_screen(exchange: Exchange) -> None:
    exchange.choose_recipient()
    exchange.press("Volgende")
    chosen = cast("QAbstractButton", exchange.at(PDF))
    assert chosen.isChecked()
    assert chosen.focusPolicy() & Qt.FocusPolicy.TabFocus
    field = chosen.parentWidget()
    assert isinstance(field, Field)
    assert field.accessibleName() == "Soort bestand"
    assert exchange.read("De inhoud is gelijk. Kies de zip alleen als de ontvanger erom vraagt.")


def test_a_step_says_what_is_missing_where_it_is_missing(exchange: Exchange) -> None:
    exchange.press("Volgende")
    assert "Kies wie dit bestand krijgt." in exchange.shown()
    exchange.choose_recipient()
    exchange.press("Volgende")
    exchange.press("Bestand maken")
    assert {"Kies waarvoor het bestand is.", "Vul in wanneer jullie dit samen lazen."} <= set(exchange.shown())
    assert exchange.room.desk.made == []


def test_a_day_that_is_still_to_come_is_refused_at_the_day(exchange: Exchange, tmp_path: Path) -> None:
    exchange.choose_recipient()
    exchange.press("Volgende")
    exchange.talk(tmp_path)
    exchange.fill("Besproken met Jamila op", "21-11-2026")
    exchange.press("Bestand maken")
    assert any("na vandaag" in words for words in exchange.shown())
    assert cast("QLineEdit", QApplication.focusWidget()).accessibleName() == "Besproken met Jamila op"
    assert exchange.room.desk.made == []


def test_a_recipient_who_needs_consent_is_asked_for_it(exchange: Exchange, tmp_path: Path) -> None:
    exchange.keys.press(Qt.Key.Key_2)
    exchange.fill("Naam van de organisatie", "Gemeente Test")
    exchange.press("Volgende")
    exchange.press("Volgende")
    exchange.keys.press(Qt.Key.Key_1)
    exchange.press_today()
    exchange.fill("Map", str(tmp_path))
    exchange.press("Bestand maken")
    assert "Vul in wanneer de toestemming is gegeven." in exchange.shown()
    exchange.press("Vandaag: Toestemming gegeven op")
    exchange.keys.tab_into(exchange.at("mondeling"))
    exchange.keys.press(Qt.Key.Key_Space)
    exchange.press("Bestand maken")
    exchange.qtbot.waitUntil(lambda: exchange.page.step() == 3)
    ((wish, _folder),) = exchange.room.desk.made
    assert (wish.permission.ground, wish.permission.how_given) == ("toestemming", "mondeling")


def test_an_optional_part_goes_only_with_a_reason_and_a_locked_one_never(exchange: Exchange) -> None:
    exchange.choose_recipient()
    rows = {row.title: row for row in exchange.page.findChildren(PartRow)}
    locked = rows["Het bsn"]
    stops = [each for each in locked.findChildren(QWidget) if each.isVisible() and each.focusPolicy()]
    assert not [each for each in stops if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    exchange.press("Wie we bellen bij nood meesturen")
    exchange.press("Volgende")
    assert exchange.page.step() == 1
    assert any(words.startswith("Schrijf kort waarom") for words in exchange.shown())
    exchange.keys.type("Het team belt bij ziekte")
    exchange.press("Volgende")
    assert exchange.page.step() == 2
    panel = exchange.page.findChild(PreviewPanel)
    assert panel is not None
    exchange.qtbot.waitUntil(lambda: bool(panel.pages()))
    assert exchange.room.desk.previewed[-1].chosen == {"noodcontact": "Het team belt bij ziekte"}


def test_a_group_shows_its_parts_with_the_call_name(exchange: Exchange) -> None:
    exchange.choose_recipient()
    exchange.press("Toon wat erbij hoort: Wat iemand wil")
    assert any(row.title == "Wat wil Jamila?" and row.isVisible() for row in exchange.page.findChildren(PartRow))


def test_what_does_not_fit_together_is_said_before_the_file_is_made(exchange: Exchange) -> None:
    session = exchange.room.session
    hours = session.answer_of("uren", AnswerKey("uren_per_week_nu"))
    assert hours is not None
    assert hours.value is not None
    session.answer("uren", AnswerKey("uren_per_week_nu"), Decimal(40))
    told = "1 punt in Uren klopt nog niet. Kijk eerst, of stuur het zo."
    exchange.choose_recipient()
    exchange.press("Volgende")
    assert [each.accessibleName() for each in exchange.page.findChildren(Banner) if each.isVisible()] == [told]
    exchange.keys.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is exchange.at("Naar Uren")
    exchange.keys.press(Qt.Key.Key_Space)
    assert exchange.room.visited == [Place("hours", session.dossier.id)]
    session.answer("uren", AnswerKey("uren_per_week_nu"), hours.value)
    assert not [each for each in exchange.page.findChildren(Banner) if each.isVisible()]


def test_what_does_not_fit_together_stops_nobody(exchange: Exchange, tmp_path: Path) -> None:
    exchange.room.session.answer("uren", AnswerKey("uren_per_week_nu"), Decimal(40))
    exchange.choose_recipient()
    exchange.press("Volgende")
    exchange.keys.tab_into(exchange.at("Een stap regelen"))
    exchange.talk(tmp_path)
    exchange.press("Bestand maken")
    exchange.qtbot.waitUntil(lambda: exchange.page.step() == 3)
    assert not [each for each in exchange.page.findChildren(Banner) if each.isVisible()]


def test_the_pages_can_be_turned_zoomed_and_read(exchange: Exchange) -> None:
    exchange.choose_recipient()
    panel = exchange.page.findChild(PreviewPanel)
    assert panel is not None
    exchange.qtbot.waitUntil(lambda: bool(panel.pages()))
    sheet = exchange.at("Bladzijde 1 van 2")
    assert sheet.accessibleDescription() == "Bladzijde 1 voor de ander"
    exchange.keys.tab_into(sheet)
    width = sheet.width()
    exchange.keys.press(Qt.Key.Key_Plus)
    assert sheet.width() > width
    exchange.keys.press(Qt.Key.Key_0)
    assert sheet.width() == width
    exchange.keys.press(Qt.Key.Key_PageDown)
    assert sheet.accessibleName() == "Bladzijde 2 van 2"


def test_a_folder_that_cannot_be_written_is_said_at_the_folder(exchange: Exchange, tmp_path: Path) -> None:
    refusal = ExchangeError()
    refusal.code = "ZK-215"
    exchange.room.desk.refuse = refusal
    exchange.choose_recipient()
    exchange.press("Volgende")
    exchange.talk(tmp_path)
    exchange.press("Bestand maken")
    exchange.qtbot.waitUntil(lambda: any("ZK-215" in words for words in exchange.shown()))
    assert cast("QLineEdit", QApplication.focusWidget()).accessibleName() == "Map"
    assert exchange.page.step() == 2


def test_leaving_takes_the_code_off_the_screen_and_the_clipboard(exchange: Exchange, tmp_path: Path) -> None:
    to_code(exchange, tmp_path)
    exchange.press("Kopiëren")
    assert QApplication.clipboard().text() == CODE
    exchange.page.hide()
    assert QApplication.clipboard().text() == ""
    assert not any(view.code() for view in exchange.page.findChildren(CodeView))
    assert exchange.page.step() == 0


def test_help_over_the_code_is_no_leaving(exchange: Exchange, tmp_path: Path) -> None:
    to_code(exchange, tmp_path)
    exchange.page.workplace.helping = True
    exchange.page.hide()
    exchange.page.show()
    exchange.page.workplace.helping = False
    assert exchange.page.step() == 3
    assert any(view.code() for view in exchange.page.findChildren(CodeView))


def test_a_code_is_shown_again_while_it_is_kept(exchange: Exchange) -> None:
    now = exchange.room.session.now()
    permission = Permission("Een stap regelen", "wmo-5.1.1", date(2026, 11, 1))
    for mark, days in (("nieuw1", 3), ("oud222", 40)):
        made = now - timedelta(days=days)
        kept = Export(mark, "d1", "buurtteam", 1, "Buurtteam Zuid", permission, made, f"{mark}.pdf", "00", (), CODE)
        exchange.room.exports.kept.append(kept)
    exchange.page.arrive(Place("exchange"))
    card = exchange.page.findChild(EarlierCard)
    assert card is not None
    exchange.qtbot.waitUntil(lambda: len(card.rows()) == 2)
    new, old = card.rows()
    assert not old.show_code.isVisible()
    exchange.keys.tab_into(new.show_code)
    exchange.keys.press(Qt.Key.Key_Space)
    exchange.qtbot.waitUntil(lambda: new.code() == CODE)
    assert exchange.room.exports.looked == ["nieuw1"]
    exchange.page.hide()
    assert new.code() == ""
