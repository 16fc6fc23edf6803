"""A vault of another version at the door: an older one comes in and its copy is told, a newer one stays as it is."""

from __future__ import annotations

import shutil
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from intake_desktop.storage import osguard
from intake_desktop.ui.pages.first_start import FirstStartPage
from intake_desktop.ui.pages.shut import ShutPage
from tests.storage import vaults
from tests.storage.test_before_update import OLD, content, newer
from tests.ui.staff import Office, Staff
from tests.ui.test_manage_page import walk


def moved_in(office: Office, number: int) -> None:
    """The vault of that version stands on this workstation."""
    shutil.copytree(OLD[number], office.folder)


def never_first(staff: Staff) -> bool:
    return not staff.window.findChildren(FirstStartPage)


@pytest.mark.parametrize("number", OLD)
def test_after_an_update_beheer_tells_which_copy_was_kept(office: Office, number: int) -> None:
    moved_in(office, number)
    staff = office.start()
    assert never_first(staff)
    staff.unlock(vaults.PASSWORD)
    walk(staff)
    today = f"{datetime.now().astimezone():%d-%m-%Y}"
    staff.until(lambda: staff.sees(f"kluis-versie-{number}.kopie, gemaakt en gecontroleerd op {today}."))
    assert staff.sees("Kopie vooraf")


def test_an_older_program_says_so_at_the_door_and_changes_nothing(office: Office) -> None:
    bench = vaults.Bench(office.folder)
    bench.create()
    bench.close()
    newer(bench)
    before = content(office.folder)
    staff = office.start()
    staff.until(lambda: staff.at().startswith("Wachtwoord van"))
    staff.type(vaults.PASSWORD)
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.sees("Deze kluis is met een nieuwere versie gemaakt"))
    assert staff.sees("Installeer de nieuwste versie. Je gegevens blijven zoals ze zijn.")
    assert never_first(staff)
    assert staff.window.frame is None
    assert content(office.folder) == before


def test_keys_of_a_newer_program_ask_for_no_password(office: Office) -> None:
    moved_in(office, 3)
    for name in ("sleutels-a.json", "sleutels-b.json"):
        path = office.folder / name
        path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":2'))
    before = content(office.folder)
    staff = office.start()
    staff.until(lambda: staff.sees("Deze kluis is met een nieuwere versie gemaakt."))
    assert staff.window.findChildren(ShutPage)
    assert never_first(staff)
    staff.press(Qt.Key.Key_Return)
    staff.settle()
    assert staff.window.findChildren(ShutPage)
    assert content(office.folder) == before


def test_files_of_another_shape_are_no_first_start(office: Office) -> None:
    office.folder.mkdir()
    (office.folder / "kluis-2.db").write_bytes(b"van een versie die nog niet bestaat")
    staff = office.start()
    staff.until(lambda: staff.sees("In de map van de kluis staat iets anders."))
    assert never_first(staff)


def test_a_colleague_who_works_in_it_is_named_and_the_update_waits(office: Office) -> None:
    moved_in(office, 3)
    before = content(office.folder)
    lock = osguard.take(office.folder, osguard.Holder("Noor V.", "balie", office.clock()))
    staff = office.start()
    staff.until(lambda: staff.at().startswith("Wachtwoord van"))
    staff.type(vaults.PASSWORD)
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.sees("De kluis is al geopend"))
    assert staff.sees("Noor V. werkt erin op balie")
    assert content(office.folder) == before
    lock.release()
    staff.unlock(vaults.PASSWORD)
    assert (office.folder / "kluis-versie-3.kopie" / "kluis.db").is_file()
