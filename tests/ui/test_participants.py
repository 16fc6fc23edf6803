"""The list of participants, a new one, and opening a dossier: what staff do every day, by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from intake_desktop.ui import theme
from intake_desktop.ui.pages.dossier_page import DossierPage
from intake_desktop.ui.pages.list_page import ListPage
from tests.ui.staff import Office, Staff

ENTER = Qt.Key.Key_Return
SPACE = Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE = ("Anna Voorbeeld", "Bram Fictief", "Yara Test")


def listed(staff: Staff) -> list[str]:
    """The names in the list, from above to below."""
    table = staff.window.findChild(QTableView, "participants")
    assert table is not None
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if table.isVisible() else []


def new_participant(staff: Staff, *name: str, born: str = "") -> None:
    """Fill in the page of a new participant, up to the button."""
    staff.until(lambda: isinstance(staff.page(), ListPage) and staff.at() in ("Nieuwe deelnemer", "Deelnemers"))
    staff.tab_to("Nieuwe deelnemer")
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Hoe wil je genoemd worden?")
    for label, words in zip(
        ("Hoe wil je genoemd worden?", "Is er een tussenvoegsel, zoals 'de' of 'el'?", "Wat is je eigen achternaam?"),
        name,
        strict=False,
    ):
        staff.tab_to(label)
        staff.type(words)
    if born:
        staff.tab_to("Wat is je geboortedatum?")
        staff.type(born)
    staff.tab_to("Dossier maken")
    staff.press(SPACE)


def test_a_name_is_enough_to_begin_and_is_not_asked_again(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    new_participant(staff, "Jamila", "", "Voorbeeld", born="12-3-1980")
    staff.until(lambda: staff.window.findChildren(DossierPage) and staff.arrived())
    staff.until(lambda: staff.saved_words().startswith("Opgeslagen om"))
    stored = staff.stored(staff.place().dossier_id)
    means = office.desk.catalog.meaning
    assert stored[means("call_name")] == "Jamila"
    assert stored[means("family_name")] == "Voorbeeld"
    assert stored[means("birth_date")] == "1980-03-12"
    assert staff.sees("J. Voorbeeld") or staff.sees("Jamila Voorbeeld")


def test_without_a_name_no_dossier_is_made(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    new_participant(staff)
    staff.until(lambda: staff.sees("Vul een naam in. Een roepnaam is genoeg."))
    assert staff.at() == "Hoe wil je genoemd worden?"


def test_a_date_of_birth_that_is_still_to_come_makes_no_dossier(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    new_participant(staff, "Jamila", "", "Voorbeeld", born="12-3-2090")
    staff.until(lambda: staff.at() == "Wat is je geboortedatum?")
    assert staff.sees("Deze geboortedatum ligt na vandaag.")
    assert not staff.window.findChildren(DossierPage)
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type("12-3-1980")
    staff.tab_to("Dossier maken")
    assert not staff.sees("Deze geboortedatum ligt na vandaag.")
    staff.press(SPACE)
    staff.until(lambda: staff.window.findChildren(DossierPage) and staff.arrived())


def test_somebody_who_is_there_already_is_told_once(office: Office) -> None:
    office.found(lambda vault: office.add(vault, "Anna Voorbeeld", "1992-03-14"))
    staff = office.unlocked()
    new_participant(staff, "Anna", "", "Voorbeeld", born="14-3-1992")
    staff.until(lambda: staff.sees("Er is al een dossier met deze naam en geboortedatum."))
    staff.until(lambda: staff.at() == "Dossier maken")
    staff.press(SPACE)
    staff.until(lambda: staff.window.findChildren(DossierPage) and staff.arrived())


def test_search_marks_the_match_and_says_when_there_is_nobody(office: Office) -> None:
    office.found_with(*PEOPLE)
    staff = office.unlocked()
    staff.until(lambda: len(listed(staff)) == 3)
    staff.press(Qt.Key.Key_K, CTRL)
    staff.type("yar")
    staff.until(lambda: len(listed(staff)) == 1)
    assert "Test" in listed(staff)[0]
    assert staff.at() == "Zoek deelnemer", "the keyboard stays where somebody types"
    staff.type("xx")
    staff.until(lambda: staff.sees("Niemand gevonden"))
    staff.press(Qt.Key.Key_Escape)
    staff.until(lambda: len(listed(staff)) == 3)


def test_a_search_that_rests_is_journaled_without_what_was_looked_for(office: Office) -> None:
    office.found_with(*PEOPLE)
    staff = office.unlocked()
    staff.until(lambda: len(listed(staff)) == 3)
    before = len(journal(office))
    staff.press(Qt.Key.Key_K, CTRL)
    staff.type("bram")
    staff.until(lambda: [row for row in journal(office)[before:] if '"search"' in row])
    assert not [row for row in journal(office) if "bram" in row.casefold()]


def journal(office: Office) -> list[str]:
    """The rows of the journal as they are kept."""
    from intake_desktop.storage.tables import JOURNAL

    vault = office.desk.last
    assert vault is not None
    return vault.run(lambda store: [row.entry for row in inside(store).execute(JOURNAL.select())]).result()


def inside(store: Any) -> Any:
    """The connection of the storage thread, for looking at rows."""
    return store._store._connection


def test_searching_from_inside_a_dossier_goes_on_in_the_list_without_losing_a_letter(office: Office) -> None:
    ids = office.found_with(*PEOPLE)
    staff = office.unlocked()
    staff.visit("intake", ids[0])
    staff.press(Qt.Key.Key_K, CTRL)
    staff.type("ya")
    staff.until(lambda: isinstance(staff.page(), ListPage) and len(listed(staff)) == 1)
    staff.until(lambda: staff.at() == "Zoek deelnemer")
    staff.type("ra")
    assert staff.window.frame is not None
    assert staff.window.frame._top.text() == "yara"


def test_enter_opens_the_row_that_arrows_chose(office: Office) -> None:
    office.found_with(*PEOPLE)
    staff = office.unlocked()
    staff.until(lambda: len(listed(staff)) == 3 and staff.at() == "Deelnemers")
    staff.press(Qt.Key.Key_Down)
    staff.press(ENTER)
    staff.until(lambda: staff.window.findChildren(DossierPage) and staff.arrived())
    staff.until(lambda: staff.sees("Fictief") or staff.sees("Test") or staff.sees("Voorbeeld"))
    staff.tab_to("Terug naar de lijst met deelnemers", back=True)
    staff.press(SPACE)
    staff.until(lambda: isinstance(staff.page(), ListPage) and len(listed(staff)) == 3)


def test_a_dossier_of_another_coach_asks_why_and_keeps_the_reason(office: Office) -> None:
    ids = office.found_with("Anna Voorbeeld")
    staff = office.unlocked()
    give_to_a_colleague(office, ids[0])
    staff.until(lambda: len(listed(staff)) == 1)
    staff.press(ENTER)
    staff.until(lambda: staff.at() == "Waarom open je dit dossier?")
    assert staff.sees("(ZK-114)")
    staff.press(ENTER)
    assert staff.at() == "Waarom open je dit dossier?", "no reason, no dossier"
    staff.type("waarneming tijdens ziekte")
    staff.press(ENTER)
    staff.until(lambda: staff.arrived() and staff.place().section_id)
    assert staff.session().reason == "waarneming tijdens ziekte"


def give_to_a_colleague(office: Office, dossier_id: str) -> None:
    """A second colleague cannot be added in the window yet: the rows are written as the vault will write them."""
    from intake_desktop.storage.tables import COLLEAGUE, DOSSIER

    vault = office.desk.last
    assert vault is not None

    def work(store: Any) -> None:
        connection = inside(store)
        with connection.begin():
            own = connection.execute(COLLEAGUE.select()).mappings().one()
            other = dict(own) | {"id": "c-noor", "name": "Noor Voorbeeld", "label": "Noor V."}
            connection.execute(COLLEAGUE.insert().values(**_unique(other)))
            connection.execute(DOSSIER.update().where(DOSSIER.c.id == dossier_id).values(coach_id="c-noor"))

    vault.run(work).result()


def _unique(row: dict[str, object]) -> dict[str, object]:
    """The same colleague with a slot of their own."""
    return row | ({"slot_id": "ff" * 16} if "slot_id" in row else {})


@pytest.mark.parametrize("text_size", [100, 200])
def test_a_long_name_gets_the_room_that_is_left(office: Office, text_size: int) -> None:
    long = "Aaltje Verzonnen-Bedenkselstra"
    office.found_with(long)
    theme.apply_choice("licht", text_size)
    staff = office.unlocked()
    staff.until(lambda: listed(staff) == [long])
    rows = staff.window.findChildren(QTableView, "participants")[0]
    needed = QFontMetrics(theme.font(bold=True)).horizontalAdvance(long) + theme.px(24 + 6)
    assert rows.columnWidth(0) >= needed
    assert not rows.horizontalScrollBar().isVisible()
