"""The first start by keyboard: four steps that refuse kindly, keep what was typed, and end in an open vault."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from intake_desktop.storage import looking
from intake_desktop.ui import theme
from intake_desktop.ui.pages.paper_key import PrinterMakesFile, check_printer
from intake_desktop.ui.parts.scroll import ScrollArea
from tests.ui.staff import Office, Staff

ENTER = Qt.Key.Key_Return
GOOD = "vijf fictieve fietsen in de regen"


def first_step(staff: Staff) -> None:
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    staff.type("Stichting Voorbeeld")
    staff.tab_to("Locatie")
    staff.type("Oost")
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Je naam")


def colleague(staff: Staff, password: str, again: str) -> None:
    staff.type("Joke Bedacht")
    staff.tab_to("Wachtwoord")
    staff.type(password)
    staff.tab_to("Nog een keer")
    staff.type(again)
    staff.press(ENTER)


def key_on_paper(staff: Staff) -> list[str]:
    """Write the key down from the screen and type two groups of it; gives all its groups."""
    staff.until(lambda: staff.at() == "Afdrukken")
    groups = shown_groups(staff)
    staff.tab_to("Ik heb hem overgeschreven")
    staff.press(Qt.Key.Key_Space)
    staff.type(groups[int(staff.at().removeprefix("Groep ")) - 1])
    staff.keyboard.tab()
    staff.type(groups[int(staff.at().removeprefix("Groep ")) - 1])
    return groups


def shown_groups(staff: Staff) -> list[str]:
    """The fourteen groups as a screen reader tells them."""
    told = [label.accessibleName() for label in staff.window.findChildren(QLabel) if label.isVisible()]
    cells = [name for name in told if name.startswith("Groep ") and ":" in name]
    ordered = sorted(cells, key=lambda name: int(name.split()[1].rstrip(":")))
    return [name.split(": ")[1].replace(" ", "") for name in ordered]


def up_to_the_backups(office: Office) -> Staff:
    """The first three steps; the keyboard is at the folder for backup copies."""
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD)
    assert len(key_on_paper(staff)) == 14
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Map voor reservekopieën")
    return staff


def last_words(staff: Staff) -> None:
    """Wait until the vault is made and the empty list stands there."""
    staff.until(lambda: staff.window.frame is not None and staff.sees("Nog geen deelnemers"), most_ms=60_000)


def test_four_steps_by_keyboard_lead_to_an_open_list_and_a_first_copy(office: Office, tmp_path: Path) -> None:
    (stick := tmp_path / "usb-stick").mkdir()
    staff = up_to_the_backups(office)
    staff.type(str(stick))
    staff.press(ENTER)
    staff.until(lambda: staff.sees("op dezelfde schijf als de kluis"))
    assert not office.folder.exists(), "first somebody decides"
    staff.press(ENTER)
    last_words(staff)
    staff.until(lambda: list(stick.glob("springplank-*")), most_ms=60_000)
    state = office.desk.backup_state(office.desk.last)
    assert (state.folder, state.copies, state.error) == (stick, 1, None)


@pytest.mark.parametrize(("place", "told"), [("weg", "(ZK-131)"), ("kopieen", "(ZK-137)"), ("kluis", "(ZK-131)")])
def test_a_folder_that_cannot_be_used_is_told_at_the_field(
    office: Office, tmp_path: Path, place: str, told: str
) -> None:
    staff = up_to_the_backups(office)
    staff.type(place if place == "kopieen" else str(tmp_path / place))
    staff.press(ENTER)
    staff.until(lambda: staff.sees(told))
    assert staff.at() == "Map voor reservekopieën"
    assert not office.folder.exists()
    staff.tab_to("Later een map kiezen")
    staff.press(Qt.Key.Key_Space)
    staff.tab_to("Kluis maken")
    staff.press(Qt.Key.Key_Space)
    last_words(staff)


def test_a_folder_of_a_sync_program_is_warned_for(office: Office, tmp_path: Path) -> None:
    (tmp_path / "OneDrive - Stichting Voorbeeld").mkdir()
    staff = up_to_the_backups(office)
    staff.type(str(tmp_path / "OneDrive - Stichting Voorbeeld"))
    staff.press(ENTER)
    staff.until(lambda: staff.sees("bijvoorbeeld door OneDrive"))
    assert not office.folder.exists()


def test_the_folder_may_be_chosen_later_and_says_what_that_means(office: Office) -> None:
    staff = up_to_the_backups(office)
    assert staff.sees("Gaat deze computer stuk of kwijt, dan zijn alle dossiers weg.")
    staff.press(ENTER)
    assert staff.sees("Kies een map, of kies “Later een map kiezen”.")
    staff.tab_to("Later een map kiezen")
    staff.press(Qt.Key.Key_Space)
    staff.tab_to("Kluis maken")
    staff.press(Qt.Key.Key_Space)
    last_words(staff)
    staff.until(lambda: staff.at() == "Nieuwe deelnemer")
    assert office.desk.backup_state(office.desk.last).folder is None


def test_a_vault_of_the_first_start_is_private_and_names_its_colleague(office: Office) -> None:
    staff = up_to_the_backups(office)
    staff.tab_to("Later een map kiezen")
    staff.press(Qt.Key.Key_Space)
    staff.tab_to("Kluis maken")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.window.frame is not None and staff.sees("Nog geen deelnemers"), most_ms=60_000)
    staff.until(lambda: staff.at() == "Nieuwe deelnemer")
    assert stat.S_IMODE(office.folder.stat().st_mode) == 0o700
    names = [each.label for each in looking.look(office.folder).colleagues]
    assert names == ["Joke B."], "first name and an initial were suggested for the screen that everybody sees"


def test_a_step_asks_for_what_is_still_empty(office: Office) -> None:
    staff = office.start()
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    staff.press(ENTER)
    assert staff.at() == "Naam van de organisatie"
    assert staff.sees("Vul eerst de naam van de organisatie in.")
    first_step(staff)
    assert staff.sees("Vul je naam en twee keer je wachtwoord in.")


def test_a_short_password_is_refused_where_it_was_typed(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, "kort", "kort")
    assert staff.sees("ZK-112")
    assert staff.at() == "Wachtwoord"


def test_two_passwords_that_differ_are_refused_at_the_second_one(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD + "en")
    assert staff.sees("De twee wachtwoorden zijn niet gelijk.")
    assert staff.at() == "Nog een keer"
    staff.type(GOOD)
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Afdrukken")


def test_the_phrase_button_fills_in_a_good_password_that_can_be_read(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    staff.type("Joke Bedacht")
    staff.tab_to("Maak een woordzin voor mij")
    staff.press(Qt.Key.Key_Space)
    assert staff.at() == "Nog een keer"
    field = next(line for line in staff.window.findChildren(QLineEdit) if line.accessibleName() == "Wachtwoord")
    assert len(field.text().split()) == 7
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    staff.type(field.text())
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Afdrukken")


def test_going_back_and_forth_keeps_what_was_typed(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD)
    staff.until(lambda: staff.at() == "Afdrukken")
    groups = shown_groups(staff)
    for name in ("Je naam", "Naam van de organisatie"):
        staff.tab_to("Vorige")
        staff.press(Qt.Key.Key_Space)
        staff.until(lambda name=name: staff.at() == name)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "Stichting Voorbeeld"
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Je naam")
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Afdrukken")
    assert shown_groups(staff) == groups, "the key on paper stays the same key"
    assert not office.folder.exists(), "nothing is written before the last step"


@pytest.mark.parametrize(
    "name", ["Microsoft Print to PDF", "PDF", "CutePDF Writer", "Microsoft XPS Document Writer", "OneNote (Desktop)"]
)
def test_a_printer_that_makes_a_file_is_named_and_refused(name: str) -> None:
    with pytest.raises(PrinterMakesFile) as told:
        check_printer(name, QPrinter.OutputFormat.NativeFormat)
    assert name in str(told.value)
    assert "Kies een andere printer" in str(told.value)


@pytest.mark.parametrize("name", ["HP LaserJet M404dn", "Kantoor 2e etage", "Brother MFC-L3770CDW"])
def test_a_printer_with_paper_is_taken(name: str) -> None:
    assert check_printer(name, QPrinter.OutputFormat.NativeFormat) is None


def test_printing_to_a_file_leaves_the_key_on_the_screen(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a printer the dialog offers a file only: it is chosen here."""
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QPrinter, "outputFormat", lambda _printer: QPrinter.OutputFormat.PdfFormat)
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD)
    staff.until(lambda: staff.at() == "Afdrukken")
    groups = shown_groups(staff)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.sees("(ZK-140)"))
    assert shown_groups(staff) == groups
    assert staff.at() == "Andere printer kiezen"


def test_a_wrong_group_is_told_at_the_group_and_the_vault_is_not_made(office: Office) -> None:
    staff = office.start()
    first_step(staff)
    colleague(staff, GOOD, GOOD)
    staff.until(lambda: staff.at() == "Afdrukken")
    groups = shown_groups(staff)
    staff.tab_to("Ik heb hem overgeschreven")
    staff.press(Qt.Key.Key_Space)
    number = int(staff.at().removeprefix("Groep "))
    assert set(shown_groups(staff)) == {"verborgen"}, "the key is out of sight while it is typed over"
    wrong = "0000" if groups[number - 1] != "0000" else "1111"
    staff.type(wrong)
    assert staff.sees(f"Groep {number} is anders dan op het papier.")
    staff.press(ENTER)
    assert not office.folder.exists()
    staff.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    staff.type(groups[number - 1].lower())
    assert staff.sees("Klopt"), "capitals or not, it is the same"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 620)])
def test_every_step_fits_across_the_window_with_large_text(office: Office, size: tuple[int, int]) -> None:
    theme.apply_choice("licht", 200)
    staff = office.start(*size)
    first_step(staff)
    (scroll,) = staff.window.findChildren(ScrollArea)
    wide = [scroll.horizontalScrollBar().maximum()]
    colleague(staff, GOOD, GOOD)
    staff.until(lambda: staff.at() == "Afdrukken")
    wide.append(scroll.horizontalScrollBar().maximum())
    key_on_paper(staff)
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Map voor reservekopieën")
    wide.append(scroll.horizontalScrollBar().maximum())
    theme.apply_choice("licht", 100)
    assert wide == [0, 0, 0]
