"""Pictures of the first start step by step, the practice vault, and the card and line about backup copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from intake_desktop.dossier.backups import BackupFolderGone, BackupState
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import of_this_computer
from intake_desktop.ui.pages.first_start import FirstStartPage
from intake_desktop.ui.pages.practice_start import PracticeStartPage
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program

Settle = Callable[[], None]
Keep = Callable[[MainWindow, str], None]
LOOKS = (("", "licht", 100), ("-donker", "donker", 100), ("-200procent", "licht", 200))
PASSWORD = "een lange fictieve zin"  # noqa: S105 - fictitious


def steps(window: MainWindow, settle: Settle, keep: Keep) -> None:
    """Every step of the first start, in each look, filled in as somebody would; nothing is founded."""
    for ending, theme, size in LOOKS:
        window.change_settings(replace(window.settings, theme=theme, text_size=size))
        window._open()
        settle()
        for name, fill in (("", _office), ("-beheerder", _colleague), ("-herstelsleutel", _key)):
            keep(window, f"02-eerste-start{name}{ending}")
            fill(window)
            settle()
            if fill is _key:
                keep(window, f"02-eerste-start{name}-controle{ending}")
                _confirm(window)
            _next(window)
            settle()
        keep(window, f"02-eerste-start-reservekopie{ending}")
    window.change_settings(replace(window.settings, theme="licht", text_size=100))


def backups(window: MainWindow, settle: Settle, keep: Keep) -> None:
    """The card in Beheer: no folder, in order, overdue and failed; the last two with the line on the frame."""
    now = window._now()
    stick = Path("/media/beheer/usb-stick/Springplank")
    states = {
        "-geen-map": BackupState(None),
        "": BackupState(stick, now - timedelta(hours=2), copies=9, reachable=True),
        "-oud": BackupState(stick, now - timedelta(days=9), copies=9, reachable=True),
        "-mislukt": BackupState(stick, now - timedelta(days=1), now, BackupFolderGone(), 0, False),
    }
    for ending, theme, size in LOOKS:
        window.change_settings(replace(window.settings, theme=theme, text_size=size))
        for name, state in states.items():
            assert window.frame is not None  # noqa: S101 - the vault is open
            window.frame.workplace.visit("manage")
            settle()
            window.frame.workplace.backups._on_done(state)
            settle()
            keep(window, f"13-beheer-reservekopieen{name}{ending}")
    window.change_settings(replace(window.settings, theme="licht", text_size=100))


def practice(folder: Path, unseen: Callable[[program.LocalDesk], MainWindow], settle: Settle, keep: Keep) -> None:
    """The practice vault: before it is there, its list under the band, and its door; then that again in other looks."""
    cheap = KdfCost(memory_kib=64, iterations=1, lanes=1)
    desk = program.practice_desk(folder / "oefenen" / "kluis", KdfPolicy(cost=cheap, least=cheap), of_this_computer())
    window = unseen(desk)
    keep(window, "17-oefenen-beginnen")
    start = window.centralWidget()
    assert isinstance(start, PracticeStartPage)  # noqa: S101 - the vault was not there yet
    start.opened.emit(desk.make_practice())
    settle()
    for ending, theme, size in LOOKS:
        window.change_settings(replace(window.settings, theme=theme, text_size=size))
        settle()
        keep(window, f"17-oefenen{ending}")
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    window.close()
    settle()
    keep(unseen(desk), "17-oefenen-openen")


def _page(window: MainWindow) -> FirstStartPage:
    page = window.centralWidget()
    assert isinstance(page, FirstStartPage)  # noqa: S101 - there is no vault
    return page


def _line(window: MainWindow, name: str) -> QLineEdit:
    found = [line for line in _page(window).findChildren(QLineEdit) if line.accessibleName() == name]
    return found[0]


def _write(window: MainWindow, name: str, text: str) -> None:
    line = _line(window, name)
    line.setText(text)
    line.textEdited.emit(text)


def _office(window: MainWindow) -> None:
    _write(window, "Naam van de organisatie", "Stichting Voorbeeld")
    _write(window, "Locatie", "Amsterdam Oost")


def _colleague(window: MainWindow) -> None:
    _write(window, "Je naam", "Joke Bedacht")
    for name in ("Wachtwoord", "Nog een keer"):
        _write(window, name, PASSWORD)


def _key(window: MainWindow) -> None:
    _page(window)._steps[2]._view._written.click()  # type: ignore[attr-defined]  # the step of the key


def _confirm(window: MainWindow) -> None:
    groups = _page(window)._key.split("-")
    for number, group in enumerate(groups, 1):
        for line in _page(window).findChildren(QLineEdit):
            if line.accessibleName() == f"Groep {number}":
                line.setText(group)
                line.textEdited.emit(group)


def _next(window: MainWindow) -> None:
    _page(window)._on_next()
