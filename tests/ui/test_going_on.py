"""Nobody at the keyboard while a new key, a copy or a move goes on: nothing can be seen, and nothing is left half."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desktop.storage import backup
from intake_desktop.ui.going_on import COPY, MOVE, NEW_KEY
from intake_desktop.ui.idle import IdleWatch
from tests.ui.staff import PASSWORD, Office, Staff
from tests.ui.test_backups import copies, found_with_folder, stick
from tests.ui.test_manage_page import at_beheer, walk
from tests.ui.test_new_key import DONE, Gate, begin, epoch
from tests.ui.test_recovery_card import press
from tests.ui.test_sleeping import covered

__all__ = ["stick"]
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


class CopyGate:
    """Holds a copy halfway until the test lets it go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.there, self.on = threading.Event(), threading.Event()
        real = backup._describe

        def describe(*given: object) -> object:
            self.there.set()
            assert self.on.wait(30)
            return real(*given)  # type: ignore[arg-type]  # passed on as they came

        monkeypatch.setattr(backup, "_describe", describe)


def walk_away(staff: Staff) -> None:
    """Nobody touches anything for longer than the idle time."""
    watch = staff.window.findChild(IdleWatch)
    assert watch is not None
    watch._last -= 60 * 60
    watch.look()


def covered_with(staff: Staff, words: str) -> None:
    staff.until(lambda: covered(staff) is not None and staff.sees(words) and staff.at() == "Wachtwoord van Joke")
    page = staff.window.findChild(QWidget, "new-key-page")
    assert page is None or not page.isVisible(), "no button of the work is for who walks by"


def locks(office: Office, staff: Staff) -> None:
    staff.until(lambda: office.relaunches and office.desk.last is not None and office.desk.last.closed, 20_000)
    assert staff.window.frame is None


def test_a_new_key_goes_on_behind_the_cover_then_a_copy_and_then_the_vault_locks(
    office: Office, monkeypatch: pytest.MonkeyPatch, stick: Path
) -> None:
    found_with_folder(office, stick)
    staff = at_beheer(office)
    staff.until(lambda: copies(stick))
    first = copies(stick)
    gate = Gate(monkeypatch)
    office.clock.forward(minutes=2)
    begin(staff)
    staff.until(gate.there.is_set)
    walk_away(staff)
    covered_with(staff, NEW_KEY)
    assert not office.relaunches
    gate.on.set()
    locks(office, staff)
    assert epoch(office) == 2
    assert copies(stick) != first, "the old copies open with the old key: a new one was made before it locked"
    again = office.unlocked()
    walk(again)
    again.until(lambda: again.sees("Laatste keer: vandaag om"))


def test_who_comes_back_while_it_goes_on_sees_how_far_it_is(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.found()
    gate = Gate(monkeypatch)
    staff = at_beheer(office)
    begin(staff)
    staff.until(gate.there.is_set)
    walk_away(staff)
    covered_with(staff, NEW_KEY)
    staff.type(PASSWORD)
    staff.press(ENTER)
    staff.until(lambda: covered(staff) is None and staff.sees("Niemand kan nu typen.") and staff.at() == "Stop")
    gate.on.set()
    staff.until(lambda: staff.sees(DONE) and staff.at() == "Verder")
    assert epoch(office) == 2
    assert not office.relaunches
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Nieuwe sleutel maken")


def test_a_computer_that_sleeps_meanwhile_stops_it_whole(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asleep nothing can go on, and keys must not wait in its memory."""
    office.found()
    gate = Gate(monkeypatch)
    staff = at_beheer(office)
    begin(staff)
    staff.until(gate.there.is_set)
    walk_away(staff)
    covered_with(staff, NEW_KEY)
    staff.window.lock_alone()
    gate.on.set()
    locks(office, staff)
    assert epoch(office) == 1
    assert not list(office.folder.glob(".kluis-sleutel-*"))
    again = office.unlocked()
    walk(again)
    again.until(lambda: again.sees("Gestopt: de kluis heeft nog de oude sleutel"))


def test_a_copy_is_finished_before_the_vault_locks(
    office: Office, monkeypatch: pytest.MonkeyPatch, stick: Path
) -> None:
    found_with_folder(office, stick)
    gate = CopyGate(monkeypatch)
    staff = office.unlocked()
    staff.until(gate.there.is_set)
    walk_away(staff)
    covered_with(staff, COPY)
    assert not copies(stick)
    gate.on.set()
    locks(office, staff)
    assert len(copies(stick)) == 1


def test_a_move_is_finished_and_after_unlocking_the_steps_are_there(
    office: Office, monkeypatch: pytest.MonkeyPatch, stick: Path
) -> None:
    office.found_with("Anna Voorbeeld")
    gate = CopyGate(monkeypatch)
    staff = at_beheer(office)
    press(staff, "Verhuizen")
    staff.until(lambda: staff.at() == "Map voor de kopie")
    staff.type(str(stick))
    staff.press(ENTER)
    staff.until(gate.there.is_set)
    walk_away(staff)
    covered_with(staff, MOVE)
    gate.on.set()
    locks(office, staff)
    (copy,) = stick.iterdir()
    again = office.start()
    again.until(lambda: again.at() == "Wachtwoord van Joke")
    again.type(PASSWORD)
    again.press(ENTER)
    again.until(lambda: again.sees("Deze kluis is verhuisd op"))
    again.tab_to("Toch hier openen", back=True)
    again.press(SPACE)
    again.until(lambda: again.window.frame is not None and again.arrived())
    walk(again)
    again.until(lambda: again.sees(f"en dan deze map: {copy}"))
