"""Beheer is there for who looks after the program, and tells which program this is and where the vault stands."""

from __future__ import annotations

import platform
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QComboBox, QScrollBar, QTextEdit, QWidget

from intake_desktop import paths
from intake_desktop.dossier.backups import NoBackupFolder
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.recovery import RecoveryState
from intake_desktop.dossier.roles import Role
from intake_desktop.errors import SpringplankError
from intake_desktop.storage.tables import COLLEAGUE
from intake_desktop.ui.pages.manage_page import ManagePage
from intake_desktop.ui.pages.new_key_card import NewKeyCard
from intake_desktop.ui.parts.reading_text import ReadingArea
from tests.storage.test_journal import directly
from tests.ui.staff import Office, Staff

NEW_KEY = "Nieuwe sleutel maken"


def at_beheer(office: Office) -> Staff:
    """In the window, walked to the room from the bar at the left."""
    staff = office.unlocked()
    walk(staff)
    return staff


def walk(staff: Staff) -> None:
    staff.tab_to("Beheer", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.place().page == "manage" and staff.sees("Over Springplank"))


def test_beheer_tells_every_version_and_where_the_vault_stands(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    staff.until(lambda: staff.sees(str(office.folder)))
    told = staff.read()
    for name in ("Springplank", "Python", "Qt", "SQLCipher", "SQLite", "OpenSSL", "Regels van het advies"):
        assert name in told
    assert any(words.startswith(platform.python_version()) for words in told)
    assert qVersion() in told
    assert not any(words.strip() in {"versie", "versie 0", "onbekend"} for words in told)


def test_a_licence_is_read_in_the_window_by_keyboard(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    staff.until(lambda: staff.sees(str(office.folder)))
    staff.tab_to("Licenties: tonen")
    staff.press(Qt.Key.Key_Space)
    which = staff.tab_to("licence-of")
    assert isinstance(which, QComboBox)
    assert which.currentText() == "Springplank"
    text = staff.window.findChild(QTextEdit)
    assert text is not None
    assert "OPENBARE LICENTIE" in text.toPlainText().upper() or "EUPL" in text.toPlainText()
    staff.type("cryptography")
    staff.until(lambda: "Apache License" in text.toPlainText())
    assert staff.tab_to("Tekst van de licentie") is text


def test_an_installed_program_shows_the_texts_that_came_with_it(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "licenties"
    (folder / "Qt").mkdir(parents=True)
    (folder / "Qt" / "LGPL-3.0.txt").write_text("Eerste tekst", encoding="utf-8")
    (folder / "lijst.json").write_text("{}", encoding="ascii")
    (folder / "Qt" / "NOTICE").write_text("Tweede tekst", encoding="utf-8")
    (folder / "springplank.txt").write_text("Onze licentie", encoding="utf-8")
    monkeypatch.setattr(paths, "licences", lambda: folder)
    office.found()
    found = office.desk.about().licences
    assert [each.part for each in found] == ["springplank", "Qt"]
    assert found[1].text() == "Eerste tekst\n\nTweede tekst"
    (folder / "springplank.txt").unlink()
    assert found[0].text().startswith("springplank.txt is niet te lezen.")


def test_every_library_of_the_program_has_a_licence_with_a_name(office: Office) -> None:
    found = {each.part.casefold(): each for each in office.desk.about().licences}
    needed = {"springplank", "pyside6_essentials", "cryptography", "sqlcipher3", "pikepdf", "sqlalchemy", "pydantic"}
    assert needed <= set(found)
    assert not {"pytest", "hypothesis", "ruff"} & set(found)
    assert [each for each in found.values() if not each.words and not each.files] == []


def test_who_is_no_beheerder_has_no_beheer(office: Office) -> None:
    def only_medewerker(vault: Vault) -> None:
        only = {"roles": Role.MEDEWERKER.value}
        directly(vault._vault, lambda connection: connection.execute(COLLEAGUE.update(), only))  # type: ignore[attr-defined]  # the real vault behind the gate

    office.found(only_medewerker)
    staff = office.unlocked()
    assert staff.window.findChild(QWidget, "nav-book") is not None
    assert staff.window.findChild(QWidget, "nav-manage") is None
    assert staff.window.frame is not None
    assert Role.BEHEERDER not in staff.window.frame.workplace.vault.actor.roles
    staff.window.frame.workplace.visit("manage")
    staff.until(lambda: staff.at() == "Naar Deelnemers")
    assert not staff.sees("Over Springplank")
    about_copies = NoBackupFolder.meaning
    assert not any("dossier" in words for words in staff.read() if about_copies not in words)


@pytest.mark.parametrize("name", ["Kluis nakijken", "Nieuwe sleutel maken", "Map kiezen"])
def test_after_unlocking_the_keyboard_is_where_it_was_in_beheer(office: Office, name: str) -> None:
    office.found()
    staff = at_beheer(office)
    staff.until(lambda: staff.sees("De kluis heeft nog de sleutel van het begin."))
    staff.tab_to(name)
    card = QApplication.focusWidget().parentWidget().objectName()
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: office.relaunches)
    again = office.unlocked()
    again.until(lambda: again.at() == name)
    assert QApplication.focusWidget().parentWidget().objectName() == card
    focused = QApplication.focusWidget()
    again.until(lambda: not focused.visibleRegion().isEmpty())
    again.press(Qt.Key.Key_Tab)
    assert again.at() not in {"", name}, "Tab goes on from there"


def slowly(monkeypatch: pytest.MonkeyPatch, office: Office, slow: Event, fails: bool = False) -> None:
    """The card of the key on paper, above that of the vault key, waits for this event; then it tells, or fails."""
    told = type(office.desk).recovery_state

    def late(*asked: Any) -> RecoveryState:
        slow.wait(20)
        if fails:
            raise SpringplankError
        return told(*asked)

    monkeypatch.setattr(type(office.desk), "recovery_state", late)


def back_at_new_key(office: Office, control: str = NEW_KEY) -> Staff:
    """Brought back to the card of the vault key, as after unlocking; a control of another name is there no more."""
    staff = office.unlocked()
    assert staff.window.frame is not None
    staff.window.frame.show_place(Place("manage", section_id=NewKeyCard.name, question_id=control))
    staff.until(lambda: staff.at() == NEW_KEY and not QApplication.focusWidget().visibleRegion().isEmpty())
    return staff


@pytest.mark.parametrize(("fails", "words"), [(False, "Nog niet geoefend met deze sleutel"), (True, "(ZK-199)")])
def test_what_a_card_above_tells_later_does_not_push_the_keyboard_out_of_sight(
    office: Office, monkeypatch: pytest.MonkeyPatch, fails: bool, words: str
) -> None:
    office.found()
    slow = Event()
    slowly(monkeypatch, office, slow, fails)
    staff = back_at_new_key(office)
    focused = QApplication.focusWidget()
    slow.set()
    staff.until(lambda: staff.sees(words))
    staff.until(lambda: focused.visibleRegion().boundingRect().height() == focused.height())
    assert staff.at() == NEW_KEY


@pytest.mark.parametrize("control", [NEW_KEY, "Is er niet meer"])
def test_who_scrolls_elsewhere_meanwhile_is_not_pulled_back(
    office: Office, monkeypatch: pytest.MonkeyPatch, control: str
) -> None:
    office.found()
    slow = Event()
    slowly(monkeypatch, office, slow)
    staff = back_at_new_key(office, control)
    bar = staff.window.findChild(ManagePage).findChild(ReadingArea).verticalScrollBar()
    bar.triggerAction(QScrollBar.SliderAction.SliderToMinimum)
    slow.set()
    staff.until(lambda: staff.sees("Nog niet geoefend met deze sleutel"))
    staff.settle()
    assert bar.value() == 0


def test_who_comes_to_beheer_sees_its_top_also_when_cards_are_slow(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.found()
    slow = Event()
    slowly(monkeypatch, office, slow)
    staff = office.unlocked()
    staff.window.change_settings(replace(staff.window.settings, text_size=200))
    staff.window.frame.show_place(Place("manage"))
    staff.until(lambda: staff.place().page == "manage" and staff.sees("Over Springplank"))
    slow.set()
    staff.until(lambda: staff.sees("Nog niet geoefend met deze sleutel"))
    staff.settle()
    assert staff.window.findChild(ManagePage).findChild(ReadingArea).verticalScrollBar().value() == 0


def test_a_control_that_is_not_there_any_more_leaves_the_keyboard_in_its_card(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    staff.until(lambda: staff.sees("De kluis heeft nog de sleutel van het begin."))
    staff.tab_to("Nieuwe sleutel maken")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Niets veranderen")
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: office.relaunches)
    again = office.unlocked()
    again.until(lambda: again.at() == "Nieuwe sleutel maken")
