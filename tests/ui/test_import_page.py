"""A beheerder reads a list in by keyboard, sees what would be made of every row, and finds the people in the list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from intake_desktop.dossier.bringing_in import BroughtIn, Underway
from intake_desktop.dossier.model import CardQuery
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.roles import Role
from intake_desktop.errors import DiskFull
from intake_desktop.ui import theme
from intake_desktop.ui.bringing_in import BringingIn
from intake_desktop.ui.pages.import_model import ImportModel
from intake_desktop.ui.pages.import_outcome import ImportOutcome, why_not
from intake_desktop.ui.pages.list_page import ListPage
from intake_desktop.ui.parts.banner import Banner
from tests.dossier.lists import HEAD, text
from tests.ui.staff import LONG_MS, Office, Staff
from tests.ui.test_participants import listed
from tests.ui.test_reach import check

SPACE, DOWN, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
MANY = 200
ROWS = (
    "Jamila;van;Voorbeeld;14-3-1992;Joke Bedacht;meedoen",
    "Anna;;Voorbeeld;14-3-1992;Joke B.;inloop",
    "Bram;;Fictief;31-2-1980;Joke B.;",
    "Yara;el;Test-Çelik;1980;Kees Onbekend;",
)


def lijst(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """A list as Excel saves it."""
    path = folder / "lijst.csv"
    path.write_bytes(text(*(rows or ROWS), head=head))
    return path


def at_the_page(office: Office) -> Staff:
    """Walked from the list of participants to the page."""
    staff = office.unlocked()
    staff.until(lambda: isinstance(staff.page(), ListPage) and staff.at() in ("Nieuwe deelnemer", "Deelnemers"))
    staff.tab_to("Lijst inlezen", back=True)
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Lijst met deelnemers")
    return staff


def read(staff: Staff, path: Path) -> ImportModel:
    """Type where the list is and have it read."""
    staff.tab_to("Lijst met deelnemers")
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(str(path))
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Regels van de lijst")
    model = table(staff).model()
    assert isinstance(model, ImportModel)
    return model


def table(staff: Staff) -> QTableView:
    def shown() -> list[QTableView]:
        return [each for each in staff.window.findChildren(QTableView, "newcomers") if each.isVisible()]

    staff.until(shown)
    return shown()[0]


def ticks(model: ImportModel) -> dict[str, str]:
    return {row.name: model.tick(row) for row in model.rows}


def press(staff: Staff, name: str) -> None:
    staff.tab_to(name)
    staff.press(SPACE)


def founded(office: Office) -> None:
    """A vault where Anna is already."""
    office.found(lambda vault: office.add(vault, "Anna Voorbeeld", "1992-03-14"))


def test_a_list_is_read_looked_at_and_added_by_keyboard_and_everybody_is_in_the_list(
    office: Office, tmp_path: Path
) -> None:
    founded(office)
    staff = at_the_page(office)
    model = read(staff, lijst(tmp_path))
    assert ticks(model) == {
        "Jamila van Voorbeeld": "aan",
        "Anna Voorbeeld": "uit",
        "Bram Fictief": "kan niet: er is een fout",
        "Yara el Test-Çelik": "kan niet: er is een fout",
    }
    assert staff.sees("4 regels gelezen")
    assert staff.sees("Regel 2: Jamila van Voorbeeld, geboren 14-03-1992, begeleider Joke Bedacht")
    staff.press(DOWN, times=2)
    staff.press(SPACE)
    assert staff.sees("Regel 4 kan niet mee. geboortedatum: Deze dag bestaat niet.")
    staff.tab_to("Geen bekende begeleider: op mijn naam (1)", back=True)
    staff.press(SPACE)
    assert ticks(model)["Yara el Test-Çelik"] == "aan"
    press(staff, "2 deelnemers toevoegen")
    staff.until(lambda: staff.sees("2 deelnemers zijn toegevoegd."))
    assert staff.sees("2 regels zijn niet toegevoegd")
    assert staff.at() == "Naar Deelnemers"
    staff.press(SPACE)
    staff.until(lambda: len(listed(staff)) == 3)
    assert listed(staff) == ["Yara el Test-Çelik", "Anna Voorbeeld", "Jamila van Voorbeeld"]


def test_the_same_list_again_ticks_nobody_and_a_tick_can_be_put_all_the_same(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_page(office)
    path = lijst(tmp_path, ROWS[0])
    read(staff, path)
    press(staff, "1 deelnemer toevoegen")
    staff.until(lambda: staff.sees("1 deelnemer is toegevoegd."))
    press(staff, "Andere lijst")
    model = read(staff, path)
    assert ticks(model) == {"Jamila van Voorbeeld": "uit"}
    assert staff.sees("Misschien al in de kluis")
    staff.press(SPACE)
    assert [row.name for row in model.chosen()] == ["Jamila van Voorbeeld"]
    staff.press(SPACE)
    assert model.chosen() == ()


def test_rows_with_a_mistake_and_doubles_can_be_looked_at_apart(office: Office, tmp_path: Path) -> None:
    founded(office)
    staff = at_the_page(office)
    model = read(staff, lijst(tmp_path))
    staff.tab_to("Met een fout, 2", back=True)
    staff.press(SPACE)
    assert [model.row(number).line for number in range(model.rowCount())] == [4, 5]
    press(staff, "Misschien dubbel, 1")
    assert [model.row(number).line for number in range(model.rowCount())] == [3, 4, 5]
    assert [row.line for row in model.chosen()] == [2], "what is not shown keeps its tick"


def test_what_was_not_read_and_letters_that_were_guessed_are_said(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_page(office)
    path = lijst(tmp_path, f"{ROWS[0]};123456782;x", head=f"{HEAD};BSN;Telefoon thuis")
    read(staff, path)
    assert staff.sees("Het bsn in deze lijst is niet ingelezen. Niet ingelezen: Telefoon thuis.")
    press(staff, "Andere lijst")
    path.write_bytes(f"{HEAD}\r\nRenée;;Ünal;;Joke B.;\r\n".encode("cp1252"))
    read(staff, path)
    assert staff.sees("Renée Ünal")
    assert staff.sees("Kijk eerst of deze namen goed staan.")


def test_a_file_that_is_no_list_is_told_at_the_file_and_another_can_be_chosen(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_page(office)
    path = tmp_path / "lijst.csv"
    wrong = (
        (b"", "Er staat niemand in deze lijst"),
        (b"PK\x03\x04\x00\x00\x00", "Dit is geen CSV-bestand"),
        (b'roepnaam\r\n"Jan', "In regel 2 begint een aanhalingsteken"),
        (b"Jan;Test\r\n", "We vinden geen kolom met namen"),
    )
    staff.type(str(path))
    for data, words in wrong:
        path.write_bytes(data)
        staff.press(ENTER)
        staff.until(lambda words=words: staff.sees(words))
        assert staff.at() == "Lijst met deelnemers"
    read(staff, lijst(tmp_path))


def test_an_example_can_be_saved_and_is_a_list(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_page(office)
    staff.tab_to("Map voor het voorbeeld")
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(str(tmp_path))
    press(staff, "Voorbeeld opslaan")
    staff.until(lambda: staff.sees("Opgeslagen als deelnemers-voorbeeld.csv."))
    model = read(staff, tmp_path / "deelnemers-voorbeeld.csv")
    assert len(model.rows) == 4


def test_stopping_adds_nobody_more_and_says_how_to_go_on(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_page(office)
    read(staff, lijst(tmp_path, *(f"Persoon{n};;Fictief;;Joke B.;" for n in range(MANY))))
    press(staff, f"{MANY} deelnemers toevoegen")
    staff.until(lambda: staff.at() == "Stop")
    staff.press(SPACE)
    staff.until(lambda: staff.sees("Je bent eerder gestopt."), 4 * LONG_MS)
    left = table(staff).model()
    assert isinstance(left, ImportModel)
    assert 0 < left.rowCount() <= MANY
    assert left.told(left.row(0)) == "Nog niet aan de beurt geweest."
    staff.press(SPACE)
    staff.until(lambda: isinstance(staff.page(), ListPage) and staff.arrived())
    vault = office.desk.last
    assert vault is not None
    page = vault.run(lambda store: store.dossiers.find(vault.actor, CardQuery())).result()
    assert page.total == MANY - left.rowCount(), "who was not added is told, and nobody else"


def adding(staff: Staff, folder: Path, many: int = MANY) -> BringingIn:
    """Many people are being added, and the keyboard is at the button that stops it."""
    read(staff, lijst(folder, *(f"Persoon{n};;Fictief;;Joke B.;" for n in range(many))))
    press(staff, f"{many} deelnemers toevoegen")
    staff.until(lambda: staff.at() == "Stop")
    assert staff.window.frame is not None
    return staff.window.frame.workplace.bringing


def test_locking_while_adding_stops_it(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_page(office)
    underway = adding(staff, tmp_path).underway
    assert underway is not None
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: underway.stopped)
    staff.until(lambda: staff.at().startswith("Wachtwoord van") or bool(office.relaunches), 4 * LONG_MS)
    assert underway.done < MANY


def test_another_text_size_while_adding_stops_nobody_and_the_end_is_told(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_page(office)
    bringing = adding(staff, tmp_path, 100)
    staff.window.change_settings(replace(staff.window.settings, text_size=150))
    assert bringing.underway is not None, "it goes on"
    assert staff.at() == "Stop"
    staff.until(lambda: staff.sees("100 deelnemers zijn toegevoegd."), 4 * LONG_MS)
    assert staff.at() == "Naar Deelnemers"
    assert bringing.rows == (), "no name of the list stays behind"


def test_a_file_from_outside_while_adding_stops_nobody_and_the_frame_tells_the_end(
    office: Office, tmp_path: Path
) -> None:
    office.found()
    staff = at_the_page(office)
    bringing = adding(staff, tmp_path)
    staff.window.hand(tmp_path / "overdracht-20261119-n5ksx5.pdf")
    assert staff.place().page == "received"
    bringing.stop()
    staff.until(lambda: staff.sees("Je bent eerder gestopt."), 4 * LONG_MS)
    assert staff.place().page == "received", "nobody is taken elsewhere"
    complaints = check(staff, "told on the frame")
    assert not complaints, "\n".join(complaints)
    press(staff, "Bekijken")
    staff.until(lambda: staff.at() == "Naar Deelnemers")
    left = table(staff).model()
    assert isinstance(left, ImportModel)
    assert left.told(left.row(0)) == "Nog niet aan de beurt geweest."
    assert not [each for each in staff.window.findChildren(Banner, "bringing-notice") if each.isVisible()]
    assert bringing.outcome is None


def without_beheerder(office: Office) -> None:
    """A vault of somebody who is no beheerder any more, because a colleague is."""
    from intake_desktop.storage.open_store import OpenStore
    from intake_desktop.storage.tables import COLLEAGUE

    def work(vault: Vault) -> None:
        def change(store: object) -> None:
            assert isinstance(store, OpenStore)
            with store.room.connection.begin():
                store.room.connection.execute(COLLEAGUE.update(), {"roles": Role.MEDEWERKER.value})

        office.add(vault, "Anna Voorbeeld")
        vault._vault.run(change).result()  # type: ignore[attr-defined]  # below all rules, as another version could

    office.found(work)


def test_who_is_no_beheerder_has_no_button_and_no_page(office: Office) -> None:
    without_beheerder(office)
    staff = office.unlocked()
    staff.until(lambda: len(listed(staff)) == 1)
    with pytest.raises(AssertionError, match="Tab does not come"):
        staff.tab_to("Lijst inlezen", most=40)
    assert staff.window.frame is not None
    staff.window.frame.workplace.visit("import")
    staff.until(lambda: staff.sees("Dit hoort niet bij jouw rol."))
    assert staff.at() == "Naar Deelnemers"
    assert not staff.sees("Lijst met deelnemers")


@pytest.mark.parametrize("size", [(1366, 768), (1024, 620)])
def test_every_step_can_be_heard_and_reached(office: Office, tmp_path: Path, size: tuple[int, int]) -> None:
    founded(office)
    staff = at_the_page(office)
    staff.window.resize(*size)
    complaints = check(staff, "file")
    read(staff, lijst(tmp_path))
    complaints += check(staff, "rows")
    press(staff, "1 deelnemer toevoegen")
    staff.until(lambda: staff.at() == "Naar Deelnemers")
    complaints += check(staff, "done")
    assert not complaints, "\n".join(complaints)


def test_with_large_text_every_row_is_as_high_as_its_words(office: Office, tmp_path: Path) -> None:
    founded(office)
    theme.apply_choice("licht", 200)
    staff = at_the_page(office)
    staff.window.resize(1024, 620)
    read(staff, lijst(tmp_path))
    staff.settle()
    assert staff.window.frame is not None
    staff.window.frame._backup.hide()  # the line about a folder for copies was put away
    rows = table(staff)
    assert rows.rowHeight(2) > rows.rowHeight(0), "two sentences need more room than none"
    assert not rows.horizontalScrollBar().isVisible()
    staff.until(lambda: rows.visibleRegion().boundingRect().height() > rows.height() * 3 // 4)


def test_an_error_half_way_tells_who_is_in_and_what_to_do(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_page(office)
    model = read(staff, lijst(tmp_path, ROWS[0], "Els;;Test;;Joke B.;"))
    outcome = BroughtIn(frozenset({2}), error=DiskFull())
    reasons = why_not(model.rows, model.chosen(), outcome)
    assert reasons == {3: "Nog niet aan de beurt geweest."}
    shown = ImportOutcome(model.rows, model.chosen(), outcome)
    staff.qtbot.addWidget(shown)
    words = shown.banner.accessibleName()
    assert words.startswith("1 deelnemer is toegevoegd. De schijf is vol. Maak eerst ruimte")
    assert "Laat dit venster open" not in words
    assert replace(outcome, error=None).remedy == ""
    assert not Underway().stopped
