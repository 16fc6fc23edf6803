"""Kluis nakijken in Beheer: beside the work, with sentences, and mending only what somebody asks for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from intake_desktop.dossier.checked import Mend, Outcome
from intake_desktop.storage import inspection, reading_along
from intake_desktop.storage.inspection import Inspection
from intake_desktop.storage.open_store import Opening
from intake_desktop.ui.pages.self_test_row import SelfTestRow
from tests.ui.staff import Office, Staff
from tests.ui.test_manage_page import at_beheer
from tests.ui.test_saving_seen import WORDS, in_a_dossier

SPACE = Qt.Key.Key_Space
ROWS = 16


def looked_over(staff: Staff, words: str) -> None:
    staff.tab_to("Kluis nakijken")
    staff.press(SPACE)
    staff.until(lambda: staff.sees(words), 30_000)


def test_the_table_tells_how_it_is_and_what_to_do(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    looked_over(staff, "Let op bij: Reservekopieën.")
    assert len(staff.window.findChildren(SelfTestRow)) == ROWS
    assert staff.sees("Alleen dit venster heeft de kluis open.")
    assert staff.sees("Doe dit: Kies een map")
    assert not [row for row in staff.read() if row == Outcome.WRONG.value]
    vault = office.desk.last
    assert vault is not None
    events = vault.run(lambda store: store.room.connection.exec_driver_sql("SELECT entry FROM journal").all()).result()
    assert sum('"vault.looked_over"' in entry for (entry,) in events) == 1


def test_a_damaged_key_file_is_told_and_mended_by_keyboard(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    second = office.folder / "sleutels-b.json"
    good = second.read_bytes()
    second.write_bytes(b"{}")
    looked_over(staff, "Let op bij: Sleutelbestanden")
    staff.tab_to(Mend.KEY_FILES.value)
    staff.press(SPACE)
    staff.until(lambda: staff.sees("Beide sleutelbestanden zijn weer gelijk."), 30_000)
    assert second.read_bytes() == good
    assert staff.at() == "Kluis nakijken"
    assert not staff.sees("Let op bij: Sleutelbestanden")


def test_a_mend_that_is_not_possible_is_told(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    first, second = (office.folder / name for name in ("sleutels-a.json", "sleutels-b.json"))
    second.write_bytes(b"{}")
    looked_over(staff, "Let op bij: Sleutelbestanden")
    first.write_bytes(b"{}")
    staff.tab_to(Mend.KEY_FILES.value)
    staff.press(SPACE)
    staff.until(lambda: staff.sees("Dit is niet hersteld."))


def test_stopping_and_going_elsewhere_end_it(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    staff.tab_to("Kluis nakijken")
    staff.press(SPACE)
    assert staff.at() == "Stoppen"
    staff.press(SPACE)
    staff.until(lambda: staff.sees("Gestopt. Er is niets veranderd."), 30_000)
    staff.press(SPACE)
    staff.until(lambda: len(staff.window.findChildren(SelfTestRow)) > 2, 30_000)
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: office.relaunches, 30_000)


def test_stop_in_the_middle_of_all_pages_ends_it_within_a_second_and_nothing_changed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library cannot be stopped while it reads the pages of a large vault: nobody waits for it."""
    there, on = threading.Event(), threading.Event()

    def bad_pages(connection: Any) -> int:
        there.set()
        assert on.wait(30)
        return int(connection.execute("SELECT 0").fetchone()[0])

    monkeypatch.setattr(reading_along, "bad_pages", bad_pages)
    office.found()
    staff = at_beheer(office)
    staff.tab_to("Kluis nakijken")
    staff.press(SPACE)
    staff.until(lambda: there.is_set() and staff.sees("kluisversie 4"), 30_000)
    before = (office.folder / "kluis.db").read_bytes()
    begun = time.monotonic()
    staff.press(SPACE)
    staff.until(lambda: staff.sees("Gestopt. Er is niets veranderd."))
    assert time.monotonic() - begun < 1.0
    assert staff.at() == "Kluis nakijken"
    assert (office.folder / "kluis.db").read_bytes() == before
    on.set()
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: office.relaunches)


def test_saving_does_not_wait_for_a_question_that_lasts(office: Office) -> None:
    """A question is in the middle of reading, with the keys lent to it; what is typed is saved in the meantime."""
    staff = in_a_dossier(office)
    vault = office.desk.last
    assert vault is not None
    reading, go_on = threading.Event(), threading.Event()

    def ask(opening: Opening, closing: Callable[[], bool]) -> int:
        def question(each: Inspection) -> int:
            with each._reading() as connection:
                rows = connection.exec_driver_sql("SELECT seq FROM journal")
                first = rows.fetchone()
                reading.set()
                assert go_on.wait(20)
                return len(rows.fetchall()) + len(first or ())

        return inspection.asked(Inspection(opening, closing), question)

    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(vault.borrow, ask)
        assert reading.wait(20)
        staff.type(WORDS)
        staff.until(lambda: staff.saved_words().startswith("Opgeslagen om"))
        go_on.set()
        assert asked.result() > 2


def test_a_row_with_a_button_is_read_out_whole(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    (office.folder / "sleutels-b.json").write_bytes(b"{}")
    looked_over(staff, "Let op bij: Sleutelbestanden")
    names = [label.accessibleName() for label in staff.window.findChildren(QLabel)]
    assert any(name.startswith("Sleutelbestanden, let op: Een van de twee") for name in names)
