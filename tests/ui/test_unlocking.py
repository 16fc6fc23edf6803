"""The door: the password, what is said when it is wrong, the key on paper, and a vault that cannot open."""

from __future__ import annotations

import json
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from intake_desktop.dossier.ports import Vault
from intake_desktop.sealing import canonical
from intake_desktop.ui import background
from intake_desktop.ui.pages.unlock import UnlockPage
from tests.ui.staff import PASSWORD, Office, Staff
from tests.ui.test_first_start import GOOD, shown_groups

ENTER = Qt.Key.Key_Return
SPACE = Qt.Key.Key_Space


def refused(staff: Staff, password: str, code: str) -> None:
    """Type this password, and wait until this code is told and the keyboard is back in the field."""
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    staff.type(password)
    staff.press(ENTER)
    staff.until(lambda: staff.sees(f"({code})") and staff.at() == "Wachtwoord van Joke")


def test_the_password_opens_the_vault_and_the_keyboard_is_there_at_once(office: Office) -> None:
    office.found()
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    staff.unlock()
    staff.until(lambda: staff.sees("Nog geen deelnemers"))


def test_whoever_is_quicker_than_the_first_picture_has_nothing_loaded_beside_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.found()
    loaded: list[object] = []
    vaults: list[Vault] = []
    monkeypatch.setattr(background, "load", lambda *asked: loaded.append(asked))
    page = UnlockPage(office.desk, office.desk.face(), "")
    office.qtbot.addWidget(page)
    page.opened.connect(vaults.append)
    for field in page.findChildren(QLineEdit):
        field.setText(PASSWORD)
    page._open.click()
    page.grab()
    office.qtbot.waitUntil(lambda: bool(vaults))
    vaults[0].close()
    assert not loaded


def test_a_wrong_password_is_told_and_the_next_try_replaces_it(office: Office) -> None:
    office.found()
    staff = office.start()
    refused(staff, "niet deze zin, een andere", "ZK-101")
    staff.unlock()
    staff.until(lambda: staff.sees("Nog geen deelnemers"))


def test_after_four_wrong_passwords_there_is_a_pause_but_no_lock_out(office: Office) -> None:
    office.found()
    staff = office.start()
    for _ in range(4):
        refused(staff, "weer de verkeerde zin", "ZK-101")
    refused(staff, PASSWORD, "ZK-101b")
    assert staff.sees("Je wordt niet buitengesloten.")


def test_somebody_waits_out_the_pause_and_comes_in(office: Office) -> None:
    office.found()
    staff = office.start()
    for _ in range(4):
        refused(staff, "weer de verkeerde zin", "ZK-101")
    office.clock.forward(minutes=5)
    staff.unlock()


@pytest.mark.parametrize(("letter", "shift", "told"), [("A", False, True), ("A", True, False), ("a", False, False)])
def test_caps_lock_is_told_while_typing(office: Office, letter: str, shift: bool, told: bool) -> None:
    office.found()
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for moment in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(moment, Qt.Key.Key_A, held, letter))
    assert staff.sees("Caps Lock staat aan.") is told


def test_the_key_on_paper_sets_a_new_password_and_gives_a_new_key(office: Office) -> None:
    office.found()
    staff = office.start()
    recover(staff, office.recovery_key.lower().replace("-", " "), GOOD)
    staff.until(lambda: staff.sees("Bewaar de nieuwe herstelsleutel. Na deze stap werkt de oude niet meer."))
    groups = shown_groups(staff)
    assert "-".join(groups) != office.recovery_key
    staff.tab_to("Ik heb hem overgeschreven")
    staff.press(SPACE)
    staff.type(groups[int(staff.at().removeprefix("Groep ")) - 1])
    staff.keyboard.tab()
    staff.type(groups[int(staff.at().removeprefix("Groep ")) - 1])
    staff.press(ENTER)
    staff.until(lambda: staff.sees("Nog geen deelnemers"))
    staff.window.close()
    staff.until(lambda: office.desk.last is not None and office.desk.last.closed)
    again = office.start()
    again.unlock(GOOD)


def recover(staff: Staff, key: str, password: str) -> None:
    """Come by the key on paper, with the keyboard."""
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    staff.tab_to("Wachtwoord vergeten?")
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Herstelsleutel")
    staff.type(key)
    staff.tab_to("Nieuw wachtwoord")
    staff.type(password)
    staff.press(ENTER)


def test_a_key_with_a_slip_of_the_pen_is_told_with_the_group(office: Office) -> None:
    office.found()
    staff = office.start()
    groups = office.recovery_key.split("-")
    groups[4] = "0000" if groups[4] != "0000" else "1111"
    recover(staff, "-".join(groups), GOOD)
    staff.until(lambda: staff.sees("(ZK-109)") and staff.at() == "Herstelsleutel")
    assert staff.sees("Ergens staat een tikfout")


def test_the_key_of_another_vault_does_not_open_this_one(office: Office) -> None:
    office.found()
    staff = office.start()
    recover(staff, office.desk.new_recovery_key(), GOOD)
    staff.until(lambda: staff.sees("Deze herstelsleutel hoort niet bij deze kluis.") and staff.sees("ZK-337"))


def test_a_short_new_password_is_refused_before_anything_changes(office: Office) -> None:
    office.found()
    staff = office.start()
    recover(staff, office.recovery_key, "kort")
    staff.until(lambda: staff.sees("ZK-112"))
    staff.tab_to("Terug")
    staff.press(SPACE)
    staff.unlock()


def test_a_second_start_on_the_same_vault_says_who_works_in_it(office: Office) -> None:
    office.found()
    first = office.unlocked()
    second = office.start()
    second.until(lambda: second.at() == "Wachtwoord van Joke")
    second.type(PASSWORD)
    second.press(ENTER)
    second.until(lambda: second.sees("(ZK-104)"), most_ms=2_000)
    assert second.sees("Joke B. werkt erin op werkplek")
    assert first.window.frame is not None


# A vault that cannot open: the window stands, says so in a sentence, and asks for no password in vain.


def key_files(office: Office) -> list[bytes]:
    return [(office.folder / name).read_bytes() for name in ("sleutels-a.json", "sleutels-b.json")]


def test_one_damaged_key_file_is_told_and_the_vault_opens(office: Office) -> None:
    office.found()
    (office.folder / "sleutels-a.json").write_bytes(b"{kapot")
    staff = office.start()
    assert staff.sees("(ZK-102)")
    staff.unlock()
    assert len(set(key_files(office))) == 1, "the damaged copy was mended"


def test_two_damaged_key_files_are_told_and_nothing_is_asked(office: Office) -> None:
    office.found()
    for name in ("sleutels-a.json", "sleutels-b.json"):
        (office.folder / name).write_bytes(b"{kapot")
    staff = office.start()
    staff.until(lambda: staff.sees("Beide sleutelbestanden zijn beschadigd") and staff.sees("ZK-102b"))
    assert not [line for line in staff.window.findChildren(QLineEdit) if line.isVisible()]
    assert [path.read_bytes() for path in sorted(office.folder.glob("sleutels-*"))] == [b"{kapot"] * 2


def test_a_vault_of_a_newer_version_is_told(office: Office) -> None:
    office.found()
    for name in ("sleutels-a.json", "sleutels-b.json"):
        path = office.folder / name
        newer = json.loads(path.read_bytes()) | {"version": 99}
        path.write_bytes(canonical.dumps(newer))
    staff = office.start()
    staff.until(lambda: staff.sees("Deze kluis is met een nieuwere versie gemaakt") and staff.sees("ZK-103"))


def test_a_plain_database_in_the_place_of_the_vault_is_refused(office: Office) -> None:
    office.found()
    (office.folder / "kluis.db").unlink()
    with sqlite3.connect(office.folder / "kluis.db") as plain:
        plain.execute("CREATE TABLE dossier (id TEXT)")
    plain.close()
    staff = office.start()
    refused(staff, PASSWORD, "ZK-108")
    assert staff.window.frame is None


def test_a_vault_whose_folder_went_away_is_told(office: Office) -> None:
    office.found()
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    office.folder.rename(office.folder.with_name("elders"))
    refused(staff, PASSWORD, "ZK-111")
