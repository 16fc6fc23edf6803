"""The self-test in Beheer: it runs beside the work, tells how it went, and can be stopped at any moment."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from intake_desktop.dossier.checked import Checked, Outcome
from intake_desktop.sealing import vectors
from intake_desktop.ui.pages.self_test_row import SelfTestRow
from intake_desktop.wiring import self_test_library, self_test_way, throw_away
from tests.ui.staff import Office, Staff, name_of
from tests.ui.test_manage_page import at_beheer

PATIENCE = 150_000


@pytest.fixture
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders go, to see that none stays."""
    place = tmp_path / "tijdelijk"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def at_the_test(office: Office) -> Staff:
    office.found()
    staff = at_beheer(office)
    staff.tab_to("Zelftest starten")
    return staff


def rows(staff: Staff) -> list[SelfTestRow]:
    return staff.window.findChildren(SelfTestRow)


def button(staff: Staff) -> QPushButton:
    found = staff.window.findChild(QPushButton, "self-test")
    assert found is not None
    return found


def test_a_wrong_answer_is_told_in_the_table_with_what_to_do(
    office: Office, aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = vectors.VECTORS[0]
    wrong = vectors.Vector(good.name, good.source, good.compute, bytes(32))
    monkeypatch.setattr(self_test_library, "VECTORS", (wrong, *vectors.VECTORS[1:]))
    monkeypatch.setattr(self_test_way, "EXAMPLE", "is-er-niet.json")
    staff = at_the_test(office)
    staff.press(Qt.Key.Key_Space)
    assert staff.at() == "Zelftest stoppen", "the keyboard stays where it was"
    staff.until(lambda: staff.sees("8 van de 20 onderdelen zijn niet in orde."), PATIENCE)
    assert staff.sees("Er komt iets anders uit dan in RFC 9106, 5.3.")
    assert staff.sees("Doe dit: Installeer Springplank opnieuw.")
    assert staff.sees("is-er-niet.json is niet te lezen.")
    assert [row.text() for row in staff.window.findChildren(QLabel)].count("niet gedaan") == 6
    assert len(rows(staff)) == 20
    assert name_of(button(staff)) == "Zelftest starten"
    assert not list(aside.iterdir())


def test_stopping_leaves_nothing_and_the_window_goes_on(office: Office, aside: Path) -> None:
    staff = at_the_test(office)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: any(throw_away.PREFIX in path.name for path in aside.iterdir()), PATIENCE)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.sees("Gestopt. Er blijft niets van de proef achter."), PATIENCE)
    assert not list(aside.iterdir())
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: len(rows(staff)) > 3, PATIENCE)


def test_who_goes_elsewhere_stops_the_test(office: Office, aside: Path) -> None:
    staff = at_the_test(office)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: list(aside.iterdir()), PATIENCE)
    staff.tab_to("Deelnemers", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.place().page == "list")
    staff.until(lambda: not list(aside.iterdir()), PATIENCE)


def test_locking_in_the_middle_leaves_nothing(office: Office, aside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    went_on: list[str] = []
    monkeypatch.setattr(self_test_way.Way, "_pages", lambda _: went_on.append("last part") or "")
    staff = at_the_test(office)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: list(aside.iterdir()), PATIENCE)
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: office.relaunches)
    staff.until(lambda: not list(aside.iterdir()), PATIENCE)
    assert not went_on


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_row_is_read_out_as_one_line(office: Office, outcome: Outcome) -> None:
    row = SelfTestRow(Checked("Vrije ruimte", outcome, "Er is 84 GB vrij.", "Maak ruimte."))
    names = [each.accessibleName() for each in row.findChildren(QLabel)]
    assert f"Vrije ruimte, {outcome.value}: Er is 84 GB vrij." in names
    row.deleteLater()
