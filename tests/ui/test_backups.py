"""Backup copies in the window: made once a day behind somebody's back, and a calm line when that does not work."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from intake_desktop.dossier.founding import Founding
from tests.ui.staff import PASSWORD, Office, Staff


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb-stick"
    folder.mkdir()
    return folder


def found_with_folder(office: Office, stick: Path) -> None:
    key = office.desk.new_recovery_key()
    founding = Founding("Stichting Voorbeeld", "Oost", "Joke Bedacht", "Joke B.", PASSWORD, key, stick)
    office.desk.found(founding).close()


def copies(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.glob("springplank-*"))


def at_rest(staff: Staff) -> bool:
    frame = staff.window.frame
    return frame is not None and frame.workplace.backups.state is not None and not frame.workplace.backups.busy


def locked(staff: Staff) -> None:
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: staff.office.desk.last is not None and staff.office.desk.last.closed)


def events(staff: Staff) -> list[str]:
    """What the journal says about copies."""
    vault = staff.office.desk.last
    assert vault is not None
    found = vault.run(lambda store: store.room.connection.exec_driver_sql("SELECT entry FROM journal").all()).result()
    return [name for (entry,) in found for name in ("backup.made", "backup.failed") if f'"{name}"' in entry]


def test_a_copy_is_made_once_a_day_after_unlocking(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    for forward, expected in ((0, 1), (20, 1), (5, 2)):
        office.clock.forward(hours=forward)
        staff = office.unlocked()
        staff.until(lambda staff=staff: at_rest(staff))
        assert len(copies(stick)) == expected
        assert len(events(staff)) == expected
        assert not staff.sees("reservekopie")
        locked(staff)


def test_a_stick_that_is_out_is_told_calmly_and_the_work_goes_on(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    stick.rename(stick.with_name("eruit"))
    staff = office.unlocked()
    staff.until(lambda: staff.sees("De map voor reservekopieën is er niet."))
    assert staff.sees("Je werk staat gewoon in de kluis.")
    assert events(staff) == ["backup.failed"]
    stick.with_name("eruit").rename(stick)
    staff.tab_to("Opnieuw proberen")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: at_rest(staff) and not staff.sees("De map voor reservekopieën"))
    assert len(copies(stick)) == 1
    assert events(staff) == ["backup.failed", "backup.made"]


def test_after_two_days_without_a_copy_the_line_says_how_long(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    staff = office.unlocked()
    staff.until(lambda: at_rest(staff))
    locked(staff)
    stick.rename(stick.with_name("eruit"))
    office.clock.forward(days=9)
    staff = office.unlocked()
    staff.until(lambda: staff.sees("Al 9 dagen geen kopie."))


def test_the_line_can_be_put_away(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    stick.rename(stick.with_name("eruit"))
    staff = office.unlocked()
    staff.until(lambda: staff.sees("De map voor reservekopieën is er niet."))
    staff.tab_to("Melding sluiten")
    staff.press(Qt.Key.Key_Space)
    staff.settle()
    assert not staff.sees("De map voor reservekopieën is er niet.")


def test_another_look_while_a_copy_is_made_loses_nothing(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    staff = office.unlocked()
    window = staff.window
    window.change_settings(window.settings.__class__(theme="donker", text_size=125))
    staff.until(lambda: at_rest(staff))
    assert len(copies(stick)) == 1


def test_a_copy_that_is_underway_does_not_keep_the_vault_open(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    staff = office.unlocked()
    locked(staff)
    assert all(len(list((stick / name).iterdir())) == 5 for name in copies(stick)), "whole or absent"
    assert {path.name for path in stick.iterdir()} == set(copies(stick))


def test_without_a_folder_a_line_says_so_after_every_unlocking_and_can_be_put_away(office: Office) -> None:
    office.found()
    for _ in range(2):
        staff = office.unlocked()
        staff.until(lambda staff=staff: staff.sees("Er is nog geen map voor reservekopieën."))
        staff.tab_to("Melding sluiten")
        staff.press(Qt.Key.Key_Space)
        staff.settle()
        assert not staff.sees("Er is nog geen map voor reservekopieën.")
        locked(staff)


def test_the_line_without_a_folder_leads_to_where_one_is_chosen(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    staff.until(lambda: staff.sees("Er is nog geen map voor reservekopieën."))
    staff.tab_to("Map kiezen")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.place().page == "manage")
