"""Large text in a low window: what stands above the work takes no more than it must, and gives it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.saving import SaveState
from intake_desktop.errors import DiskFull
from intake_desktop.ui import theme
from intake_desktop.ui.pages.dossier_head import DossierHead
from intake_desktop.ui.parts.banner import LESS, MORE, Banner
from tests.ui.staff import Office, Staff

LOW, HIGH = (1024, 620), (1024, 1000)
NAME = "Aaltje van den Verzonnen-van der Bedenksel-Uitgedachteveen"


@pytest.fixture
def staff(tmp_path: Path, qtbot: QtBot) -> Iterator[Staff]:
    office = Office(tmp_path, qtbot)
    dossier_id = office.found(lambda vault: office.add(vault, NAME))
    assert dossier_id is not None
    staff = office.unlocked(*LOW)
    staff.window.change_settings(replace(staff.window.settings, text_size=200))
    staff.until(staff.arrived)
    staff.visit("intake", dossier_id)
    yield staff
    office.close()
    theme.apply_choice("licht", 100)


def name(staff: Staff) -> QLabel:
    (found,) = (
        label
        for label in staff.window.findChildren(QLabel)
        if label.accessibleName() == NAME and isinstance(label.parentWidget(), DossierHead)
    )
    return found


def resize(staff: Staff, size: tuple[int, int]) -> None:
    staff.window.resize(*size)
    staff.settle()


def test_a_long_name_ends_in_dots_until_the_window_is_higher(staff: Staff) -> None:
    assert name(staff).text().endswith("…")
    assert name(staff).toolTip() == NAME
    resize(staff, HIGH)
    assert (name(staff).text(), name(staff).toolTip()) == (NAME, "")


def test_a_notice_begins_with_its_first_words_and_gives_the_rest_when_asked(staff: Staff) -> None:
    assert staff.window.frame is not None
    failed = SaveState(failed_since=datetime(2026, 11, 23, 9, tzinfo=UTC), error=DiskFull())
    staff.window.frame.workplace.saved.emit(failed)
    staff.settle()
    assert staff.sees("Niet opgeslagen: de schijf is vol.")
    assert not staff.sees("Maak ruimte")
    assert not staff.saved_words(), "the notice says it"
    (banner,) = (each for each in staff.window.findChildren(Banner) if each.objectName() == "trouble")
    assert "Maak ruimte" in banner.accessibleName(), "a screen reader gets all of it"
    staff.tab_to(MORE)
    staff.press(Qt.Key.Key_Space)
    staff.settle()
    assert staff.sees("Maak ruimte")
    staff.tab_to(LESS)
    staff.press(Qt.Key.Key_Space)
    staff.settle()
    assert not staff.sees("Maak ruimte")
    resize(staff, HIGH)
    assert staff.sees("Maak ruimte")
    assert staff.saved_words().startswith("Niet opgeslagen sinds")
