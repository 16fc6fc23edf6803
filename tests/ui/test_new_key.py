"""Nieuwe sleutel voor de kluis in Beheer, by keyboard: asked twice, a calm page meanwhile, and how it ended."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.rotation import RotationStopped
from intake_desktop.storage import keycopies, reencrypt
from intake_desktop.wiring import program
from tests.ui.staff import CHEAP, PASSWORD, Office, Staff
from tests.ui.test_backups import copies, found_with_folder, locked, stick
from tests.ui.test_manage_page import at_beheer, walk

__all__ = ["stick"]
SPACE = Qt.Key.Key_Space
DONE = "De kluis heeft een nieuwe sleutel"


class Gate:
    """Holds the work halfway until the test lets it go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.there, self.on = threading.Event(), threading.Event()
        real = reencrypt.compare

        def compare(*given: object) -> None:
            self.there.set()
            assert self.on.wait(30)
            real(*given)  # type: ignore[arg-type]  # passed on as they came

        monkeypatch.setattr(reencrypt, "compare", compare)


def epoch(office: Office) -> int:
    return keycopies.read(office.folder).readable[0].epoch


def begin(staff: Staff) -> None:
    staff.until(lambda: staff.sees("De kluis heeft nog de sleutel van het begin."))
    staff.tab_to("Nieuwe sleutel maken")
    staff.press(SPACE)
    assert staff.at() == "Niets veranderen", "the safe answer has the keyboard"
    staff.tab_to("Ja, nu een nieuwe sleutel", back=True)
    staff.press(SPACE)


def test_a_beheerder_gives_the_vault_a_new_key_and_goes_on(office: Office, stick: Path) -> None:
    found_with_folder(office, stick)
    staff = at_beheer(office)
    staff.until(lambda: copies(stick))
    first = copies(stick)
    office.clock.forward(minutes=2)
    begin(staff)
    staff.until(lambda: staff.sees(DONE) and staff.at() == "Verder")
    assert epoch(office) == 2
    staff.press(SPACE)
    staff.until(lambda: staff.sees("Laatste keer: vandaag om") and staff.at() == "Nieuwe sleutel maken")
    staff.until(lambda: copies(stick) and copies(stick) != first, 20_000)
    locked(staff)
    again = office.unlocked()
    walk(again)
    again.until(lambda: again.sees("Laatste keer: vandaag om"))


def test_meanwhile_nothing_else_can_be_reached_and_stop_leaves_the_old_key(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.found()
    gate = Gate(monkeypatch)
    staff = at_beheer(office)
    begin(staff)
    staff.until(gate.there.is_set)
    assert staff.sees("Niemand kan nu typen.")
    reached = set()
    for _ in range(6):
        staff.keyboard.tab()
        reached.add(staff.at())
    assert reached == {"Stop"}
    staff.press(SPACE)
    gate.on.set()
    staff.until(lambda: staff.sees("Gestopt: de kluis heeft nog de oude sleutel") and staff.at() == "Verder")
    staff.press(SPACE)
    staff.until(
        lambda: staff.at() == "Nieuwe sleutel maken" and staff.sees("Je kunt later bij Beheer opnieuw beginnen.")
    )
    assert epoch(office) == 1
    staff.tab_to("Deelnemers", back=True)


def test_locking_meanwhile_stops_it_and_leaves_nothing_over_the_window(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.found()
    gate = Gate(monkeypatch)
    staff = at_beheer(office)
    begin(staff)
    staff.until(gate.there.is_set)
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: staff.sees("Wordt gestopt en opgeruimd."))
    gate.on.set()
    staff.until(lambda: office.relaunches and office.desk.last is not None and office.desk.last.closed)
    staff.settle()
    assert staff.window.findChild(QWidget, "new-key-page") is None
    assert epoch(office) == 1
    assert not list(office.folder.glob(".kluis-sleutel-*"))
    desk = program.local_desk(office.folder, CHEAP)
    vault = desk.unlock(desk.face().colleagues[0].slot_id, PASSWORD)
    assert isinstance(desk.rotation_state(vault).error, RotationStopped)
    vault.close()


def test_a_disk_that_is_full_is_told_in_words_about_the_key(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def export(*_given: object) -> None:
        raise OSError(28, "vol")

    office.found()
    monkeypatch.setattr(reencrypt, "export", export)
    staff = at_beheer(office)
    begin(staff)
    staff.until(lambda: staff.sees("Code ZK-347") and staff.at() == "Verder")
    assert not staff.sees("Je tekst staat nog op het scherm")
    staff.press(SPACE)
    staff.until(lambda: staff.sees("(ZK-347)"))
    _goes_on(office.desk.last)


def _goes_on(vault: Vault | None) -> None:
    assert vault is not None
    assert vault.run(lambda store: store.dossiers.next_number(vault.actor, 2026)).result()
