"""Herstelsleutel in Beheer, by keyboard: rehearsing it, being asked after a year, and making a new one."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.staff import Office, Staff
from tests.ui.test_first_start import GOOD, key_on_paper
from tests.ui.test_manage_page import at_beheer, walk
from tests.ui.test_unlocking import recover

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def press(staff: Staff, name: str) -> None:
    staff.tab_to(name)
    staff.press(SPACE)


def journal(staff: Staff, name: str) -> list[dict[str, object]]:
    """The rows with this event."""
    vault = staff.office.desk.last
    assert vault is not None
    found = vault.run(lambda store: store.room.connection.exec_driver_sql("SELECT entry FROM journal").all()).result()
    return [row for row in (json.loads(entry) for (entry,) in found) if row["event"] == name]


def at_card(office: Office) -> Staff:
    staff = at_beheer(office)
    staff.until(lambda: staff.sees("oefend"))
    return staff


def locked(staff: Staff) -> None:
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: staff.office.desk.last is not None and staff.office.desk.last.closed)


def test_the_key_is_rehearsed_and_a_slip_says_which_group(office: Office) -> None:
    office.found()
    staff = at_card(office)
    assert staff.sees("Nog niet geoefend met deze sleutel")
    QApplication.clipboard().setText("wat er al stond")
    press(staff, "Herstelsleutel oefenen")
    staff.until(lambda: staff.at() == "Herstelsleutel")
    groups = office.recovery_key.split("-")
    groups[2] = groups[2][:3] + ("7" if groups[2][3] != "7" else "8")
    staff.type(" ".join(groups))
    staff.press(ENTER)
    staff.until(lambda: staff.sees("Groep 3 bevat een tikfout") and staff.at() == "Herstelsleutel")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    staff.type(office.recovery_key)
    staff.press(ENTER)
    staff.until(lambda: staff.sees("Klopt. Met dit papier gaat de kluis open."))
    assert field.text() == "", "what was typed is gone"
    assert staff.sees("Voor het laatst geoefend op 23-11-2026")
    assert [row["detail"] for row in journal(staff, "recovery_key.rehearsed")] == [{"right": 0}, {"right": 1}]
    assert QApplication.clipboard().text() == "wat er al stond"
    press(staff, "Stoppen met oefenen")
    staff.until(lambda: staff.at() == "Herstelsleutel oefenen")


def test_after_a_year_the_card_asks_for_it(office: Office) -> None:
    office.found()
    staff = at_card(office)
    press(staff, "Herstelsleutel oefenen")
    staff.until(lambda: staff.at() == "Herstelsleutel")
    staff.type(office.recovery_key)
    staff.press(ENTER)
    staff.until(lambda: staff.sees("Klopt."))
    locked(staff)
    office.clock.forward(days=366)
    staff = at_card(office)
    assert staff.sees("Dat is meer dan een jaar geleden.")


def test_the_key_of_another_vault_is_told_apart_from_a_slip(office: Office) -> None:
    office.found()
    staff = at_card(office)
    press(staff, "Herstelsleutel oefenen")
    staff.until(lambda: staff.at() == "Herstelsleutel")
    staff.type(office.desk.new_recovery_key())
    staff.press(ENTER)
    staff.until(lambda: staff.sees("(ZK-337)"))


def test_a_new_key_counts_once_it_is_on_paper(office: Office) -> None:
    office.found()
    staff = at_card(office)
    press(staff, "Nieuwe herstelsleutel maken")
    staff.until(lambda: staff.sees("De oude herstelsleutel werkt daarna niet meer."))
    assert staff.at() == "Niet doen"
    press(staff, "Nieuwe sleutel tonen")
    groups = key_on_paper(staff)
    assert not journal(staff, "recovery_key.renewed")
    staff.press(ENTER)
    staff.until(lambda: staff.sees("De nieuwe sleutel geldt.") and staff.at() == "Klaar")
    assert len(journal(staff, "recovery_key.renewed")) == 1
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Nieuwe herstelsleutel maken")
    locked(staff)
    again = office.start()
    recover(again, office.recovery_key, GOOD)
    again.until(lambda: again.sees("(ZK-337)"))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    again.type("-".join(groups))
    again.press(ENTER)
    again.until(lambda: again.sees("Bewaar de nieuwe herstelsleutel."))
    again.window.close()
    again.until(lambda: office.desk.last is not None and office.desk.last.closed)


def test_stopping_before_the_last_step_keeps_the_old_key(office: Office) -> None:
    office.found()
    staff = at_card(office)
    press(staff, "Nieuwe herstelsleutel maken")
    press(staff, "Nieuwe sleutel tonen")
    staff.until(lambda: staff.at() == "Afdrukken")
    press(staff, "Oude sleutel houden")
    staff.until(lambda: staff.at() == "Nieuwe herstelsleutel maken")
    press(staff, "Herstelsleutel oefenen")
    staff.type(office.recovery_key)
    staff.press(ENTER)
    staff.until(lambda: staff.sees("Klopt."))


def test_a_key_that_was_used_and_not_replaced_is_asked_for(office: Office) -> None:
    """The window closes while the new key is on the screen: the old one still works, and Beheer asks to replace it."""
    office.found()
    staff = office.start()
    recover(staff, office.recovery_key, GOOD)
    staff.until(lambda: staff.sees("Bewaar de nieuwe herstelsleutel."))
    staff.window.close()
    staff.until(lambda: office.desk.last is not None and office.desk.last.closed)
    again = office.start()
    again.unlock(GOOD)
    walk(again)
    again.until(lambda: again.sees("De herstelsleutel is gebruikt op 23-11-2026, en nog niet vervangen."))
